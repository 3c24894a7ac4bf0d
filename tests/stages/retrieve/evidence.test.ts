import { describe, expect, it } from 'vitest';
import { createSegmenter } from '../../../src/adapters/segmenter/jieba.ts';
import type { Document, DocumentKind, FactDefinition, Passage, Requirement } from '../../../src/domain/index.ts';
import { EvidenceFinder } from '../../../src/stages/retrieve/evidence.ts';
import { documentOf, pageOf } from '../verify/example-page.ts';

const segment = createSegmenter();
const ofKind = (id: string, kind: DocumentKind): Document => ({
  ...documentOf(id, `${id}.pdf`, [pageOf(1, ['x'])]),
  kind,
  kinds: [{ kind, reason: { en: '', zh: '' } }],
});
let made = 0;
const passage = (document: Document, text: string, more: Partial<Passage> = {}): Passage => ({
  id: `p${(made += 1)}`,
  documentId: document.id,
  page: 1,
  start: 0,
  end: text.length,
  text,
  kind: 'sentence',
  headings: [],
  ...more,
});
const requirement = {
  id: 'R-1', clause: 'nmpa-2025-134#XIX', kind: 'duty', subject: 'both', condition: '', rule: '', severity: 'major', checkMode: 'judgement', mark: 'ours',
  whenCheckable: 'application', threshold: null, openQuestions: [], factsNeeded: ['retention.years'],
  title: { en: 'Retention samples', zh: '留样' },
  statement: { en: 'Retention samples of each batch are kept.', zh: '每批产品应当留样。' },
  evidenceExpected: 'retention sample plan',
} as unknown as Requirement; // prettier-ignore
const fact = {
  key: 'retention.years',
  group: 'retention',
  type: 'integer',
  title: { en: '', zh: '' },
  labels: { en: ['Retention period'], zh: ['留样期限'] },
  documents: ['retention_plan'],
  usedBy: [],
  contradictionMatters: true,
} as unknown as FactDefinition;

const plan = ofKind('plan', 'retention_plan');
const letter = ofKind('letter', 'cover_letter');
const find = (passages: readonly Passage[], glossary: readonly { en: string; zh: string }[] = []): string[] =>
  new EvidenceFinder([plan, letter], passages, [fact], glossary, segment).find(requirement).map(({ passage: { text } }) => text);

describe('passages that bear on a requirement', () => {
  it('are found in both languages of a mixed dossier', () => {
    const found = find([
      passage(letter, 'Deviations are handled by quality assurance.'),
      passage(plan, 'Retention samples are kept for each batch.'),
      passage(plan, '每批产品均按规定留样保存。'),
    ]);
    expect(found.slice(0, 2).sort()).toEqual(['Retention samples are kept for each batch.', '每批产品均按规定留样保存。'].sort());
  });

  it('come whether they speak for the requirement or against it', () => {
    expect(find([passage(plan, 'No retention samples are kept.')])).toEqual(['No retention samples are kept.']);
  });

  it('rank higher in a document of the kind in which its facts stand', () => {
    const text = 'Retention samples are kept for each batch.';
    const finder = new EvidenceFinder([plan, letter], [passage(letter, text), passage(plan, text)], [fact], [], segment);
    expect(finder.find(requirement).map(({ passage: { documentId } }) => documentId)).toEqual([plan.id, letter.id]);
  });

  it('are found by the label of a fact', () => {
    expect(find([passage(plan, 'Retention period: five years')])).toEqual(['Retention period: five years']);
  });

  it('are found through the glossary where the words of the requirement do not stand', () => {
    const chinese = passage(plan, '持续稳定性考察样品与备份样品另行存放');
    expect(find([chinese], [{ en: 'retention sample', zh: '备份样品' }])).toEqual([chinese.text]);
  });

  it('are never headings or scraps', () => {
    expect(
      find([passage(plan, 'Retention samples of each batch', { kind: 'heading' }), passage(plan, 'Retention'), passage(plan, '留样')]),
    ).toEqual([]);
  });

  it('are none when the dossier is silent', () => {
    expect(find([passage(letter, 'Telephone and postal code of the office')])).toEqual([]);
  });

  it('are at most as many as asked for', () => {
    const many = Array.from({ length: 30 }, (_, i) => passage(plan, `Retention samples are kept in store ${i}.`));
    expect(new EvidenceFinder([plan], many, [fact], [], segment).find(requirement, 3)).toHaveLength(3);
  });
});
