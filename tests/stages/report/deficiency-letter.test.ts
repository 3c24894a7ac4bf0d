import { describe, expect, expectTypeOf, it } from 'vitest';
import type { DossierCitation, KnowledgeBase, PreparedReview, SignedReview, Verdict } from '../../../src/domain/index.ts';
import type { FindingId } from '../../../src/domain/ids.ts';
import type { DisposedFinding } from '../../../src/domain/review.ts';
import { loadKnowledge } from '../../../src/workspace/load-knowledge.ts';
import {
  buildDeficiencyLetter,
  buildDraftFocusList,
  buildDraftLetter,
  buildFocusList,
  buildPrecheckReport,
  deficiencyItems,
  focusPoints,
  sideBySide,
} from '../../../src/stages/report/index.ts';
import { exampleReview } from '../approve/example-review.ts';
import { signedExample } from './signed-example.ts';

const knowledge = loadKnowledge();
const { prepared: example, signed } = signedExample();

type Said = {
  readonly id: string;
  readonly requirement: string;
  readonly clause: string;
  readonly verdict?: Verdict;
  readonly decision?: 'accept' | 'reject' | 'undecided';
  readonly amended?: Verdict;
  readonly page?: number;
  readonly state?: 'contradicting' | 'supporting' | 'located';
};

/** A review with findings on real requirements, each decided as told. */
function concluded(said: readonly Said[]): { prepared: PreparedReview; findings: DisposedFinding[]; ownFindings: [] } {
  const base = exampleReview(said.map(({ id }) => ({ id, verdict: 'not-met', severity: 'major' })));
  const findings = said.map(
    ({ id, requirement, clause, verdict = 'not-met', decision = 'accept', amended, page = 2, state = 'contradicting' }, n) => {
      const finding = base.findings[n]!;
      const citation: DossierCitation = { ...finding.evidence[0]!.citation, page, start: page * 10 };
      const whole = {
        ...finding,
        id: id as FindingId,
        requirementId: requirement as never,
        clause,
        verdict,
        evidence: [{ state, citation, relevance: 1 }],
      };
      const disposition = {
        id: `d-${id}`,
        findingId: whole.id,
        decision: amended === undefined ? decision : 'amend',
        reason: 'r',
        by: 'p' as never,
        byName: 'P',
        at: base.preparedAt,
        supersedes: null,
        withdrawn: false,
      } as const;
      const final = {
        verdict: decision === 'undecided' ? ('undecided' as const) : (amended ?? verdict),
        severity: 'major' as const,
        summary: finding.summary,
        stands: decision !== 'reject',
      };
      return { finding: whole, disposition, final };
    },
  );
  return { prepared: { ...base, findings: findings.map(({ finding }) => finding) }, findings, ownFindings: [] };
}
const ids = (said: readonly Said[]): string[][] => deficiencyItems(concluded(said), knowledge).map(({ findings }) => [...findings]);
const a = (id: string, rest: Partial<Said> = {}): Said => ({ id, requirement: 'A134-09-a', clause: 'nmpa-2025-134#IX', ...rest });

describe('the items of a deficiency letter', () => {
  it('come only from conclusions that a person accepted or amended to failing', () => {
    const said = [
      a('accepted'),
      a('rejected', { requirement: 'A134-01-a', decision: 'reject' }),
      a('undecided', { requirement: 'A134-01-b', decision: 'undecided' }),
      a('met', { requirement: 'A134-01-c', verdict: 'met' }),
      a('amended-to-failing', { requirement: 'A134-12-a', clause: 'nmpa-2025-134#XII', verdict: 'met', amended: 'not-met' }),
      a('amended-to-met', { requirement: 'A134-02-a', amended: 'met' }),
    ];
    expect(ids(said)).toEqual([['accepted'], ['amended-to-failing']]);
  });

  it('stand in the order of the articles, the announcement before the laws that it cites, and are numbered', () => {
    const clauses = [
      'drug-administration-law-2019#42',
      'nmpa-2025-134#XIX',
      'nmpa-2025-134#IX',
      'nmpa-2025-134#V.10',
      'nmpa-2025-134#V.2',
      'nmpa-2025-134#II',
    ];
    const items = deficiencyItems(concluded(clauses.map((clause, n) => a(`f${n}`, { requirement: `gate/${n}`, clause }))), knowledge);
    expect(items.map(({ clause, number }) => [number, clause])).toEqual([
      [1, 'nmpa-2025-134#II'],
      [2, 'nmpa-2025-134#V.2'],
      [3, 'nmpa-2025-134#V.10'],
      [4, 'nmpa-2025-134#IX'],
      [5, 'nmpa-2025-134#XIX'],
      [6, 'drug-administration-law-2019#42'],
    ]);
  });

  it('name the same missing thing under the same clause once, with all its places and no place twice', () => {
    const said = [a('f1', { page: 2 }), a('f2', { page: 7 }), a('f3', { page: 7 }), a('other', { requirement: 'A134-09-c', page: 7 })];
    const items = deficiencyItems(concluded(said), knowledge);
    expect(items.map(({ findings }) => findings.length)).toEqual([3, 1]);
    expect(items[0]?.places.map(({ page }) => page)).toEqual([2, 7]);
  });

  it('never hold a passage that supports the duty against the applicant', () => {
    expect(deficiencyItems(concluded([a('f1', { state: 'supporting' })]), knowledge)[0]?.places).toEqual([]);
  });
});

describe('the letter', () => {
  it('cannot be built as an official one, nor the focus list, from anything but a signed review', () => {
    expectTypeOf(buildDeficiencyLetter).parameter(0).toEqualTypeOf<SignedReview>();
    expectTypeOf(buildFocusList).parameter(0).toEqualTypeOf<SignedReview>();
    // @ts-expect-error a plain object with the same fields is no signed review
    const forged: SignedReview = { ...concluded([a('f1')]), signOffs: [], contentHash: 'x' };
    expect(forged).toBeDefined();
  });

  it.each(['en', 'zh'] as const)('says in %s of every sentence the clause and the page, and leaves room for the reply', (language) => {
    const { blocks } = buildDraftLetter(concluded([a('f1', { page: 5 })]), knowledge, language);
    const texts = blocks.flatMap((block) => (block.type === 'text' ? [block.text] : []));
    const place = language === 'en' ? 'quality agreement.pdf, page 5]' : 'quality agreement.pdf，第5页］';
    const traced = texts.filter((text) => text.includes(place));
    expect(traced).toHaveLength(2);
    expect(traced.every((text) => text.includes(language === 'en' ? 'Article IX' : '第九条'))).toBe(true);
    const replies = blocks.flatMap((block) => (block.type === 'reply' ? [block.label] : []));
    expect(replies).toHaveLength(2);
    expect(replies.every((label) => label.endsWith('1'))).toBe(true);
  });

  it('says where it was looked for, when the dossier is silent', () => {
    const silent = concluded([a('f1', { verdict: 'not-addressed' })]);
    const [only] = silent.findings;
    const without = { ...silent, findings: [{ ...only!, finding: { ...only!.finding, evidence: [] } }] };
    const texts = buildDraftLetter(without, knowledge, 'en').blocks.flatMap((block) => (block.type === 'text' ? [block.text] : []));
    expect(texts.some((text) => text.startsWith('No passage') && text.endsWith('searched in 1 documents]'))).toBe(true);
  });

  it('bears a watermark and its open decisions until signed, and signatures afterwards', () => {
    const draft = buildDraftLetter({ prepared: example, findings: signed.findings.slice(0, 3), ownFindings: [] }, knowledge, 'en');
    expect(draft).toMatchObject({ official: false, watermark: 'DRAFT – NO DECISION' });
    expect(JSON.stringify(draft.blocks)).toContain('37 / 40');
    const official = buildDeficiencyLetter(signed, knowledge, 'en', null);
    expect(official).toMatchObject({ official: true, watermark: null });
    expect(JSON.stringify(official.blocks)).toContain(signed.contentHash);
  });

  it('includes what the reviewers found themselves, when it is failing', () => {
    const texts = JSON.stringify(buildDeficiencyLetter(signed, knowledge, 'en', null).blocks);
    expect(texts).toContain('No stamp on page 2');
    expect(texts).toContain('协议缺少放行责任的日期');
    expect(texts).not.toContain('请说明批量依据');
  });
});

describe('a paper in both languages', () => {
  it.each([
    ['letter', (language: 'en' | 'zh') => buildDeficiencyLetter(signed, knowledge, language, { seq: 1, treeSize: 2, rootHash: 'x' })],
    ['focus list', (language: 'en' | 'zh') => buildFocusList(signed, knowledge, language)],
    ['pre-check', (language: 'en' | 'zh') => buildPrecheckReport(example, language, knowledge)],
  ])('has everything of each, side by side: %s', (_, build) => {
    const [en, zh] = [build('en'), build('zh')];
    const text = JSON.stringify(sideBySide(en, zh).blocks);
    for (const block of [...en.blocks, ...zh.blocks]) if ('text' in block) expect(text).toContain(JSON.stringify(block.text).slice(1, -1));
  });

  it('is refused when the two are not the same paper', () => {
    expect(() => sideBySide(buildFocusList(signed, knowledge, 'en'), buildPrecheckReport(example, 'zh', knowledge))).toThrow(TypeError);
  });
});

describe('the inspection focus list', () => {
  const points = (said: readonly Said[]) => focusPoints(concluded(said), knowledge);
  const requirement = (wanted: (one: KnowledgeBaseRequirement) => boolean): string => {
    const found = knowledge.programmes.get('drug-contract-manufacturing')?.requirements.find(wanted);
    return found?.id ?? '';
  };

  it('takes what was left undecided, contradictions and integrity marks, each with why', () => {
    const found = points([a('f1', { decision: 'undecided' }), a('f2', { requirement: 'A134-01-c' })]);
    expect(found.map(({ reason }) => reason).sort()).toEqual(['contradiction', 'integrity', 'undecided']);
  });

  it('takes what is met on paper only where practice goes on and no rule alone decides it', () => {
    const seen = requirement(({ whenCheckable, checkMode }) => whenCheckable === 'application_and_continuing' && checkMode === 'hybrid');
    const once = requirement(({ whenCheckable, checkMode }) => whenCheckable === 'application' && checkMode === 'hybrid');
    const ruled = requirement(({ whenCheckable, checkMode }) => whenCheckable === 'continuing' && checkMode === 'deterministic');
    const reasons = points([seen, once, ruled].map((id, n) => a(`f${n}`, { requirement: id, verdict: 'met' }))).map(({ reason }) => reason);
    expect(reasons.filter((reason) => reason === 'visit')).toHaveLength(1);
  });

  it('leaves out what nobody has decided, so a draft of it uncovers nothing', () => {
    const none = buildDraftFocusList({ prepared: example, findings: [], ownFindings: [] }, knowledge, 'en');
    expect(JSON.stringify(none.blocks)).not.toContain('Draft of f2');
    expect(JSON.stringify(none.blocks)).toContain('40 / 40');
  });
});

type KnowledgeBaseRequirement = NonNullable<ReturnType<KnowledgeBase['programmes']['get']>>['requirements'][number];
