import { beforeAll, describe, expect, it } from 'vitest';
import { createSegmenter } from '../../src/adapters/segmenter/jieba.ts';
import { canonicalHash } from '../../src/domain/canonical-json.ts';
import type { Document, Dossier, DossierCitation, DossierId, PreparedReview, Sha256 } from '../../src/domain/index.ts';
import { prepareReview, type PrepareInput } from '../../src/review/prepare-review.ts';
import { verifyCitation } from '../../src/stages/verify/verify-citation.ts';
import { loadKnowledge, loadProgrammeRules } from '../../src/workspace/load-knowledge.ts';
import { releaseOf } from '../../src/workspace/prepare-files.ts';
import { byId, documentOf, pageOf } from '../stages/verify/example-page.ts';

const bare = documentOf('doc-form', '01_Application_Form.pdf', [
  pageOf(1, [
    'Application for a drug manufacturing licence',
    'Date of application: 12 March 2026',
    'Product: Example Tablets 50 mg',
    'Batch size: 250 kg',
  ]),
]);
const form: Document = { ...bare, kind: 'application_form', kinds: [{ kind: 'application_form', reason: { en: 'title', zh: '标题' } }] };
const agreement = documentOf('doc-agreement', '02_质量协议.pdf', [
  pageOf(1, ['质量协议', '批量：300公斤', '持有人每年对受托方进行一次现场审核。', '留样期限为药品有效期后一年。']),
]);
const dossier: Dossier = {
  id: 'd' as DossierId,
  name: 'Example',
  documents: [form, agreement],
  integrity: [],
  inputHash: 'b'.repeat(64) as Sha256,
};

let input: PrepareInput;
let prepared: PreparedReview;
beforeAll(() => {
  const knowledge = loadKnowledge();
  const programme = 'drug-contract-manufacturing';
  const rules = loadProgrammeRules(programme, knowledge);
  input = {
    dossier,
    programme,
    knowledge,
    rules,
    segment: createSegmenter(),
    release: releaseOf(knowledge),
    now: '2026-11-20T08:00:00.000Z',
  };
  prepared = prepareReview(input);
});

describe('the draft of a review', () => {
  it('has exactly one finding for every requirement of the programme', () => {
    const ids = prepared.findings.map(({ requirementId }) => requirementId as string);
    for (const { id } of input.knowledge.programmes.get(input.programme)?.requirements ?? [])
      expect(ids.filter((other) => other === id)).toHaveLength(1);
    expect(new Set(prepared.findings.map(({ id }) => id)).size).toBe(prepared.findings.length);
  });

  it('shows no citation that does not stand', () => {
    const shown: DossierCitation[] = [];
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('source' in value && value.source === 'dossier') shown.push(value as DossierCitation);
      else for (const part of Object.values(value)) collect(part);
    };
    collect([prepared.findings, prepared.facts, prepared.contradictions, prepared.integrity, prepared.classification]);
    expect(shown.length).toBeGreaterThan(0);
    for (const citation of shown) expect(verifyCitation(citation, byId(form, agreement))).toEqual({ stands: true });
  });

  it('is under the hash of its canonical JSON, which anyone can compute again', () => {
    const { hash, ...body } = prepared;
    expect(canonicalHash(body)).toBe(hash);
    expect(canonicalHash(JSON.parse(JSON.stringify(body)))).toBe(hash);
  });

  it('is the same for the same input', () => {
    expect(prepareReview(input).hash).toBe(prepared.hash);
  });

  it('is judged by the law of the day of application, where no day of acceptance is stated', () => {
    expect(prepared).toMatchObject({ asOf: '2026-03-12', asOfBasis: 'application' });
  });

  it('is judged by the law of today where the dossier states no day', () => {
    expect(prepareReview({ ...input, dossier: { ...dossier, documents: [agreement] } })).toMatchObject({
      asOf: '2026-11-20',
      asOfBasis: 'prepared',
    });
  });

  it('exists for an empty dossier too, with nothing failing by a quote', () => {
    const empty = prepareReview({ ...input, dossier: { ...dossier, documents: [] } });
    expect(empty.findings.length).toBeGreaterThan(0);
    expect(empty.findings.flatMap(({ evidence }) => evidence)).toEqual([]);
    expect(empty.findings.filter(({ verdict }) => verdict === 'met' || verdict === 'not-met')).toEqual([]);
  });

  it('tells its stages in order', () => {
    const stages: string[] = [];
    prepareReview({ ...input, onStage: (stage) => stages.at(-1) !== stage && stages.push(stage) });
    expect(stages).toEqual(['facts', 'assess', 'verify']);
  });

  it('is not made for a programme that does not exist', () => {
    expect(() => prepareReview({ ...input, programme: 'none' })).toThrow(RangeError);
  });
});
