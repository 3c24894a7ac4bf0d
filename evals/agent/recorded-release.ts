import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openAnswerFiles } from '../../src/adapters/answer-files/open-answer-files.ts';
import { AppError } from '../../src/domain/index.ts';
import { StoredAnswer, type AnswerStore } from '../../src/stages/agent/answer-store.ts';

/** `release.json` beside recorded answers: under what they were given, and by whom. */
export const Release = z.object({
  release: z.string(),
  /** As it was asked for; part of every request's hash. */
  model: z.string(),
  /** In plain words: an endpoint and its model, or whoever else answered. */
  answeredBy: z.string(),
  /** Whether whoever answered could see the labels. Only `false` counts as a measurement. */
  labelsSeen: z.boolean(),
  /** Day and time that the drafts were made under; the law of that day applies where a dossier states none. */
  at: z.iso.datetime(),
  ways: z.enum(['requirements', 'documents', 'both']),
  checker: z.boolean(),
  attacks: z.int().min(0),
  twice: z.boolean(),
  price: z.object({ currency: z.string(), inputPerMillion: z.number(), outputPerMillion: z.number() }).optional(),
  /** Of the knowledge base that was asked with; under another one requests differ, and have no recorded answer. */
  knowledgeVersion: z.string().optional(),
  cases: z.array(z.string()),
});
export type Release = z.infer<typeof Release>;

/** The release of this name, or the one recorded last; undefined when there is none. */
export function readRelease(folder: string, name?: string): Release | undefined {
  const names = name === undefined ? (existsSync(folder) ? readdirSync(folder).sort() : []) : [name];
  const releases = names
    .map((each) => join(folder, each, 'release.json'))
    .filter((file) => existsSync(file))
    .map((file) => Release.parse(JSON.parse(readFileSync(file, 'utf8'))));
  return releases.sort((a, b) => (a.at < b.at ? 1 : -1))[0];
}

export function writeRelease(folder: string, release: Release): void {
  mkdirSync(join(folder, release.release), { recursive: true });
  writeFileSync(join(folder, release.release, 'release.json'), `${JSON.stringify(release, null, 2)}\n`);
}

/** Answers of one run of one dossier, one file each by the hash of its request. */
export function openRecordedAnswers(folder: string, release: string, dossier: string, run: 'first' | 'second'): AnswerStore {
  return openAnswerFiles(join(folder, release, dossier, run), (value) => StoredAnswer.parse(value));
}

/** Documents with attacks, kept with the answers: their bytes, and so the requests, would differ if they were made anew. */
export function plantedFolder(folder: string, release: string): string {
  return join(folder, release, 'planted');
}

type CountedAnswers = AnswerStore & {
  /** Requests that had no answer here. */
  readonly missing: () => number;
};

/** Reads only, and counts what is not there. */
export function onlyRecorded(answers: AnswerStore): CountedAnswers {
  const missing = new Set<string>();
  return {
    async get(request) {
      const answer = await answers.get(request);
      if (answer === undefined) missing.add(request);
      return answer;
    },
    put: () => Promise.reject(new Error('recorded answers are not written to')),
    missing: () => missing.size,
  };
}

/** The way out of a run on recorded answers: there is none. */
export const noWayOut: typeof fetch = () =>
  Promise.reject(
    new AppError('refused', 'no recorded answer', {
      en: 'There is no recorded answer to this request, and no endpoint was named.',
      zh: '该请求没有已录制的应答，也未指定端点。',
    }),
  );
