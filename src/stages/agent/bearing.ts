import type { Bilingual, GlossaryTerm, Requirement } from '../../domain/index.ts';

const stop = new Set(
  'the and for are was were been being has have had not with from that this these those shall should must may can will would its their there which when where who whom whose such than then them they into onto upon under over each every all any both also only more most other same very per between during before after about above below'.split(' '),
); // prettier-ignore
const hanStop = /[的了和与及或在对为以等其该由并将应所于按有个是不须当可]/u;

/**
 * Terms of a text for the question whether two texts speak of one thing: Latin words of three letters and more, cut to their first six letters
 * (a crude stem), and pairs of Han characters. No numbers: these are compared apart.
 */
export function termsOf(text: string): Set<string> {
  const terms = new Set<string>();
  for (const [run] of text.toLowerCase().matchAll(/\p{Script=Latin}{3,}|\p{Script=Han}+/gu)) {
    if (/\p{Script=Han}/u.test(run)) {
      for (let i = 0; i + 1 < run.length; i++) {
        const pair = run.slice(i, i + 2);
        if (!hanStop.test(pair)) terms.add(pair);
      }
    } else if (!stop.has(run)) terms.add(run.slice(0, 6).replace(/(?:ing|ed|es|s)$/u, ''));
  }
  return terms;
}

type Wording = Pick<Requirement, 'title' | 'statement' | 'evidenceExpected'>;

/** The glossary made ready for looking up, and words that too many requirements of a programme share to tell them apart. */
export type Lexicon = {
  readonly entries: readonly { readonly en: string; readonly enLower: string; readonly zh: string }[];
  /** In more than a sixth of the requirements: `contract manufacturer`, `drug`. */
  readonly common: ReadonlySet<string>;
};

/** What a requirement is about, in both languages. */
export type Topic = { readonly terms: ReadonlySet<string>; readonly lexicon: Lexicon };

export function lexiconOf(requirements: readonly Wording[], glossary: readonly GlossaryTerm[]): Lexicon {
  const entries = glossary.map(({ en, zh }) => ({ en, enLower: en.toLowerCase(), zh }));
  const counts = new Map<string, number>();
  for (const requirement of requirements) {
    for (const term of termsOf(withOtherWords(wordsOf(requirement), entries))) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const most = Math.max(2, requirements.length / 6);
  return { entries, common: new Set([...counts].filter(([, count]) => count > most).map(([term]) => term)) };
}

export function topicOf(requirement: Wording, factTitles: readonly Bilingual[], lexicon: Lexicon): Topic {
  const text = [wordsOf(requirement), ...factTitles.flatMap(({ en, zh }) => [en, zh])].join('\n');
  const terms = [...termsOf(withOtherWords(text, lexicon.entries))].filter((term) => !lexicon.common.has(term));
  return { terms: new Set(terms), lexicon };
}

/**
 * Does a place speak of the requirement and of what is said about it? `place` is the quote with its passage, headings, column titles and document
 * title. It bears when it shares two terms with the requirement, or one and another with the claim, or four with the claim. Lexical and therefore
 * generous: it takes out quotes from elsewhere, it does not weigh what they say.
 */
export function bearsOn(place: string, { terms: topic, lexicon }: Topic, claim: string): boolean {
  const terms = termsOf(withOtherWords(place, lexicon.entries));
  const withTopic = shared(terms, topic);
  if (withTopic >= 2) return true;
  const claimed = [...termsOf(withOtherWords(claim, lexicon.entries))].filter((term) => !lexicon.common.has(term));
  const withClaim = shared(terms, new Set(claimed));
  return (withTopic === 1 && withClaim >= 2) || withClaim >= 4;
}

function wordsOf({ title, statement, evidenceExpected }: Wording): string {
  return [title.en, title.zh, statement.en, statement.zh, evidenceExpected].join('\n');
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const term of a) if (b.has(term)) count += 1;
  return count;
}

/** The text with the glossary's translation of every term of four letters or two Han characters and more that stands in it. */
function withOtherWords(text: string, entries: Lexicon['entries']): string {
  const lower = text.toLowerCase();
  const isHan = /\p{Script=Han}/u.test(text);
  const others = entries.flatMap(({ en, enLower, zh }) => {
    if (isHan && zh.length >= 2 && lower.includes(zh)) return [en];
    return en.length > 3 && lower.includes(enLower) ? [zh] : [];
  });
  return [text, ...others].join('\n');
}
