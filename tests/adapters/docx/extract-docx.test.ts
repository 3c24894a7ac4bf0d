import { describe, expect, it } from 'vitest';
import { extractDocx } from '../../../src/adapters/docx/extract-docx.ts';
import type { Extracted, StructuredBlock } from '../../../src/domain/extracted.ts';
import { makeDocx, p, r, tc, tr } from '../../fixtures/ingest/make-office.ts';

type Structured = Extract<Extracted, { form: 'structured' }>;

async function read(body: string, parts?: Record<string, string>): Promise<Structured> {
  const extraction = await extractDocx(await makeDocx(body, parts));
  if ('failure' in extraction) throw new Error(extraction.detail);
  return extraction.extracted as Structured;
}
const blocksOf = async (body: string, parts?: Record<string, string>): Promise<readonly StructuredBlock[]> =>
  (await read(body, parts)).pages[0]!.blocks;

describe('a DOCX', () => {
  it('has headings by style name, style inheritance and outline level', async () => {
    const styles =
      '<w:style w:styleId="a3"><w:name w:val="heading 2"/></w:style><w:style w:styleId="mine"><w:name w:val="Own"/><w:basedOn w:val="a3"/></w:style><w:style w:styleId="o"><w:name w:val="O"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>';
    const blocks = await blocksOf(
      p(r('One'), '<w:pStyle w:val="o"/>') +
        p(r('Two'), '<w:pStyle w:val="mine"/>') +
        p(r('Three'), '<w:outlineLvl w:val="2"/>') +
        p(r('text.')),
      { styles },
    );
    expect(blocks).toEqual([
      { type: 'heading', level: 1, text: 'One' },
      { type: 'heading', level: 2, text: 'Two' },
      { type: 'heading', level: 3, text: 'Three' },
      { type: 'paragraph', text: 'text.' },
    ]);
  });

  it('has the numbers that Word prints before list paragraphs', async () => {
    const level = (depth: number, format: string, text: string): string =>
      `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '第%1条')}${level(1, 'decimal', '%2.')}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>`;
    const item = (text: string, depth: number): string => p(r(text), `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="5"/></w:numPr>`);
    const blocks = await blocksOf(item('双方职责', 0) + item('放行', 1) + item('变更', 1) + item('期限', 0) + item('续签', 1), {
      numbering,
    });
    expect(blocks.map((block) => (block as { text: string }).text)).toEqual([
      '第一条双方职责',
      '1. 放行',
      '2. 变更',
      '第二条期限',
      '1. 续签',
    ]);
    expect(blocks.every((block) => block.type === 'list-item')).toBe(true);
  });

  it('keeps tables with merged cells', async () => {
    const [table] = await blocksOf(
      `<w:tbl>${tr(tc('Duty', '<w:vMerge w:val="restart"/>'), tc('Party', '<w:gridSpan w:val="2"/>'))}${tr(tc('', '<w:vMerge/>'), tc('holder'), tc('site'))}</w:tbl>`,
    );
    expect(table).toMatchObject({
      type: 'table',
      rows: [
        [
          { text: 'Duty', rowSpan: 2 },
          { text: 'Party', colSpan: 2 },
        ],
        [{ text: 'holder' }, { text: 'site' }],
      ],
    });
  });

  it('shows insertions in the text and keeps deletions out of it', async () => {
    const { pages, insertions, deletions } = await read(
      p(`${r('within ')}<w:del w:id="1"><w:r><w:delText>24</w:delText></w:r></w:del><w:ins w:id="2">${r('72')}</w:ins>${r(' hours.')}`),
    );
    expect(pages[0]!.blocks).toEqual([
      { type: 'paragraph', text: 'within 72 hours.' },
      { type: 'note', note: 'deleted', text: '24' },
    ]);
    expect([insertions, deletions]).toEqual([['72'], ['24']]);
  });

  it('brings comments and footnotes as notes, headers and footers as furniture', async () => {
    const { pages, comments } = await read(p(r('Body.')), {
      comments: `<w:comment w:id="0" w:author="QA">${p(r('check this date'))}</w:comment>`,
      footnotes: `<w:footnote w:type="separator" w:id="-1">${p(r('---'))}</w:footnote><w:footnote w:id="1">${p(r('as of May'))}</w:footnote>`,
      header1: p(r('QA-01')),
    });
    expect(pages[0]!.blocks.slice(1)).toEqual([
      { type: 'note', note: 'footnote', text: 'as of May' },
      { type: 'note', note: 'comment', text: 'QA: check this date' },
      { type: 'furniture', text: 'QA-01' },
    ]);
    expect(comments).toBe(1);
  });

  it.each([
    ['marked as hidden', '<w:vanish/>', 'formatted-hidden'],
    ['white', '<w:color w:val="FFFFFF"/>', 'same-colour'],
    ['one point small', '<w:sz w:val="2"/>', 'tiny'],
  ])('reports text that is %s and keeps it out', async (_, properties, reason) => {
    const { pages, hidden } = await read(p(r('seen ') + r('unseen', properties)));
    expect(pages[0]!.blocks).toEqual([{ type: 'paragraph', text: 'seen' }]);
    expect(hidden).toEqual([{ page: 1, reason, text: 'unseen' }]);
  });

  it('that is cut off is damaged', async () => {
    const bytes = await makeDocx(p(r('x'.repeat(5000))));
    expect(await extractDocx(bytes.slice(0, bytes.length / 2))).toMatchObject({ failure: 'damaged' });
  });
});
