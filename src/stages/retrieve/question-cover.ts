import type { KnowledgeBase, Language } from '../../domain/index.ts';
import { indexedClauses } from './clauses.ts';
import { spokenWords } from './spoken-words.ts';
import { termSynonyms, type Synonyms } from './synonyms.ts';
import { tokenise, type SegmentChinese } from './tokenise.ts';

/**
 * Least share of a question that a clause must cover before it counts as an answer. Chosen on own questions in both languages
 * (tests/stages/retrieve/question-cover.test.ts): below it questions on other matters pass, above it plain questions are refused.
 */
export const leastCover = 0.34;

/** One common word of a longer question makes no answer. */
const leastWords = 2;
/** What a related word counts beside the word itself. */
const relatedShare = 0.6;
/** Letters at which two long English words are taken for the same: `disclos`, `disclosur`. */
const stemLetters = 6;
const hyphen = /(?<=\p{L})-(?=\p{L})/gu;
const askingChinese =
  '什么 怎么 怎样 如何 吗 呢 吧 哪些 哪个 哪里 哪 谁 几 几天 多少 多长 多久 是否 是不是 要不要 能不能 可不可以 能否 需要 需 必须 应该 要 能 可以 会 我们 我 他们 做 办 给 让 到 时 把 被 从 里 就 都 也 还 又 再 去 来 出 得 着 这 那 这些 没有 没 不 用 一下 时候 以后 请问 多 由 一'; // prettier-ignore
const askingEnglish =
  'how much many long often far need needs does do did let may might can about there any some get what whose whom us we our i my me please tell than ever still no not happen happens allowed instead'; // prettier-ignore

/**
 * How much of a question a clause speaks of: the share of the question's words, weighted by their rarity among clauses, that stand in the
 * clause, in the clauses above it or in the requirements drawn from it, or that a word of the field's thesaurus stands for. A word that no
 * clause knows is the rarest, so a question on another matter stays low however well its common words match. Measured in the language of
 * the question. Building it is linear in the text.
 */
export class QuestionCover {
  private readonly vocabulary: Readonly<Record<Language, ReadonlyMap<string, ReadonlySet<string>>>>;
  private readonly frequency: Readonly<Record<Language, ReadonlyMap<string, number>>>;
  private readonly size: number;
  private readonly synonyms: Synonyms;
  private readonly asking: ReadonlySet<string>;
  private readonly segment: SegmentChinese;

  constructor(knowledge: KnowledgeBase, segment: SegmentChinese) {
    this.segment = segment;
    this.synonyms = termSynonyms(segment);
    this.asking = new Set([...this.terms(askingEnglish), ...askingChinese.split(' ')]);
    this.vocabulary = { en: this.read(knowledge, 'en'), zh: this.read(knowledge, 'zh') };
    this.frequency = { en: countTerms(this.vocabulary.en), zh: countTerms(this.vocabulary.zh) };
    this.size = knowledge.clauses.size;
  }

  /** In [0, 1]; 0 for a clause that is not known, and for a question without words of its own. */
  of(question: string, clauseId: string): number {
    const language: Language = /\p{Script=Han}/u.test(question) ? 'zh' : 'en';
    const known = this.vocabulary[language].get(clauseId);
    const asked = [...new Set(this.terms(question))].filter((term) => !this.asking.has(term));
    if (known === undefined) return 0;
    let [all, covered, words] = [0, 0, 0];
    for (const term of asked) {
      const weight = this.rarity(stemOf(term), language);
      const met = this.met(term, known);
      all += weight;
      covered += weight * met;
      words += met > 0 ? 1 : 0;
    }
    return (words < leastWords && asked.length > leastWords) || all === 0 ? 0 : covered / all;
  }

  private met(term: string, known: ReadonlySet<string>): number {
    if (known.has(stemOf(term))) return 1;
    const related = [...(this.synonyms.get(term) ?? []), ...(spokenWords.get(term) ?? []).flatMap((word) => this.terms(word))];
    const stands = related.some((other) => other.split('_').every((part) => known.has(stemOf(part))));
    return stands ? relatedShare : 0;
  }

  private rarity(term: string, language: Language): number {
    const frequency = this.frequency[language].get(term) ?? 0;
    return Math.log(1 + (this.size - frequency + 0.5) / (frequency + 0.5));
  }

  private read(knowledge: KnowledgeBase, language: Language): Map<string, Set<string>> {
    const drawn = new Map<string, string[]>();
    for (const { requirements } of knowledge.programmes.values()) {
      for (const { clause, title, statement, evidenceExpected, evidenceExpectedZh } of requirements) {
        const texts = [title[language], statement[language], (language === 'en' ? evidenceExpected : evidenceExpectedZh) ?? ''];
        for (let id: string = clause; id !== ''; id = id.slice(0, Math.max(0, id.lastIndexOf('.')))) {
          drawn.set(id, [...(drawn.get(id) ?? []), ...texts]);
          if (!id.split('#')[1]?.includes('.')) break;
        }
      }
    }
    const indexed = indexedClauses(knowledge, language);
    return new Map(
      [...knowledge.clauses.keys()].map((id, place) => {
        const { text = '', context = [] } = indexed[place] ?? {};
        const lines = [text, ...context, ...(drawn.get(id) ?? [])];
        return [id, new Set(lines.flatMap((line) => this.terms(line)).map(stemOf))];
      }),
    );
  }

  private terms(text: string): string[] {
    return tokenise(text.replace(hyphen, ' '), this.segment).filter((term) => term !== null);
  }
}

function stemOf(term: string): string {
  return /^[a-z]{6}/u.test(term) ? term.slice(0, stemLetters) : term;
}

function countTerms(vocabulary: ReadonlyMap<string, ReadonlySet<string>>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const terms of vocabulary.values()) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
