import type { Disagreement } from './compare-values.ts';
import type { Place, Source } from './source.ts';

const idTitle = /设备编号|资产号|位号|^编号|^tag|asset|equipment (?:no|id|number)|^id\b/iu;
const nameTitle = /设备名称|^设备(?!编|型|状)|^名称|^equipment\b(?! (?:no|id|number))|^machine|^instrument|^name|^description/iu;
const modelTitle = /型号|^model/iu;
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '');
const isZh = (text: string): boolean => /[\u4e00-\u9fff]/u.test(text);

type Item = { readonly name: string; readonly model: string; readonly place: Place };

function items(source: Source): Map<string, Item[]> {
  const byId = new Map<string, Item[]>();
  for (const table of source.tables) {
    const id = table.header.findIndex((t) => idTitle.test(t));
    const name = table.header.findIndex((t, i) => i !== id && nameTitle.test(t));
    const model = table.header.findIndex((t) => modelTitle.test(t));
    if (id < 0 || (name < 0 && model < 0)) continue;
    if (!/设备|仪器|equipment|machine|instrument/iu.test([...table.header, ...table.headings, table.document.title].join(' '))) continue;
    for (const row of table.rows) {
      const key = (row.cells[id]?.text ?? '').toUpperCase().replace(/\s/gu, '');
      if (!/^[A-Z]{1,6}-?[A-Z0-9-]*\d{2,}[A-Z]?$/u.test(key)) continue;
      const item = { name: row.cells[name]?.text ?? '', model: row.cells[model]?.text ?? '', place: row };
      byId.set(key, [...(byId.get(key) ?? []), item]);
    }
  }
  return byId;
}

/** Names differ where both are of one script and neither is part of the other nor shares its last word (`filler`, `vial filler`). */
function namesDiffer(a: string, b: string): boolean {
  if (a === '' || b === '' || isZh(a) !== isZh(b)) return false;
  const [x, y] = [plain(a), plain(b)];
  const tail = (text: string): string => (isZh(text) ? plain(text).slice(-2) : (/(\w+)\W*$/u.exec(text.toLowerCase())?.[1] ?? ''));
  return !x.includes(y) && !y.includes(x) && tail(a) !== tail(b);
}

/** One equipment number with another model, or another machine, in another document. Models are compared in both languages. */
export function compareEquipment(source: Source): Disagreement[] {
  return [...items(source)].flatMap(([id, all]): Disagreement[] => {
    const [first, ...others] = all;
    const other = others.find(
      (o) =>
        first !== undefined &&
        o.place.document !== first.place.document &&
        ((o.model !== '' && first.model !== '' && plain(o.model) !== plain(first.model)) || namesDiffer(o.name, first.name)),
    );
    if (first === undefined || other === undefined) return [];
    const shown = (item: Item): string => [id, item.name, item.model].filter((t) => t !== '').join(' ');
    return [
      { topic: 'cmo.equipmentItem', subject: id, values: [first, other].map((item) => ({ value: shown(item), places: [item.place] })) },
    ];
  });
}
