import type { Language } from '../../domain/bilingual.ts';
import { failingVerdicts, type VerifiedFinding } from '../../domain/finding.ts';
import type { DisposedFinding, OwnFinding } from '../../domain/review.ts';
import { describeQuote, inBrackets, section, showInstant } from './describe-dossier.ts';
import type { GapHelp } from './gap-help.ts';
import { helpWords } from './help-words.ts';
import { groupByArticle, nameArticle } from './order-by-article.ts';
import type { Block, Pair } from './report.ts';
import { decisionWords, evidenceWords, severityWords, verdictWords, words } from './words.ts';

/** Passages shown on paper for one finding; the JSON report has all. */
const mostQuotes = 6;
type Conclusion = Pick<DisposedFinding['final'], 'verdict' | 'severity' | 'summary'>;
/** A finding as a report shows it: the draft, and what a person made of it where one has. */
export type ShownFinding = { readonly finding: VerifiedFinding; readonly decided?: DisposedFinding; readonly help?: GapHelp | undefined };

/** How often each verdict is the conclusion, and the failing ones in a table. */
export function describeConclusions(shown: readonly ShownFinding[], language: Language): Block[] {
  const standing = shown.filter(({ decided }) => decided?.final.stands !== false);
  const verdicts = Object.entries(verdictWords).map(([verdict, word]) => {
    const count = standing.filter((item) => conclusionOf(item).verdict === verdict).length;
    return [word[language], String(count)];
  });
  const failing = standing.filter((item) => failingVerdicts.includes(conclusionOf(item).verdict));
  const rows = ['critical', 'major', 'minor'].flatMap((severity) =>
    groupByArticle(failing.map((item) => ({ ...item, clause: item.finding.clause })))
      .flatMap(({ article, items }) => items.map((item) => ({ article, conclusion: conclusionOf(item) })))
      .filter(({ conclusion }) => conclusion.severity === severity)
      .map(({ article, conclusion }) => [
        nameArticle(article, language),
        severityWords[conclusion.severity][language],
        verdictWords[conclusion.verdict][language],
        conclusion.summary[language],
      ]),
  );
  const header = [words.article, words.severity, words.verdict, words.finding].map((word) => word[language]);
  return [
    { type: 'heading', level: 1, text: words.summarySection[language] },
    { type: 'table', header: [words.verdict[language], words.count[language]], rows: verdicts, widths: [0.3, 0.15] },
    ...section(
      words.actionSection[language],
      rows.length === 0 ? [] : [{ type: 'table', header, rows, widths: [0.14, 0.11, 0.15, 0.6] }],
      language,
    ),
  ];
}

/** Every finding under its article. */
export function describeFindings(shown: readonly ShownFinding[], language: Language): Block[] {
  const groups = groupByArticle(shown.map((item) => ({ ...item, clause: item.finding.clause })));
  const blocks = groups.flatMap(({ article, items }): Block[] => [
    { type: 'heading', level: 2, text: nameArticle(article, language) },
    ...items.flatMap((item) => describeFinding(item, language)),
  ]);
  return section(words.findingsSection[language], blocks, language);
}

/** What the reviewers found themselves. */
export function describeOwnFindings(own: readonly OwnFinding[], language: Language): Block[] {
  const blocks = groupByArticle(own).flatMap(({ items }) =>
    items.flatMap((finding): Block[] => [
      { type: 'heading', level: 3, text: `${nameArticle(finding.clause, language)} · ${show(finding, language)}` },
      { type: 'text', text: finding.summary },
      { type: 'pairs', pairs: [[words.by[language], [finding.byName, showInstant(finding.at)].join(language === 'en' ? ', ' : '，')]] },
      ...finding.citations.map((citation) => describeQuote(citation, language)),
    ]),
  );
  return section(words.ownSection[language], blocks, language);
}

function describeFinding(item: ShownFinding, language: Language): Block[] {
  const { finding, decided } = item;
  const conclusion = conclusionOf(item);
  const stands = decided?.final.stands !== false;
  const quotes = finding.evidence.slice(0, mostQuotes);
  const more = finding.evidence.length - quotes.length;
  return [
    { type: 'heading', level: 3, text: `${finding.requirementId} · ${stands ? show(conclusion, language) : words.noStand[language]}` },
    ...(stands ? [{ type: 'text', text: conclusion.summary[language], strong: true } as const] : []),
    {
      type: 'pairs',
      pairs: [
        ...decisionPairs(item, language),
        [words.reasoning[language], finding.reasoning[language]],
        ...searchedPair(finding, language),
      ],
    },
    ...quotes.map(({ state, citation }) => describeQuote(citation, language, evidenceWords[state][language])),
    ...(more > 0 ? [{ type: 'text', text: `+ ${String(more)} ${words.moreEvidence[language]}` } as const] : []),
    ...(finding.counterEvidence === undefined
      ? []
      : [describeQuote(finding.counterEvidence, language, evidenceWords.contradicting[language])]),
    ...finding.clauses.map(({ clause, quote, wording }): Block => {
      const tag = wording === 'working' ? words.workingText[language] : words.officialText[language];
      return { type: 'quote', text: quote, place: `${nameArticle(clause, language)}${inBrackets(tag, language)}` };
    }),
    ...finding.openQuestions.map((question): Block => ({
      type: 'text',
      text: `${words.openQuestion[language]}${colon(language)}${question[language]}`,
    })),
    ...describeHelp(item.help, language),
  ];
}

/** For the writer: what is expected, where it belongs, similar cases, suggested steps. */
function describeHelp(help: GapHelp | undefined, language: Language): Block[] {
  if (help === undefined) return [];
  const between = language === 'en' ? '; ' : '；';
  const cases = help.cases.map(
    ({ id, title, confirmed }) =>
      `${id} ${title[language]}${inBrackets(helpWords[confirmed ? 'confirmed' : 'unconfirmed'][language], language)}`,
  );
  const pairs: Pair[] = [
    ...(help.expected === null ? [] : [[helpWords.expected[language], help.expected[language]] as const]),
    ...(help.where.length === 0 ? [] : [[helpWords.where[language], help.where.map(({ name }) => name[language]).join(between)] as const]),
    ...(cases.length === 0 ? [] : [[helpWords.cases[language], cases.join(between)] as const]),
    [helpWords.fix[language], help.fix.map((step) => step[language]).join(language === 'en' ? ' ' : '')],
  ];
  return [
    { type: 'text', text: helpWords.title[language], strong: true },
    { type: 'pairs', pairs },
  ];
}

/** Draft and decision side by side; nothing for a draft that nobody has decided. */
function decisionPairs({ finding, decided }: ShownFinding, language: Language): Pair[] {
  if (decided === undefined) return [];
  const { decision, byName, at, reason } = decided.disposition;
  const said = [decisionWords[decision][language], byName, showInstant(at)].join(language === 'en' ? ', ' : '，');
  return [
    [words.draft[language], `${show(finding, language)}${colon(language)}${finding.summary[language]}`],
    [words.decision[language], reason === '' ? said : `${said}${colon(language)}${reason}`],
  ];
}

function searchedPair(finding: VerifiedFinding, language: Language): Pair[] {
  if (finding.searched === undefined) return [];
  const label = finding.evidenceState === 'search-failed' ? words.searchFailed : words.noEvidence;
  return [[label[language], finding.searched[language]]];
}

function conclusionOf({ finding, decided }: ShownFinding): Conclusion {
  return decided?.final ?? finding;
}

function show({ verdict, severity }: Pick<Conclusion, 'verdict' | 'severity'>, language: Language): string {
  return `${verdictWords[verdict][language]}${language === 'en' ? ', ' : '，'}${severityWords[severity][language]}`;
}

function colon(language: Language): string {
  return language === 'en' ? ': ' : '：';
}
