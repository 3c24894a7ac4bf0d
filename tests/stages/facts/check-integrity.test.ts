import { describe, expect, it } from 'vitest';
import { socialCreditCodeFits } from '../../../src/domain/identifiers.ts';
import { document, read } from './dossier-builder.ts';

describe('unified social credit codes (GB 32100-2015)', () => {
  it.each([
    '91350200776049653A',
    '91350500798359476R',
    '91350503MA31DKY80A',
    '91440101MA5CJQ4N59',
    '913502000728319549',
    '91350200MA2YJ1XR9G',
  ])('accepts %s', (code) => {
    expect(socialCreditCodeFits(code)).toBe(true);
  });

  it('marks a code whose check character does not fit as something to verify, not as wrong', () => {
    const { integrity } = read([
      document('01.md', 'licence', ['# 执照', '统一社会信用代码：91350203M0001QAY9B', '另一家：91350200776049653A']),
    ]);
    expect(integrity).toMatchObject([{ kind: 'identifier-check', severity: 'minor', citations: [{ quote: '91350203M0001QAY9B' }] }]);
  });
});
