import type { Bilingual } from '../../domain/bilingual.ts';
import type { DossierCitation, Severity } from '../../domain/document.ts';
import { failingVerdicts, type VerifiedFinding } from '../../domain/finding.ts';
import type { KnowledgeBase } from '../../domain/knowledge.ts';
import type { DisposedFinding, OwnFinding, PreparedReview } from '../../domain/review.ts';
import { compareClauses } from './order-by-article.ts';

/** What people concluded: of a signed review, or so far. */
export type Concluded = {
  readonly prepared: PreparedReview;
  readonly findings: readonly DisposedFinding[];
  readonly ownFindings: readonly OwnFinding[];
};

/** One thing that the applicant must supply or correct, with every place that it is about. */
export type DeficiencyItem = {
  readonly number: number;
  readonly clause: string;
  readonly severity: Severity;
  readonly title: Bilingual;
  /** The duty in our words; null for a finding that no requirement stands behind. */
  readonly duty: Bilingual | null;
  /** What is expected; null for a finding that no requirement stands behind. */
  readonly expected: Bilingual | null;
  /** The persons' conclusions, each once. */
  readonly conclusions: readonly Bilingual[];
  readonly places: readonly DossierCitation[];
  readonly findings: readonly string[];
};
type Part = Omit<DeficiencyItem, 'number' | 'conclusions' | 'findings'> & {
  readonly thing: string;
  readonly conclusion: Bilingual;
  readonly finding: string;
};

const heavier: readonly Severity[] = ['critical', 'major', 'minor'];

/**
 * The items of a deficiency letter: only conclusions that a person accepted, amended to failing, or added as failing. What is under the
 * same clause and asks for the same thing is one item with all its places. In the authority's order, numbered from 1.
 */
export function deficiencyItems(concluded: Concluded, knowledge: KnowledgeBase): DeficiencyItem[] {
  const instruments = knowledge.programmes.get(concluded.prepared.programme)?.instruments ?? [];
  const groups = new Map<string, Part[]>();
  for (const part of [...partsOfFindings(concluded, knowledge), ...partsOfOwn(concluded)]) {
    const key = `${part.clause} ${part.thing}`;
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  return [...groups.values()]
    .sort(([a], [b]) => compareClauses(a?.clause ?? '', b?.clause ?? '', instruments))
    .map((parts, n) => merge(parts, n + 1));
}

function partsOfFindings({ prepared, findings }: Concluded, knowledge: KnowledgeBase): Part[] {
  const programme = knowledge.programmes.get(prepared.programme);
  const requirements = new Map(programme?.requirements.map((item) => [item.id as string, item]));
  return findings.flatMap(({ finding, disposition, final }): Part[] => {
    const isTheirs = disposition.decision === 'accept' || disposition.decision === 'amend';
    if (!isTheirs || !final.stands || !failingVerdicts.includes(final.verdict)) return [];
    const requirement = requirements.get(finding.requirementId);
    const expected =
      requirement === undefined
        ? null
        : { en: requirement.evidenceExpected, zh: requirement.evidenceExpectedZh ?? requirement.evidenceExpected };
    return [
      {
        clause: finding.clause,
        severity: final.severity,
        title: requirement?.title ?? final.summary,
        duty: requirement?.statement ?? null,
        expected,
        thing: folded(expected?.en ?? final.summary.en),
        conclusion: final.summary,
        places: placesOf(finding),
        finding: finding.id,
      },
    ];
  });
}

function partsOfOwn({ ownFindings }: Concluded): Part[] {
  return ownFindings
    .filter(({ verdict }) => failingVerdicts.includes(verdict))
    .map(({ id, clause, severity, summary, citations }) => {
      const conclusion = { en: summary, zh: summary };
      return {
        clause,
        severity,
        title: conclusion,
        duty: null,
        expected: null,
        thing: folded(summary),
        conclusion,
        places: citations,
        finding: id,
      };
    });
}

/** Passages against the duty, else those that were found; never the ones that support it. */
function placesOf({ evidence }: Pick<VerifiedFinding, 'evidence'>): DossierCitation[] {
  const against = evidence.filter(({ state }) => state === 'contradicting');
  return (against.length > 0 ? against : evidence.filter(({ state }) => state === 'located')).map(({ citation }) => citation);
}

function merge(parts: readonly Part[], number: number): DeficiencyItem {
  const [{ clause, title, duty, expected } = missing()] = parts;
  const places = new Map(
    parts.flatMap((part) => part.places).map((place) => [`${place.documentId}:${place.page}:${place.start}-${place.end}`, place]),
  );
  const conclusions = new Map(parts.map(({ conclusion }) => [folded(conclusion.en), conclusion]));
  const severity = heavier.find((one) => parts.some((part) => part.severity === one)) ?? 'minor';
  return {
    number,
    clause,
    severity,
    title,
    duty,
    expected,
    conclusions: [...conclusions.values()],
    places: [...places.values()],
    findings: parts.map(({ finding }) => finding),
  };
}

function missing(): never {
  throw new TypeError('an item of a deficiency letter has at least one finding');
}

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\s+/gu, ' ')
    .replace(/[.。；;]$/u, '')
    .trim()
    .toLowerCase();
}
