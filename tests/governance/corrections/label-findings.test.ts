import { describe, expect, it } from 'vitest';
import { LabelledFinding, type DisposedFinding, type PreparedReview } from '../../../src/domain/index.ts';
import { labelFindings } from '../../../src/governance/index.ts';
import { concludeFinding } from '../../../src/stages/approve/conclude-finding.ts';

const prepared = {
  programme: 'drug-contract-manufacturing',
  release: { id: 'rules-only-1', knowledgeVersion: 'c'.repeat(64), engineVersion: '1', model: null },
  facts: [
    { key: 'cmo.headOfQuality.name', value: '王芳' },
    { key: 'mah.name', value: 'Examplin Holdings' },
    { key: 'product.genericName', value: 'Belvarin' },
    { key: 'cmo.name', value: '岭桓中药（贵阳）有限公司' },
    { key: 'cmo.siteAddress', value: '66 Kite Road, Weifang, Shandong' },
  ],
} as unknown as PreparedReview;
const alias = 'ab'.repeat(16);
const disposed = (decision: object, quotes: readonly string[] = []): DisposedFinding =>
  concludeFinding(
    {
      id: 'F-r', requirementId: 'A134-06-c', clause: 'nmpa-2025-134#VI', verdict: 'not-met', severity: 'major', origin: 'rule', agreement: 'single',
      evidenceState: 'contradicting', summary: { en: 's', zh: 's' },
      evidence: quotes.map((quote) => ({ state: 'contradicting', citation: { quote, file: 'Northlake plan.pdf' } })),
    } as never,
    { decision: 'accept', reason: '', by: 'P-7', byName: 'Rhea Quill', ...decision } as never,
  ); // prettier-ignore
const one = (decision: object, quotes?: readonly string[]) => labelFindings(prepared, [disposed(decision, quotes)], alias).lines[0]!;

describe('a decided finding as labelled data', () => {
  it.each([
    [{}, 'not-met', 'major', false, 'as-drafted'],
    [{ reason: 'seen on site' }, 'not-met', 'major', false, 'explained'],
    [{ decision: 'reject', reason: 'wrong' }, null, null, true, 'dropped'],
    [{ decision: 'undecided', reason: 'Show it.' }, 'undecided', 'major', true, 'question'],
    [{ decision: 'amend', reason: 'r', amended: { verdict: 'met', severity: 'minor', summary: 'x' } }, 'met', 'minor', true, 'verdict'],
    [
      { decision: 'amend', reason: 'r', amended: { verdict: 'not-met', severity: 'minor', summary: 'x' } },
      'not-met',
      'minor',
      true,
      'severity',
    ],
    [
      { decision: 'amend', reason: 'r', amended: { verdict: 'not-met', severity: 'major', summary: 'x' } },
      'not-met',
      'major',
      true,
      'wording',
    ],
  ] as const)('%o', (decision, verdict, severity, edited, reason) => {
    const line = one(decision);
    expect(LabelledFinding.parse(line)).toEqual(line);
    expect(line.decided).toMatchObject({ verdict, severity, edited, reason });
    expect(line).toMatchObject({
      requirement: 'A134-06-c',
      release: 'rules-only-1',
      model: null,
      drafted: { verdict: 'not-met', origin: 'rule' },
    });
  });

  it('holds no words that a person wrote, no name of who decided, no file', () => {
    const text = JSON.stringify(one({ decision: 'amend', reason: 'As Ms Hart told me', amended: { verdict: 'met', severity: 'minor', summary: 'own words' } }, ['A quote.']));
    for (const gone of ['Hart', 'own words', 'Rhea', 'P-7', 'Northlake', '.pdf']) expect(text).not.toContain(gone);
  }); // prettier-ignore
});

describe('its evidence', () => {
  const quotes = [
    '质量受权人王芳（电话13812345678，身份证号11010519491231002X）负责放行。',
    '受托生产企业岚泽制药有限公司的统一社会信用代码为91350200776049653A，岚泽自行留样。',
    'Northlake Biologics Co., Ltd makes Belvarin for Examplin Holdings; Northlake keeps the samples. Write to qa@northlake.example.',
    'The contact is Dr. Verena Hart. 批准人：赵立新。国药准字H20261234。',
    '岭桓在贵阳留样。技术部副经理批准。 Samples of the Weifang site at Kite Road are kept.',
    'Deviations are told within 24 hours of 3 March 2025; 120,000 tablets.',
  ];
  const { lines, masked } = labelFindings(prepared, [disposed({}, quotes)], alias);
  const text = JSON.stringify(lines);

  it.each(['王芳', '13812345678', '11010519491231002X', '岚泽', '91350200776049653A', 'Northlake', 'Belvarin', 'Examplin', 'qa@', 'Verena', 'Hart', '赵立新', '岭桓', '贵阳', 'Weifang', 'Kite Road', 'H20261234'])(
    'no longer has %s',
    (identifier) => expect(text).not.toContain(identifier),
  );

  it('keeps what a review is about, and the same company under the same number', () => {
    expect(text).toContain('技术部副经理批准');
    expect(text).toContain('within 24 hours of 3 March 2025; 120,000 tablets');
    const [, company] = /受托生产企业⟦(NAME-\d+)/u.exec(text) ?? [];
    expect(company).toBeDefined();
    expect(masked).toMatchObject({ phone: 1, 'id-card': 1, uscc: 1, email: 1 });
    expect(masked.name).toBeGreaterThanOrEqual(9);
  });
}); // prettier-ignore
