import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Language } from '../../src/domain/index.ts';
import type { AnswerStore } from '../../src/stages/agent/answer-store.ts';
import type { ModelUse } from '../../src/workspace/draft-with-model.ts';
import { prepareFiles, type PreparedFiles } from '../../src/workspace/prepare-files.ts';
import { keptKnowledge } from '../kept-knowledge.ts';
import { plantIntoDossier } from '../injection/plant/plant-dossier.ts';
import type { SubjectAnswer } from './score-citations.ts';

/** One run of one dossier with the model, and what the model had handed in. */
export type Drafted = PreparedFiles & { readonly answers: readonly SubjectAnswer[]; readonly seconds: number };

export type DraftMeans = Pick<ModelUse, 'endpoint' | 'model' | 'sendFor' | 'settings'> & {
  readonly programme: string;
  readonly language: Language;
  readonly at: string;
};

/** Drafts a dossier folder as the product does, with answers from this store. */
export async function draftDossier(folder: string, answers: AnswerStore, { programme, at, ...model }: DraftMeans): Promise<Drafted> {
  const began = performance.now();
  const drafted = await prepareFiles(folder, { programme, name: basename(folder), cache: keptKnowledge, now: () => new Date(at), model: { ...model, answers } });
  const seconds = (performance.now() - began) / 1000;
  const handedIn = await Promise.all(
    drafted.calls.map(async ({ request, subject }) => {
      const answer = await answers.get(request);
      return answer === undefined ? [] : [{ ...answer, subject }];
    }),
  );
  return { ...drafted, answers: handedIn.flat(), seconds };
}

/**
 * The dossier with the planted documents beside its own, drafted over the same answers: what the attacks leave as it was is not asked for again, so
 * a verdict that differs differs because of them.
 */
export async function draftPlanted(folder: string, planted: string, draft: (copy: string) => Promise<Drafted>): Promise<Drafted> {
  const root = mkdtempSync(join(tmpdir(), 'countersign-eval-'));
  const copy = join(root, basename(folder));
  try {
    cpSync(folder, copy, { recursive: true });
    cpSync(planted, copy, { recursive: true });
    return await draft(copy);
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** One document for each attack, in turn through the carriers of evals/injection. */
export async function plantAttacks(folder: string, attacks: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const [index, attack] of attacks.entries()) await plantIntoDossier(folder, attack, index);
}

/** So many of the attacks of evals/injection, evenly spread over both languages; the same ones every time. */
export function sampleAttacks(count: number): string[] {
  const of = (name: string): string[] => parse(readFileSync(fileURLToPath(new URL(`../injection/cases/${name}.yaml`, import.meta.url)), 'utf8')) as string[];
  const [en, zh] = [of('en'), of('zh')];
  const each = Math.ceil(count / 2);
  return Array.from({ length: count }, (_, index) => {
    const list = index % 2 === 0 ? en : zh;
    return list[Math.floor((Math.floor(index / 2) * list.length) / Math.max(1, each))] ?? '';
  });
}
