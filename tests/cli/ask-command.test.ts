import { describe, expect, it } from 'vitest';
import { createSegmenter } from '../../src/adapters/segmenter/jieba.ts';
import { presentReply, printReply } from '../../src/cli/ask-command.ts';
import type { Clause, KnowledgeBase } from '../../src/domain/index.ts';
import { KnowledgeIndex } from '../../src/stages/retrieve/clauses.ts';
import { createAskKnowledge } from '../../src/workspace/ask-knowledge.ts';
import { loadKnowledge } from '../../src/workspace/load-knowledge.ts';

const shipped = loadKnowledge();
async function reply(knowledge: KnowledgeBase, question: string) {
  const index = new KnowledgeIndex(knowledge, createSegmenter(knowledge.glossary.map(({ zh }) => zh)));
  return createAskKnowledge(knowledge, index)(question, '2026-11-21', 'en');
}

describe('what the terminal says to a question', () => {
  it('marks our working text as not the official wording, in both languages', async () => {
    const found = await reply(shipped, 'Who keeps the retention samples?');
    expect(printReply(found, shipped, 'en')).toContain('[working text, not the official wording]');
    expect(printReply(found, shipped, 'zh')).toContain('[工作文本，非官方原文]');
  });

  it('shows an imported official text as such', async () => {
    const id = 'nmpa-2025-134#XI' as Clause['id'];
    const clause: Clause = { ...shipped.clauses.get(id)!, officialText: { zh: '双方应当留样。' } };
    const knowledge = { ...shipped, clauses: new Map([...shipped.clauses, [id, clause]]) };
    const found = await reply(knowledge, '留样由谁保存？');
    expect(JSON.stringify(presentReply(found, knowledge, 'zh'))).toContain('"text":"双方应当留样。","wording":"official"');
    expect(printReply(found, knowledge, 'en')).toContain('working text');
  });

  it('says honestly that nothing was found', async () => {
    const nothing = await reply(shipped, 'What is the capital of France?');
    expect(printReply(nothing, shipped, 'en')).toMatch(/^Nothing found that answers this/u);
    expect(presentReply(nothing, shipped, 'en')).toMatchObject({ state: 'nothing-found', clauses: [] });
  });
});
