import { citationAt, type Dossier, type DossierCitation, type Passage } from '../../../domain/index.ts';

export type TableRow = { readonly passage: Passage; readonly cells: readonly (readonly [title: string, text: string])[] };
export type Table = { readonly documentId: string; readonly titles: readonly string[]; readonly rows: readonly TableRow[] };

/** Tables with column titles, a table that runs over several pages or blocks as one. */
export function tablesOf(passages: readonly Passage[]): Table[] {
  const tables = new Map<string, { documentId: string; titles: string[]; rows: TableRow[] }>();
  for (const passage of passages) {
    if (passage.kind !== 'row' || passage.row === undefined) continue;
    const cells = Object.entries(passage.row);
    if (cells.length < 2) continue;
    const titles = cells.map(([title]) => title);
    const key = `${passage.documentId} ${titles.join('|')}`;
    const table = tables.get(key) ?? { documentId: passage.documentId, titles, rows: [] };
    table.rows.push({ passage, cells });
    tables.set(key, table);
  }
  return [...tables.values()];
}

/** Cites whole passages of a dossier; those whose document is gone are left out. */
export function citePassages(dossier: Dossier, passages: readonly Passage[]): DossierCitation[] {
  const documents = new Map(dossier.documents.map((document) => [document.id as string, document]));
  return passages.flatMap((passage) => {
    const document = documents.get(passage.documentId);
    return document === undefined ? [] : [citationAt(document, passage.page, passage.start, passage.end)];
  });
}
