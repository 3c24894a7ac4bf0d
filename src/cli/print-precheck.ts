import { styleText } from 'node:util';
import {
  failingVerdicts,
  foldWhiteSpace,
  type Language,
  type PreparedReview,
  type Verdict,
  type VerifiedFinding,
} from '../domain/index.ts';
import { helpWords, type GapHelp } from '../stages/report/index.ts';
import { words } from './words.ts';

const sign: Record<Verdict, string> = {
  met: '✓',
  'partly-met': '◐',
  'not-met': '✗',
  'not-addressed': '○',
  'not-applicable': '–',
  undecided: '?',
};
const colour: Partial<Record<Verdict, 'red' | 'yellow' | 'blue' | 'magenta'>> = {
  'not-met': 'red',
  'partly-met': 'yellow',
  undecided: 'blue',
  'not-addressed': 'magenta',
};
const rank = { critical: 0, major: 1, minor: 2 } as const;

/** The gap list for people: what fails first, each with clause and place; then integrity marks and counts. */
export function printPrecheck(
  prepared: PreparedReview,
  language: Language,
  colored: boolean,
  help: ReadonlyMap<string, GapHelp> = new Map(),
): void {
  const paint = (verdict: Verdict, text: string): string =>
    colored && colour[verdict] !== undefined ? styleText(colour[verdict], text) : text;
  const failing = prepared.findings
    .filter(({ verdict }) => failingVerdicts.includes(verdict))
    .sort((a, b) => rank[a.severity] - rank[b.severity]);
  const lines = [words.heading[language](prepared.dossierName, prepared.documents.length), words.noDecision[language], ''];
  for (const finding of failing) {
    lines.push(
      `${paint(finding.verdict, `${sign[finding.verdict]} ${words.verdicts[finding.verdict][language]}`)} · ${words.severities[finding.severity][language]} · ${finding.clause.split('#')[1] ?? finding.clause} · ${finding.requirementId}`,
    );
    lines.push(`  ${finding.summary[language]}`);
    for (const place of places(finding)) lines.push(`    ${place}`);
    lines.push(...helpLines(help.get(finding.id), language));
    lines.push('');
  }
  for (const mark of prepared.integrity) lines.push(`! ${mark.file}: ${mark.summary[language]}`);
  if (prepared.integrity.length > 0) lines.push('');
  lines.push(words.counts[language](countBy(prepared)));
  console.log(lines.join('\n'));
}

function places({ evidence }: VerifiedFinding): string[] {
  return evidence
    .slice(0, 3)
    .map(({ citation }) => `${citation.file} p. ${citation.page}: “${foldWhiteSpace(citation.quote).slice(0, 140)}”`);
}

function helpLines(help: GapHelp | undefined, language: Language): string[] {
  if (help === undefined) return [];
  const cases = help.cases.map(
    ({ id, title, confirmed }) => `${id} ${title[language]} (${helpWords[confirmed ? 'confirmed' : 'unconfirmed'][language]})`,
  );
  return [
    ...help.fix.map((step) => `  → ${step[language]}`),
    ...(cases.length === 0 ? [] : [`  ${helpWords.cases[language]}: ${cases.join(language === 'en' ? '; ' : '；')}`]),
  ];
}

function countBy({ findings }: PreparedReview): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { met: 0, 'partly-met': 0, 'not-met': 0, 'not-addressed': 0, 'not-applicable': 0, undecided: 0 };
  for (const { verdict } of findings) counts[verdict] += 1;
  return counts;
}
