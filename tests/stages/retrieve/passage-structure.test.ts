import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../src/domain/index.ts';
import { readPlaces } from '../../../src/stages/retrieve/passage-structure.ts';

const of = (...texts: string[]): Pick<Passage, 'text' | 'documentId' | 'kind'>[] =>
  texts.map((text) => ({ text, documentId: 'doc-1' as Passage['documentId'], kind: 'sentence' }));
const leads = (...texts: string[]): (number | null)[] => readPlaces(of(...texts)).map(({ lead }) => lead);

describe('the place of a passage', () => {
  it('of list items is under the sentence that leads them in', () => {
    expect(
      leads('The holder shall:', '(a) keep samples of each batch;', '(b) review the records yearly.', 'Disputes are settled by talks.'),
    ).toEqual([null, 0, 0, null]);
  });

  it('is read in Chinese lists as well', () => {
    expect(
      leads('受托生产企业应当履行下列义务：', '（一）按照注册批准的工艺生产；', '（二）保存批生产记录。', '双方每季度召开会议。'),
    ).toEqual([null, 0, 0, null]);
  });

  it('of inner items is under the item that leads them in, and the outer list goes on after them', () => {
    expect(
      leads('The parties agree that:', '(a) notice is given to', '1. the holder; and', '2. the authority;', '(b) costs are shared.'),
    ).toEqual([null, 0, 1, 1, 0]);
  });

  it('is under no sentence that ends with a full stop', () => {
    expect(leads('The plan covers three batches.', '1. Granulation is checked.')).toEqual([null, null]);
  });

  it('is under the title line above it until the next one', () => {
    const places = readPlaces(
      of('5. Return of information', 'All records shall be returned.', '6. Notices', 'Notices are sent in writing.'),
    );
    expect(places.map(({ title }) => title)).toEqual([null, 0, null, 2]);
  });

  it('never reaches into another document', () => {
    const [first, second] = [of('The holder shall:')[0]!, { ...of('(a) keep samples;')[0]!, documentId: 'doc-2' as Passage['documentId'] }];
    expect(readPlaces([first, second])).toEqual([
      { lead: null, title: null, previous: null, next: null },
      { lead: null, title: null, previous: null, next: null },
    ]);
  });

  it('of table rows is under no lead-in, however long the table', () => {
    const rows = Array.from({ length: 5 }, (_, i) => ({ ...of(`Line ${i} | 20 kg`)[0]!, kind: 'row' as const }));
    expect(readPlaces([...of('The equipment is:'), ...rows]).every(({ lead }) => lead === null)).toBe(true);
  });
});
