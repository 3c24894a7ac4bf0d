import type { Disagreement } from './compare-values.ts';
import { isOfKind, type Place, type Source } from './source.ts';

/** Temperatures in which something is kept, in degrees Celsius; an open end is null. */
type Range = { readonly low: number | null; readonly high: number | null };

const label = /^(?:贮藏|储藏|贮存|储存|保存)(?:条件|方法|要求)?$|^storage(?: conditions?| requirements?)?$|^store[ds]?$/iu;
const opening =
  /^(?:本品|成品|产品)?(?:应|须)?(?:置于?[^，。；]{0,12})?(?:贮藏|储藏|贮存|储存|保存)(?:条件)?(?:为|：|:|于|在)|^(?:the )?(?:finished )?(?:product|storage|store|keep)\b[^.;]{0,30}(?:\bis (?:to be )?(?:kept|stored)|store|keep|storage)/iu;
const otherThings =
  /中间产品|待包装|原料|辅料|物料|对照品|留样|样品|试剂|药液|原液|包材|intermediate|bulk|material|excipient|reference standard|retention|sample|reagent|solution|before (?:use|filling)|hold/iu;
const ranged = /(\d+(?:\.\d+)?)\s*(?:℃|°\s?C)?\s*(?:[–—~～-]|至|到|to|and)\s*(\d+(?:\.\d+)?)\s*(?:℃|°\s?C)/iu;
const atMost =
  /(?:不超过|不高于|低于|≤|<|(?:not |nor )?(?:above|exceed(?:ing)?|more than|over)|below|under|up to)\s*(\d+(?:\.\d+)?)\s*(?:℃|°\s?C)/iu;
const degrees = /(\d+(?:\.\d+)?)\s*(?:℃|°\s?C)\s*(?:以下|or (?:below|less))/iu;

/** `2–8 ℃`, `不超过25℃`, `25 °C or below`, and the words of the pharmacopoeia: 阴凉 up to 20, 冷处 2 to 10, 常温 10 to 30. */
export function readStorage(text: string): Range | undefined {
  const range = ranged.exec(text);
  if (range !== null) return { low: Number(range[1]), high: Number(range[2]) };
  const high = atMost.exec(text)?.[1] ?? degrees.exec(text)?.[1];
  if (high !== undefined) return { low: null, high: Number(high) };
  if (/冷处|in a cold place/iu.test(text)) return { low: 2, high: 10 };
  if (/阴凉|凉暗|in a cool place/iu.test(text)) return { low: null, high: 20 };
  return /常温/u.test(text) ? { low: 10, high: 30 } : undefined;
}

/** The storage of the finished product as different documents state it, in both languages; other materials and samples are left out. */
export function compareStorage(source: Source): Disagreement[] {
  const stated: { value: string; key: string; place: Place }[] = [];
  const note = (text: string, place: Place): void => {
    const range = readStorage(text);
    if (range !== undefined) stated.push({ value: text.slice(0, 80), key: `${String(range.low)}|${String(range.high)}`, place });
  };
  for (const pair of source.pairs)
    if (label.test(pair.label) && !otherThings.test(`${pair.value} ${pair.headings.at(-1) ?? ''} ${pair.column}`)) note(pair.value, pair);
  for (const s of source.statements)
    if (
      s.kind === 'sentence' &&
      s.text.length < 160 &&
      opening.test(s.text) &&
      !otherThings.test(`${s.text} ${s.headings.at(-1) ?? ''}`) &&
      !isOfKind(s.document, ['retention_plan'])
    )
      note(s.text, s);
  const groups = [...new Set(stated.map((s) => s.key))].map((key) => stated.filter((s) => s.key === key));
  if (groups.length < 2 || new Set(stated.map((s) => s.place.document)).size < 2) return [];
  return [{ topic: 'product.storage', values: groups.map((g) => ({ value: g[0]?.value ?? '', places: g.map((s) => s.place) })) }];
}
