import type { Language } from '../../domain/bilingual.ts';
import type { EvalCase } from '../../domain/eval-result.ts';
import { canFail, type Case, type Clause, type FactDefinition, type Instrument, type Requirement } from '../../domain/knowledge.ts';
import { cardWords as words } from './card-words.ts';
import { kindWords } from '../../domain/kind-words.ts';
import { inBrackets } from './describe-dossier.ts';
import { nameArticle } from './order-by-article.ts';
import type { Block, Pair, Report } from './report.ts';
import { severityWords } from './words.ts';

export type RuleCardSource = {
  readonly requirement: Requirement;
  readonly clause: Clause | undefined;
  readonly instrument: Instrument | undefined;
  /** Definitions of the facts that it reads. */
  readonly facts: readonly FactDefinition[];
  /** Cases of its article. */
  readonly cases: readonly Case[];
  /** The newest kept result of this knowledge base with its development cases; null where there is none. */
  readonly measured: { readonly name: string; readonly cases: readonly EvalCase[] } | null;
  readonly at: string;
};
export type RuleFigures = { readonly found: number; readonly surfaced: number; readonly missed: number; readonly falseAlarms: number; readonly unmatched: number }; // prettier-ignore

/** What became of labels that belong to a requirement: those that a finding of it hit, and missed ones of its article, which are nobody's. Pure. */
export function ruleFigures({ id, clause }: Pick<Requirement, 'id' | 'clause'>, cases: readonly EvalCase[]): RuleFigures {
  const article = clause.split('#')[1]?.split('.')[0] ?? '';
  const defects = cases.flatMap((each) => each.defects);
  return {
    found: defects.filter(({ by, outcome }) => by === id && outcome === 'found').length,
    surfaced: defects.filter(({ by, outcome }) => by === id && outcome === 'surfaced').length,
    missed: defects.filter((defect) => defect.outcome === 'missed' && defect.article === article).length,
    falseAlarms: cases.flatMap(({ falseAlarms }) => falseAlarms).filter(({ by }) => by === id).length,
    unmatched: cases.flatMap(({ unmatched }) => unmatched).filter(({ requirement }) => requirement === id).length,
  };
}

/** How one requirement is checked, from what, with which results, and how well that did (duty D1). */
export function buildRuleCard(source: RuleCardSource, language: Language): Report<'rule-card'> {
  const { requirement, measured, at } = source;
  const figures = measured === null ? null : ruleFigures(requirement, measured.cases);
  const heading = (text: { readonly en: string; readonly zh: string }): Block => ({ type: 'heading', level: 1, text: text[language] });
  return {
    kind: 'rule-card',
    official: false,
    language,
    title: words.ruleTitle[language],
    subject: `${requirement.id} ${requirement.title[language]}`,
    mark: words.ruleMark[language],
    watermark: null,
    at,
    blocks: [
      heading(words.requirement),
      { type: 'pairs', pairs: identity(source, language) },
      heading(words.how),
      ...describeCheck(requirement, language),
      heading(words.facts),
      describeFacts(source.facts, language),
      heading(words.results),
      text(words.resultsText[language]),
      ...(canFail(requirement) ? [] : [text(words.neverFails[language])]),
      heading(words.figures),
      ...describeFigures(measured?.name ?? null, figures, language),
      heading(words.blind),
      text(words.blindText[language]),
      ...(requirement.whenCheckable.includes('continuing') ? [text(words.continuing[language])] : []),
      ...requirement.openQuestions.map((question) => text(`${words.questions[language]}${language === 'en' ? ': ' : '：'}${question[language]}`)),
      heading(words.precedents),
      describeCases(source.cases, language),
    ],
    data: { v: 1, kind: 'rule-card', language, at, requirement, clause: source.clause?.id ?? null, facts: source.facts.map(({ key }) => key), measured: measured && { result: measured.name, ...figures }, cases: source.cases.map(({ id }) => id) },
  };
} // prettier-ignore

function identity({ requirement, clause, instrument }: RuleCardSource, language: Language): Pair[] {
  const { id, statement, severity, evidenceExpected, evidenceExpectedZh, clause: clauseId } = requirement;
  return [
    [words.id[language], id],
    [words.statement[language], statement[language]],
    [words.clause[language], clause === undefined ? clauseId : `${nameArticle(clause.number, language)} ${clause.heading[language]}`],
    [
      words.instrument[language],
      instrument === undefined ? '–' : `${instrument.title[language]}${inBrackets(instrument.number[language], language)}`,
    ],
    [words.inForce[language], clause === undefined ? '–' : words.since(clause.validFrom, clause.validTo)[language]],
    [words.severity[language], severityWords[severity][language]],
    [words.evidence[language], language === 'zh' ? (evidenceExpectedZh ?? evidenceExpected) : evidenceExpected],
  ];
}

function describeCheck({ checkMode, cel, threshold }: Requirement, language: Language): Block[] {
  const limit: Pair[] = threshold === null ? [] : [[words.threshold[language], threshold]];
  const rule: Pair[] = cel === undefined ? [] : [[words.applies[language], cel.applies], [words.check[language], cel.check]]; // prettier-ignore
  return [
    { type: 'pairs', pairs: [[words.how[language], words.modes[checkMode][language]], ...rule, ...limit] },
    ...(cel === undefined ? [text(words.noRule[language])] : []),
  ];
}

function describeFacts(facts: readonly FactDefinition[], language: Language): Block {
  if (facts.length === 0) return text(words.noFacts[language]);
  return {
    type: 'table',
    header: [words.fact, words.type, words.documents].map((word) => word[language]),
    rows: facts.map(({ key, title, type, unit, documents }) => [
      `${title[language]}${inBrackets(key, language)}`,
      typeOf(type, unit, language),
      documents.map((kind) => kindWords[kind][language]).join(language === 'zh' ? '、' : ', '),
    ]),
    widths: [0.4, 0.2, 0.4],
  };
}

function typeOf(type: FactDefinition['type'], unit: string | undefined, language: Language): string {
  const name = words.types[type][language];
  return unit === undefined ? name : `${name}${language === 'zh' ? '，' : ', '}${words.units[unit]?.[language] ?? unit}`;
}

function describeFigures(result: string | null, figures: RuleFigures | null, language: Language): Block[] {
  if (result === null || figures === null) return [text(words.noFigures[language])];
  const { found, surfaced, missed, falseAlarms, unmatched } = figures;
  const name: Pair = [words.result[language], result];
  if (found + surfaced + missed + falseAlarms + unmatched === 0) return [{ type: 'pairs', pairs: [name] }, text(words.noLabels[language])];
  return [
    {
      type: 'pairs',
      pairs: [name, [words.hits[language], String(found)], [words.surfaced[language], String(surfaced)], [words.missed[language], String(missed)], [words.alarms[language], String(falseAlarms)], [words.unmatched[language], String(unmatched)]],
    },
    text(words.figuresText[language]),
  ];
} // prettier-ignore

function describeCases(cases: readonly Case[], language: Language): Block {
  if (cases.length === 0) return text(words.noPrecedents[language]);
  return {
    type: 'table',
    header: [words.case, words.standing].map((word) => word[language]),
    rows: cases.map(({ id, title, confirmed }) => [`${id} ${title[language]}`, words[confirmed ? 'confirmed' : 'unconfirmed'][language]]),
    widths: [0.75, 0.25],
  };
}

const text = (said: string): Block => ({ type: 'text', text: said });
