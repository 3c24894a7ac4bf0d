import { readPromptFiles } from '../../../src/adapters/prompt-files/read-prompt-files.ts';
import { openChatModel, realWaiting, type LlmEndpoint } from '../../../src/adapters/llm/open-chat-model.ts';
import type { Clause, Document, Fact, Passage, Requirement } from '../../../src/domain/index.ts';
import { citationAt } from '../../../src/domain/citation.ts';
import { answersInMemory, type AnswerStore } from '../../../src/stages/agent/answer-store.ts';
import type { Means } from '../../../src/stages/agent/converse.ts';
import { bindDossier, type DossierAccess, type DossierSources } from '../../../src/stages/agent/dossier-access.ts';
import { loadPrompts } from '../../../src/stages/agent/prompts.ts';
import { splitPassages } from '../../../src/stages/ingest/passages.ts';

/** A document of one page per text; every line is a paragraph, a line that begins with `# ` a heading. */
export function documentOf(name: string, pages: readonly string[], kind: Document['kind'] = 'quality_agreement'): Document {
  return {
    id: `doc-${name}` as Document['id'],
    path: `${name}.md`,
    sha256: 'a'.repeat(64) as Document['sha256'],
    bytes: 1,
    format: 'md',
    title: name,
    kind,
    kinds: [{ kind, reason: { en: '', zh: '' } }],
    language: 'en',
    pages: pages.map((text, index) => {
      let at = 0;
      const blocks = text.split('\n').map((line) => {
        const start = at;
        at += line.length + 1;
        return line.startsWith('# ')
          ? { type: 'heading' as const, level: 1, start: start + 2, end: start + line.length }
          : { type: 'paragraph' as const, start, end: start + line.length };
      });
      return {
        number: index + 1,
        width: 0,
        height: 0,
        text,
        runs: [],
        blocks: blocks.filter(({ start, end }) => end > start),
        textSource: 'text' as const,
      };
    }),
    metadata: {},
  };
}

export const agreement = documentOf('Quality agreement', [
  '# Release\nThe marketing authorisation holder releases every batch in person and does not delegate release.\nThe batch size is 100,000 tablets.',
  '# Deviations\nThe contract manufacturer reports each major deviation within 48 hours.\n重大偏差应当在二十四小时内报告持有人。',
]);
export const report = documentOf(
  'Validation report',
  ['# Batches\nThree batches of 120,000 tablets were validated on 3 March 2025.'],
  'validation_report',
);

export function requirementOf(id: string, more: Partial<Requirement> = {}): Requirement {
  return {
    id: id as Requirement['id'],
    clause: 'nmpa-2025-134#X' as Requirement['clause'],
    kind: 'duty',
    subject: 'both',
    condition: 'always',
    title: { en: 'Report of major deviations', zh: '重大偏差报告' },
    statement: { en: 'Major deviations are reported to the holder within 24 hours.', zh: '重大偏差应当在24小时内报告持有人。' },
    evidenceExpected: 'quality agreement, deviation procedure',
    threshold: null,
    checkMode: 'judgement',
    factsNeeded: ['agreement.deviationHours'],
    rule: '',
    severity: 'major',
    whenCheckable: 'application',
    mark: 'ours',
    openQuestions: [],
    ...more,
  };
}

export const clause: Clause = {
  id: 'nmpa-2025-134#X' as Clause['id'],
  instrument: 'nmpa-2025-134',
  number: 'X',
  parent: null,
  heading: { en: 'Deviations', zh: '偏差' },
  workingText: { en: 'Major deviations are reported within 24 hours.', zh: '重大偏差二十四小时内报告。' },
  validFrom: '2026-01-01',
  validTo: null,
  mark: 'ours',
};

export function sourcesOf(documents: readonly Document[]): DossierSources {
  const passages = documents.flatMap(splitPassages);
  return {
    documents,
    passages,
    integrity: [],
    searchDossier: (query, limit) =>
      passages.filter(({ text, kind }) => kind !== 'heading' && query.split(/\s+/u).some((word) => text.includes(word))).slice(0, limit),
    searchClauses: () => [clause],
    searchCases: () => [],
  };
}

export function accessTo(documents: readonly Document[]): DossierAccess {
  return bindDossier(sourcesOf(documents));
}

export function passageWith(access: DossierAccess, words: string): Passage {
  const found = [...access.passages.values()].find(({ text }) => text.includes(words));
  if (found === undefined) throw new Error(`no passage with ${words}`);
  return found;
}

export function factFrom(access: DossierAccess, key: string, value: Fact['value'], words: string): Fact {
  const passage = passageWith(access, words);
  const document = access.documents.get(passage.documentId)!;
  return { id: key, key, value, origin: 'sentence', citations: [citationAt(document, passage.page, passage.start, passage.end)] };
}

export const prompts = loadPrompts(readPromptFiles('prompts'));

export function meansFor(
  baseUrl: string,
  more: Partial<Means> & { answers?: AnswerStore; policy?: LlmEndpoint['policy']; send?: typeof fetch } = {},
): Means {
  const { policy, send, ...rest } = more;
  const endpoint = {
    name: 'scripted', baseUrl, model: 'scripted-1', price: { currency: 'CNY', inputPerMillion: 2, outputPerMillion: 8 },
    policy: { firstPauseMs: 5, longestPauseMs: 20, ...policy },
  }; // prettier-ignore
  return {
    model: openChatModel(endpoint, send ?? fetch, realWaiting),
    answers: answersInMemory(),
    budget: { turns: 8, tokens: 60_000, seconds: 30 },
    clock: () => performance.now(),
    ...rest,
  };
}
