import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clause, Instrument, KnowledgeBase } from '../../src/domain/index.ts';

const Passage = z.object({ id: z.string(), doc: z.number(), passage_id: z.string(), text: z.string() });
const Question = z.object({ id: z.string(), question: z.string(), gold: z.array(z.string()).min(1) });
export type Question = { readonly id: string; readonly text: string; readonly answers: readonly string[] };
export type Obliqa = { readonly knowledge: KnowledgeBase; readonly questions: readonly Question[] };

const day = '2020-01-01';
const none = { en: '', zh: '' };

/** Passages and questions of a folder as the product's own knowledge base: a document is an instrument, a passage a clause under the clause whose number its own begins with. */
export function readObliqa(folder: string, split: string): Obliqa {
  const passages = lines(join(folder, 'passages.jsonl')).map((line) => Passage.parse(line));
  const file = join(folder, `questions.${split}.jsonl`);
  if (!existsSync(file)) throw new Error(`No questions.${split}.jsonl in ${folder}. Name a split that is there: --split dev.`);
  const questions = lines(file).map((line) => {
    const { id, question, gold } = Question.parse(line);
    return { id, text: question, answers: gold };
  });
  const byNumber = new Map<string, string>();
  for (const { id, doc, passage_id } of passages) {
    const key = `${doc} ${bare(passage_id)}`;
    if (!byNumber.has(key)) byNumber.set(key, id);
  }
  const clauses = new Map(
    passages.map(({ id, doc, passage_id, text }) => [
      id,
      {
        id: id as Clause['id'],
        instrument: String(doc),
        number: passage_id,
        parent: parentOf(id, doc, passage_id, byNumber) as Clause['parent'],
        heading: none,
        workingText: { en: text, zh: '' },
        validFrom: day,
        validTo: null,
        mark: 'source-text',
      } satisfies Clause,
    ]),
  );
  const instruments = [...new Set(passages.map(({ doc }) => doc))].map((doc): Instrument => ({
    id: String(doc), title: none, number: none, issued: day, inForce: day, ended: null, issuer: none, urls: [], mark: 'source-text',
  })); // prettier-ignore
  return {
    knowledge: { version: '' as KnowledgeBase['version'], instruments, clauses, programmes: new Map(), cases: [], glossary: [] },
    questions,
  };
}

function parentOf(id: string, doc: number, number: string, byNumber: ReadonlyMap<string, string>): string | null {
  let above = bare(number);
  for (let cut = above.lastIndexOf('.'); cut > 0; cut = above.lastIndexOf('.')) {
    above = above.slice(0, cut);
    const parent = byNumber.get(`${doc} ${bare(above)}`);
    if (parent !== undefined && parent !== id) return parent;
  }
  return null;
}

const bare = (number: string): string => number.replace(/\.$/u, '');

function lines(path: string): unknown[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}
