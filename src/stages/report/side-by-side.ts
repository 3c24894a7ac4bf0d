import type { Block, Pair, Report } from './report.ts';

/**
 * One paper in two languages, from the same paper built in each: blocks of both have the same order. What is equal in both, as a quote
 * or a number, stands once. Throws TypeError when the two are not the same paper.
 */
export function sideBySide(en: Report, zh: Report): Report {
  if (en.blocks.length !== zh.blocks.length) throw new TypeError(`${en.kind}: ${en.blocks.length} and ${zh.blocks.length} blocks`);
  return {
    ...en,
    language: 'both',
    title: joined(en.title, zh.title, ' '),
    mark: joined(en.mark, zh.mark),
    watermark: en.watermark === null || zh.watermark === null ? null : joined(en.watermark, zh.watermark),
    blocks: en.blocks.map((block, n) => pairBlocks(block, zh.blocks[n])),
    data: { ...en.data, language: 'both' },
  };
}

function pairBlocks(a: Block, b: Block | undefined): Block {
  if (b?.type !== a.type) throw new TypeError(`a ${a.type} stands beside a ${b?.type ?? 'nothing'}`);
  switch (a.type) {
    case 'heading':
      return { ...a, text: joined(a.text, as(a, b).text) };
    case 'text': {
      const other = as(a, b).text;
      if (a.text === other) return a;
      return { type: 'columns', cells: [a.text, other], ...(a.strong === true ? { strong: true } : {}) };
    }
    case 'pairs':
      return {
        ...a,
        pairs: a.pairs.map(([label, value], n): Pair => {
          const [otherLabel, otherValue] = as(a, b).pairs[n] ?? ['', ''];
          return [joined(label, otherLabel, '\n'), joined(value, otherValue, '\n')];
        }),
      };
    case 'table': {
      const other = as(a, b);
      const rows = a.rows.map((row, r) => row.map((cell, c) => joined(cell, other.rows[r]?.[c] ?? '', '\n')));
      return { ...a, header: a.header.map((cell, c) => joined(cell, other.header[c] ?? '', '\n')), rows };
    }
    case 'quote':
      return { ...a, place: joined(a.place, as(a, b).place) };
    case 'reply':
      return { ...a, label: joined(a.label, as(a, b).label) };
    case 'columns':
    case 'page-break':
      return a;
  }
}

/** The caller has compared the types. */
function as<B extends Block>(_: B, other: Block): B {
  return other as B;
}

function joined(en: string, zh: string, between = ' · '): string {
  return en === zh ? en : `${en}${between}${zh}`;
}
