import { describe, expect, it } from 'vitest';
import { createSegmenter } from '../../src/adapters/segmenter/jieba.ts';
import type { Clause } from '../../src/domain/index.ts';
import { KnowledgeIndex } from '../../src/stages/retrieve/clauses.ts';
import { createAskKnowledge, type AnswerFromClauses } from '../../src/workspace/ask-knowledge.ts';
import { loadKnowledge } from '../../src/workspace/load-knowledge.ts';

const knowledge = loadKnowledge();
const index = new KnowledgeIndex(knowledge, createSegmenter(knowledge.glossary.map(({ zh }) => zh)));
const ask = (answer?: AnswerFromClauses) => createAskKnowledge(knowledge, index, answer);
const question = 'Who keeps the retention samples?';
const day = '2026-11-21';
const quoteOf = (clause: Clause): string => clause.workingText.en.slice(0, 40);

describe('asking the knowledge base', () => {
  it('gives the ranked clauses in force and no sentence where there is no model', async () => {
    const reply = await ask()(question, day, 'en');
    expect(reply).toMatchObject({ state: 'clauses', model: 'none', sentences: [] });
    expect(reply.clauses[0]?.clause.id).toBe('nmpa-2025-134#XI');
    for (const { clause } of reply.clauses) expect(clause.validFrom <= day).toBe(true);
  });

  it('answers a Chinese question from the same clause', async () => {
    const reply = await ask()('留样由谁保存？', day, 'zh');
    expect(reply.clauses.map(({ clause }) => clause.id)).toContain('nmpa-2025-134#XI');
  });

  it('finds nothing on a day before the clause was in force', async () => {
    const reply = await ask()(question, '2010-01-01', 'en');
    expect(reply).toMatchObject({ state: 'nothing-found', clauses: [] });
  });

  it('says that nothing was found and asks no model when no clause bears on the question', async () => {
    let asked = 0;
    const reply = await ask(() => {
      asked += 1;
      return Promise.resolve({ state: 'nothing-found' });
    })('What is the capital of France?', day, 'en');
    expect(reply.state).toBe('nothing-found');
    expect(asked).toBe(0);
  });

  it('shows a sentence of a model with the citations that stand', async () => {
    const reply = await ask((_, clauses) =>
      Promise.resolve({
        state: 'answered',
        sentences: [
          {
            text: 'Both parties keep them.',
            clauses: [
              { clause: clauses[0]!.id, quote: quoteOf(clauses[0]!) },
              { clause: clauses[0]!.id, quote: 'words that stand nowhere' },
            ],
          },
        ],
      }),
    )(question, day, 'en');
    expect(reply).toMatchObject({ state: 'answered', model: 'answered' });
    expect(reply.sentences[0]?.clauses).toHaveLength(1);
  });

  it('shows no sentence whose words stand nowhere, or that names a clause which was not given', async () => {
    const reply = await ask((_, clauses) =>
      Promise.resolve({
        state: 'answered',
        sentences: [
          { text: 'Invented.', clauses: [{ clause: clauses[0]!.id, quote: 'words that stand nowhere' }] },
          { text: 'Elsewhere.', clauses: [{ clause: 'nmpa-2025-134#XXVIII', quote: 'anything' }] },
          { text: 'Without a clause.', clauses: [] },
        ],
      }),
    )(question, day, 'en');
    expect(reply).toMatchObject({ state: 'clauses', model: 'no-answer', sentences: [] });
  });

  it('keeps the clauses when the model fails, and says why', async () => {
    const why = { en: 'The endpoint did not answer.', zh: '服务未响应。' };
    const reply = await ask(() => Promise.resolve({ state: 'search-failed', why }))(question, day, 'en');
    expect(reply).toMatchObject({ state: 'clauses', model: 'failed', failure: why });
    expect(reply.clauses.length).toBeGreaterThan(0);
  });
});
