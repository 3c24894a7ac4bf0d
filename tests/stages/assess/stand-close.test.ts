import { describe, expect, it } from 'vitest';
import type { Document, Passage } from '../../../src/domain/index.ts';
import { readStatements } from '../../../src/stages/assess/read-statements.ts';
import { StatementRules } from '../../../src/stages/assess/statement-rules.ts';

const rules = StatementRules.parse({
  schema: 'statement-rules/1',
  concepts: { samples: { en: ['samples'], zh: ['样品'] }, absent: { en: ['not kept'], zh: ['未保存'] } },
  rules: [{ requirement: 'A134-11-a', breaches: [{ here: ['samples', 'absent'], within: 12 }] }],
});

function breaches(text: string): boolean {
  const document = { id: 'd', path: 'a.md', title: '', kind: 'sop', kinds: [{ kind: 'sop' }] } as unknown as Document;
  const passage = {
    id: 'p',
    documentId: 'd',
    page: 1,
    start: 0,
    end: text.length,
    text,
    kind: 'sentence',
    headings: [],
  } as unknown as Passage;
  const found = readStatements({ documents: [document], passages: [passage], rules, flat: {}, partyTerms: {} });
  return (found.get('A134-11-a') ?? []).some(({ says }) => says === 'breaches');
}

describe('a pattern that asks its first two concepts to stand close', () => {
  it.each(['The samples are not kept.', '样品未保存。'])('holds where they do: “%s”', (text) => {
    expect(breaches(text)).toBe(true);
  });

  it.each([
    'Samples of every batch are stored for one year after expiry; forms of visitors are not kept.',
    '样品在受托方留样室按批存放至有效期后一年，来访人员登记表未保存。',
  ])('does not hold where another thing is meant: “%s”', (text) => {
    expect(breaches(text)).toBe(false);
  });
});
