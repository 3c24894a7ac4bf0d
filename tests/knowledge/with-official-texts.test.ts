import { describe, expect, it } from 'vitest';
import { importOfficialText } from '../../src/knowledge/import-official-text.ts';
import { withOfficialTexts } from '../../src/knowledge/with-official-texts.ts';
import { loadKnowledge } from '../../src/workspace/load-knowledge.ts';

const shipped = loadKnowledge();
const text = [
  '第一条　本文为测试所拟，不是法律条文。',
  '第三十二条　委托双方应当签订两份协议并履行。',
  '第九十九条　本条在随附的知识库中没有对应条款。',
].join('\n');
const source = { name: 'law.txt', sha256: 'a'.repeat(64) as never };

describe('an imported text of an instrument that the knowledge base has in part', () => {
  const outcome = importOfficialText(text, { instrument: 'drug-administration-law-2019', source, knowledge: shipped });
  if (!outcome.ok) throw new Error(outcome.reason);
  const knowledge = withOfficialTexts(shipped, [outcome.imported]);

  it('attaches its words to the clause with the same number, beside our wording', () => {
    const clause = knowledge.clauses.get('drug-administration-law-2019#32');
    expect(clause?.officialText?.zh).toContain('委托双方应当签订两份协议');
    expect(clause?.workingText).toEqual(shipped.clauses.get('drug-administration-law-2019#32')?.workingText);
  });

  it('adds the articles that the knowledge base does not have, as official text only', () => {
    expect(shipped.clauses.has('drug-administration-law-2019#99')).toBe(false);
    expect(knowledge.clauses.get('drug-administration-law-2019#99')?.officialText?.zh).toContain('本条在随附的知识库中');
  });

  it('leaves the version of the knowledge base as it is', () => {
    expect(knowledge.version).toBe(shipped.version);
  });
});
