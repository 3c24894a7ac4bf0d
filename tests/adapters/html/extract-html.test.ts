import { describe, expect, it } from 'vitest';
import { extractHtml } from '../../../src/adapters/html/extract-html.ts';
import type { Extracted } from '../../../src/domain/extracted.ts';

function read(html: string): Extracted & { form: 'structured' } {
  const extraction = extractHtml(new TextEncoder().encode(html));
  if ('failure' in extraction) throw new Error(extraction.detail);
  return extraction.extracted as Extracted & { form: 'structured' };
}

describe('an HTML page', () => {
  it('gives headings, paragraphs, list items and tables in document order', () => {
    const { pages, title } = read(
      '<title>QA</title><h2>Release</h2><p>One <b>bold</b>\nword.<ul><li>first<li>second</ul><table><tr><th>Item<th>Limit<tr><td rowspan=2>a<td>1</table>',
    );
    expect(title).toBe('QA');
    expect(pages[0]!.blocks).toEqual([
      { type: 'heading', level: 2, text: 'Release' },
      { type: 'paragraph', text: 'One bold word.' },
      { type: 'list-item', text: 'first' },
      { type: 'list-item', text: 'second' },
      {
        type: 'table',
        headerRow: true,
        rows: [
          [
            { text: 'Item', rowSpan: 1, colSpan: 1 },
            { text: 'Limit', rowSpan: 1, colSpan: 1 },
          ],
          [
            { text: 'a', rowSpan: 2, colSpan: 1 },
            { text: '1', rowSpan: 1, colSpan: 1 },
          ],
        ],
      },
    ]);
  });

  it.each([
    '<p hidden>x</p>',
    '<div style="display: none">x</div>',
    '<span style="visibility:hidden">x</span>',
    '<p style="font-size:0">x</p>',
    '<i style="color:#FFF">x</i>',
    '<p style="position:absolute;left:-9999px">x</p>',
  ])('reports %s as hidden', (part) => {
    const { pages, hidden } = read(`<p>seen</p>${part}`);
    expect(pages[0]!.blocks).toEqual([{ type: 'paragraph', text: 'seen' }]);
    expect(hidden.map((entry) => entry.text)).toEqual(['x']);
  });

  it('leaves scripts and styles alone', () => {
    expect(read('<script>var a = 1</script><style>p{}</style><p>text').pages[0]!.blocks).toEqual([{ type: 'paragraph', text: 'text' }]);
  });

  it('in GBK is read by the encoding that it declares', () => {
    const bytes = Buffer.concat([Buffer.from('<meta charset="gbk"><p>'), Buffer.from([0xd6, 0xca, 0xc1, 0xbf])]);
    const extraction = extractHtml(new Uint8Array(bytes));
    expect('failure' in extraction ? undefined : (extraction.extracted as { pages: unknown }).pages).toMatchObject([
      { blocks: [{ text: '质量' }] },
    ]);
  });
});
