import { failingVerdicts, type Verdict } from '../../../src/domain/index.ts';
import type { LabelledDefect, Labels, Place } from './labels.ts';

/** What the scorer needs of a finding, as `precheck --json` prints it. */
export type ScoredFinding = {
  readonly requirementId: string;
  readonly clause: string;
  readonly verdict: Verdict;
  readonly citations: readonly { readonly source: string; readonly file?: string; readonly page?: number; readonly quote?: string }[];
};

export type DefectOutcome = { readonly id: string; readonly kind: string; readonly outcome: 'found' | 'surfaced' | 'missed'; readonly rightClause: boolean; readonly rightPage: boolean; readonly by: string | null };
export type Score = {
  readonly dossier: string;
  readonly defects: readonly DefectOutcome[];
  /** Decoys and met items that a failing finding wrongly rests on. */
  readonly falseAlarms: readonly { readonly item: string; readonly by: string }[];
  readonly falseAlarmChances: number;
  /** Failing findings that match no label: to be read by hand, some are real. */
  readonly unmatched: readonly ScoredFinding[];
};

const isFailing = (finding: ScoredFinding): boolean => failingVerdicts.includes(finding.verdict);
const squeeze = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
const threshold = (text: string): number => (/\p{Script=Han}/u.test(text) ? 8 : 16);

/** `XVII` of `nmpa-2025-134#XVII.3`; the whole id for other instruments. */
function articleOf(finding: ScoredFinding): string {
  const [instrument = '', number = ''] = finding.clause.split('#');
  return instrument === 'nmpa-2025-134' ? (number.split('.')[0] ?? '') : finding.clause;
}

function onPage(place: Place, page: number | undefined): boolean {
  return page === place.page || (place.also_on_pages ?? []).includes(page ?? -1);
}

/** Do quote and label share enough characters in a row (16, 8 in Chinese, or the whole of a shorter label of at least 4)? */
function overlaps(quote: string, label: string): boolean {
  const a = squeeze(quote);
  const b = squeeze(label);
  const need = Math.min(threshold(label), b.length);
  if (need < 4 || a.length < need) return need > 0 && need < 4 && a === b;
  for (let i = 0; i + need <= b.length; i++) if (a.includes(b.slice(i, i + need))) return true;
  return false;
}

/** Does a citation of the finding overlap one of these places? */
export function quotes(finding: ScoredFinding, evidence: readonly Place[]): boolean {
  return evidence.some((place) =>
    finding.citations.some((c) => c.source === 'dossier' && c.file === place.file && onPage(place, c.page) && overlaps(c.quote ?? '', place.quote)),
  );
}

function standsOnPage(finding: ScoredFinding, evidence: readonly Place[]): boolean {
  return evidence.some((place) => finding.citations.some((c) => c.source === 'dossier' && c.file === place.file && onPage(place, c.page)));
}

/** Is the finding of an article under which the label may be found? */
export function accepts(defect: Pick<LabelledDefect, 'article' | 'also' | 'article_also_accepted'>, finding: ScoredFinding): boolean {
  return [defect.article, ...(defect.also ?? []), ...(defect.article_also_accepted ?? [])].includes(articleOf(finding));
}

const isCrossCutting = (finding: ScoredFinding): boolean => finding.requirementId.startsWith('consistency/') || finding.requirementId.startsWith('enclosure/');

/** The rules of evals/findings/README.md. Each label gets its best outcome; loose matches (page only, uncited) fill one defect each. */
export function scoreFindings(labels: Labels, findings: readonly ScoredFinding[]): Score {
  const failing = findings.filter(isFailing);
  const undecided = findings.filter((f) => f.verdict === 'undecided');
  const hitsExactly = (defect: LabelledDefect, f: ScoredFinding): boolean => quotes(f, defect.evidence) && (accepts(defect, f) || isCrossCutting(f));
  // What a defect owns by its quote, no other takes by its page.
  const owned = new Set([...failing, ...undecided].filter((f) => labels.findings.some((defect) => hitsExactly(defect, f))));
  const spent = new Set<ScoredFinding>();
  const hitting = new Set<ScoredFinding>();
  const match = (defect: LabelledDefect, candidates: readonly ScoredFinding[]): ScoredFinding | undefined => {
    const exact = candidates.filter((f) => hitsExactly(defect, f));
    for (const finding of exact) hitting.add(finding);
    if (exact[0] !== undefined) return exact.find((f) => accepts(defect, f)) ?? exact[0];
    const loose = candidates.find(
      (f) =>
        !spent.has(f) && !owned.has(f) && accepts(defect, f) &&
        (standsOnPage(f, defect.evidence) || (defect.kind === 'missing-document' && !f.citations.some((c) => c.source === 'dossier'))),
    ); // prettier-ignore
    if (loose !== undefined) {
      spent.add(loose);
      hitting.add(loose);
    }
    return loose;
  };

  const outcomes = new Map<string, DefectOutcome>();
  for (const defect of labels.findings) {
    const found = match(defect, failing) ?? (defect.accept_undecided === true ? match(defect, undecided) : undefined);
    const by = found ?? match(defect, undecided);
    outcomes.set(defect.id, {
      id: defect.id,
      kind: defect.kind,
      outcome: found !== undefined ? 'found' : by !== undefined ? 'surfaced' : 'missed',
      rightClause: by !== undefined && accepts(defect, by),
      rightPage: by !== undefined && standsOnPage(by, defect.evidence),
      by: by?.requirementId ?? null,
    });
  }

  const falseAlarms = [
    ...labels.decoys.map((item) => ({ item, bad: ['not-met', 'partly-met'] })),
    ...labels.met.map((item) => ({ item, bad: ['not-met', 'not-addressed'] })),
  ].flatMap(({ item, bad }) => {
    const alarm = failing.find((f) => bad.includes(f.verdict) && !hitting.has(f) && articleOf(f) === item.article && quotes(f, item.evidence));
    if (alarm !== undefined) hitting.add(alarm);
    return alarm === undefined ? [] : [{ item: item.id, by: alarm.requirementId }];
  });

  return {
    dossier: labels.dossier,
    defects: labels.findings.flatMap(({ id }) => outcomes.get(id) ?? []),
    falseAlarms,
    falseAlarmChances: labels.decoys.length + labels.met.length,
    unmatched: failing.filter((f) => !hitting.has(f)),
  };
}
