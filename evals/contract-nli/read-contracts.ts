import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Document, Passage, Requirement } from '../../src/domain/index.ts';

const ContractNli = z.object({
  documents: z.array(
    z.object({
      id: z.union([z.number(), z.string()]),
      text: z.string(),
      /** Character ranges of the pieces that evidence is named by. */
      spans: z.array(z.tuple([z.number(), z.number()])),
      annotation_sets: z.array(z.object({ annotations: z.record(z.string(), z.object({ choice: z.string(), spans: z.array(z.number()) })) })),
    }),
  ),
  labels: z.record(z.string(), z.object({ hypothesis: z.string() })),
});

/** A contract as the product would hold it, and which of its passages are evidence for which hypothesis. */
export type Contract = {
  readonly document: Document;
  /** One for each span, in order; `id` is the span's number. */
  readonly passages: readonly Passage[];
  readonly pairs: readonly { readonly hypothesis: string; readonly gold: readonly number[] }[];
};
export type ContractSet = { readonly contracts: readonly Contract[]; readonly hypotheses: Readonly<Record<string, string>> };

/** Reads a ContractNLI file (Koreeda & Manning 2021, release format); only pairs with evidence (entailment, contradiction) are kept. */
export function readContracts(path: string): ContractSet {
  const data = ContractNli.parse(JSON.parse(readFileSync(path, 'utf8')));
  const contracts = data.documents.map(({ id, text, spans, annotation_sets: sets }) => ({
    document: documentOf(String(id), text),
    passages: spans.map(([start, end], index) => passageOf(String(id), text, start, end, index)),
    pairs: Object.entries(sets[0]?.annotations ?? {}).flatMap(([hypothesis, { choice, spans: gold }]) =>
      choice === 'NotMentioned' || gold.length === 0 ? [] : [{ hypothesis, gold: [...new Set(gold)] }],
    ),
  }));
  return { contracts, hypotheses: Object.fromEntries(Object.entries(data.labels).map(([key, { hypothesis }]) => [key, hypothesis])) };
}

/** The hypothesis as a requirement of which nothing is known but its statement. */
export function requirementOf(hypothesis: string): Requirement {
  return {
    id: 'hypothesis' as Requirement['id'],
    clause: 'hypothesis#1' as Requirement['clause'],
    kind: 'duty',
    subject: 'both',
    condition: '',
    title: { en: '', zh: '' },
    statement: { en: hypothesis, zh: '' },
    evidenceExpected: '',
    threshold: null,
    checkMode: 'judgement',
    factsNeeded: [],
    rule: '',
    severity: 'major',
    whenCheckable: 'application',
    mark: 'ours',
    openQuestions: [],
  };
}

function documentOf(id: string, text: string): Document {
  return {
    id: id as Document['id'],
    path: `${id}.txt`,
    sha256: '0'.repeat(64) as Document['sha256'],
    bytes: text.length,
    format: 'txt',
    title: '',
    kind: 'agreement',
    kinds: [],
    language: 'en',
    pages: [],
    metadata: {},
  };
}

function passageOf(document: string, text: string, start: number, end: number, index: number): Passage {
  return {
    id: String(index),
    documentId: document as Passage['documentId'],
    page: 1,
    start,
    end,
    text: text.slice(start, end).replace(/\s+/gu, ' ').trim(),
    kind: 'sentence',
    headings: [],
  };
}
