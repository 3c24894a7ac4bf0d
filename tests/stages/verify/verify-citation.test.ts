import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citationAt, DocumentId, type DossierCitation } from '../../../src/domain/index.ts';
import { verifyCitation } from '../../../src/stages/verify/verify-citation.ts';
import { byId, cite, documentOf, pageOf } from './example-page.ts';

const report = documentOf('doc-report', 'reports/validation.pdf', [
  pageOf(1, ['Process validation summary', 'Three consecutive batches were made.']),
  pageOf(2, ['Batch 2 yielded 98.7 %.', '三批连续生产，收率均在限度内。', 'Batch 2 yielded 98.7 %.']),
]);
const other = documentOf('doc-other', 'reports/other.pdf', [pageOf(1, ['Three consecutive batches were made.'])]);
const documents = byId(report, other);
const honest = cite(report, 'Three consecutive batches were made.');
const chinese = cite(report, '三批连续生产');

describe('a citation that says where it stands and what stands there', () => {
  it.each([
    ['in English', honest],
    ['in Chinese', chinese],
    ['over a line end', cite(report, 'summary\nThree')],
    ['of one character', cite(report, 'P')],
  ])('stands %s', (_, citation) => {
    expect(verifyCitation(citation, documents)).toEqual({ stands: true });
  });

  it('has one box per line that it crosses', () => {
    expect(cite(report, 'summary\nThree').boxes).toHaveLength(2);
  });
});

type Lie = readonly [how: string, reason: string, citation: DossierCitation];
const [box] = honest.boxes;
const lies: readonly Lie[] = [
  ['a document that is not in the dossier', 'no-such-place', { ...honest, documentId: DocumentId.parse('doc-none') }],
  ['another document that has the same words', 'no-such-place', { ...honest, documentId: other.id }],
  ['the file name of another document', 'no-such-place', { ...honest, file: other.path }],
  ['a page that the document does not have', 'no-such-place', { ...honest, page: 9 }],
  ['another page of the document', 'quote-differs', { ...honest, page: 2, start: 0, end: honest.quote.length }],
  ['offsets shifted by one to the right', 'quote-differs', { ...honest, start: honest.start - 1, end: honest.end - 1 }],
  ['offsets shifted by one to the left', 'quote-differs', { ...chinese, start: chinese.start + 1, end: chinese.end + 1 }],
  ['a span longer than the quote', 'quote-differs', { ...honest, start: honest.start - 4 }],
  ['a span shorter than the quote', 'quote-differs', { ...honest, end: honest.end - 1 }],
  ['a span that begins before the page', 'no-such-place', { ...honest, start: -1 }],
  ['a span that ends beyond the page', 'no-such-place', { ...honest, end: honest.end + 1 }],
  ['a span turned round', 'no-such-place', { ...honest, start: honest.end, end: honest.start }],
  ['an empty span with an empty quote', 'no-such-place', { ...honest, end: honest.start, quote: '', boxes: [] }],
  ['white space only', 'too-short', cite(report, '\n')],
  ['other words', 'quote-differs', { ...honest, quote: 'Five consecutive batches were made. ' }],
  ['a changed digit', 'quote-differs', { ...cite(report, '98.7 %'), quote: '99.7 %' }],
  ['another letter case', 'quote-differs', { ...honest, quote: honest.quote.toUpperCase() }],
  ['a character of the same look', 'quote-differs', { ...chinese, quote: chinese.quote.replace('三', '⼆') }],
  ['white space folded', 'quote-differs', { ...cite(report, 'summary\nThree'), quote: 'summary Three' }],
  ['a negation left out', 'quote-differs', { ...honest, quote: honest.quote.replace('consecutive ', '') }],
  ['no boxes', 'boxes-differ', { ...honest, boxes: [] }],
  ['one box too many', 'boxes-differ', { ...honest, boxes: [...honest.boxes, ...honest.boxes] }],
  ['a box moved on the page', 'boxes-differ', { ...honest, boxes: [{ ...box!, y: box!.y + 14 }] }],
  ['a box made wider', 'boxes-differ', { ...honest, boxes: [{ ...box!, width: box!.width + 1 }] }],
  ['a box on another page', 'boxes-differ', { ...honest, boxes: [{ ...box!, page: 2 }] }],
  [
    'the boxes of the same words further down',
    'boxes-differ',
    {
      ...cite(report, 'Batch 2'),
      boxes: citationAt(report, 2, report.pages[1]!.text.lastIndexOf('Batch 2'), report.pages[1]!.text.lastIndexOf('Batch 2') + 7).boxes,
    },
  ],
];

describe('a citation that lies is rejected', () => {
  it.each(lies)('with %s (%s)', (_, reason, citation) => {
    expect(verifyCitation(citation, documents)).toMatchObject({ stands: false, reason });
  });
});

const line = fc.string({ unit: fc.constantFrom('a', 'b', '7', ' ', '.', '批', '质', '，', '𠀀', 'é'), minLength: 1, maxLength: 12 });
const place = fc.array(line, { minLength: 1, maxLength: 5 }).chain((lines) => {
  const page = pageOf(1, lines);
  return fc.record({
    document: fc.constant(documentOf('doc-any', 'any.pdf', [page])),
    from: fc.nat(page.text.length - 1),
    length: fc.integer({ min: 1, max: page.text.length }),
    at: fc.nat(page.text.length),
  });
});

describe('for any page and any span of it', () => {
  it('what citationAt makes always stands', () => {
    fc.assert(
      fc.property(place, ({ document, from, length }) => {
        const citation = citationAt(document, 1, from, Math.min(from + length, document.pages[0]!.text.length));
        fc.pre(citation.quote.trim() !== '');
        expect(verifyCitation(citation, byId(document))).toEqual({ stands: true });
      }),
    );
  });

  it('one changed character of the quote never stands', () => {
    fc.assert(
      fc.property(place, fc.constantFrom('Q', '9', '　', '值'), ({ document, from, length, at }, put) => {
        const citation = citationAt(document, 1, from, Math.min(from + length, document.pages[0]!.text.length));
        const i = at % citation.quote.length;
        const quote = citation.quote.slice(0, i) + put + citation.quote.slice(i + 1);
        fc.pre(quote.trim() !== '');
        expect(verifyCitation({ ...citation, quote }, byId(document))).toMatchObject({ stands: false });
      }),
    );
  });

  it('one changed character of the page makes a quote of it fall', () => {
    fc.assert(
      fc.property(place, ({ document, from, length, at }) => {
        const text = document.pages[0]!.text;
        const citation = citationAt(document, 1, from, Math.min(from + length, text.length));
        fc.pre(citation.quote.trim() !== '');
        const i = citation.start + (at % citation.quote.length);
        const changed = documentOf('doc-any', 'any.pdf', [{ ...document.pages[0]!, text: `${text.slice(0, i)}Q${text.slice(i + 1)}` }]);
        expect(verifyCitation(citation, byId(changed))).toMatchObject({ stands: false, reason: 'quote-differs' });
      }),
    );
  });
});
