/** Words that head a column whatever stands below. */
const headerWords =
  /^(?:no\.?|item|name|title|date|content|description|step|batch|product|parameter|limit|result|remark|status|version|position|duty|序号|编号|项目|事项|内容|名称|日期|说明|备注|批号|步骤|结果|结论|状态|职务|姓名|时间|期间|职责|职位|标准|限度)(?:\s|$|[（(])/iu;
const valueLike = /^[\s<>≤≥=±~–—-]*[\d０-９]|\d{4}年|^(?:yes|no|是|否|有|无|合格|complies)$/iu;

export type PlainCell = { readonly text: string; readonly bold?: boolean; readonly colSpan?: number; readonly rowSpan?: number };

/**
 * Is the first row a row of column titles? Bold above plain, known title words, or words above numbers and dates. A two-column list of
 * key and value has none.
 */
export function hasHeaderRow(rows: readonly (readonly PlainCell[])[]): boolean {
  const [first, ...rest] = rows;
  if (first === undefined || rest.length === 0 || first.length < 2) return false;
  const titles = first.filter((cell) => cell.text !== '');
  if (titles.length === 0 || titles.length < first.length - 1) return false;
  const boldBelow = rest.filter((row) => row.every((cell) => cell.text === '' || cell.bold === true)).length;
  if (titles.every((cell) => cell.bold === true) && boldBelow < rest.length / 2) return true;
  if (titles.some((cell) => cell.text.length > 60) || titles.filter((cell) => valueLike.test(cell.text)).length > titles.length / 4)
    return false;
  if (/[:：]$/u.test(titles[0]!.text)) return false;
  const words = titles.filter((cell) => headerWords.test(cell.text)).length;
  if (first.length === 2)
    return (
      words === 2 ||
      (words === 1 &&
        titles[0] !== undefined &&
        headerWords.test(titles[0].text) &&
        rest.length >= 2 &&
        !/[:：]/u.test(first[1]!.text) &&
        first[1]!.text.length <= 12)
    );
  if (words >= 1) return true;
  return (
    first.some(
      (cell, column) => cell.text !== '' && rest.filter((row) => valueLike.test(row[column]?.text ?? '')).length >= rest.length / 2,
    ) || rest.length >= 2
  );
}

/** The title of each column: of the first row, and where that is in two storeys, of the second one below it (`Parameter lower`). */
export function columnTitles(rows: readonly (readonly PlainCell[])[]): string[] {
  const titles = (rows[0] ?? []).flatMap((cell) =>
    Array.from({ length: cell.colSpan ?? 1 }, () => ({ text: cell.text, below: (cell.colSpan ?? 1) > 1 && (cell.rowSpan ?? 1) === 1 })),
  );
  const open = titles.filter((title) => title.below).length;
  const second = rows[1] ?? [];
  const twoStoreys =
    open > 0 &&
    second.length === open &&
    rows[0]!.some((cell) => (cell.rowSpan ?? 1) === 2) &&
    second.every((cell) => !valueLike.test(cell.text));
  let next = 0;
  return titles.map((title) => (twoStoreys && title.below ? `${title.text} ${second[next++]!.text}` : title.text));
}
