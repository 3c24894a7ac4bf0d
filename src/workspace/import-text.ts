import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError, type KnowledgeBase } from '../domain/index.ts';
import { importOfficialText, type ImportedText, type NewInstrument } from '../knowledge/import-official-text.ts';
import { officialTextPath } from '../knowledge/with-official-texts.ts';
import { ingestPath } from './ingest-files.ts';

export type StoredImport = { readonly imported: ImportedText; readonly file: string };

/**
 * Reads an official document (PDF, DOCX, HTML, TXT, MD), splits it by its own numbering and keeps it in the workspace's folder of official
 * texts, where it replaces an earlier import of the same instrument and language.
 * @throws AppError `input.unreadable` when the file has no text; `input.invalid` when nothing in it can be matched
 */
export async function importText(
  path: string,
  folder: string,
  knowledge: KnowledgeBase,
  instrument: string,
  newInstrument?: NewInstrument,
): Promise<StoredImport> {
  const dossier = await ingestPath(path, { workers: 1 });
  const [document] = dossier.documents;
  if (document === undefined) {
    const reason = dossier.integrity[0]?.summary ?? { en: 'The file holds no text.', zh: '文件中没有文字。' };
    throw new AppError('input.unreadable', `no text in ${path}`, reason);
  }
  const outcome = importOfficialText(textOf(document.pages), {
    instrument,
    source: { name: basename(path), sha256: document.sha256 },
    knowledge,
    ...(newInstrument === undefined ? {} : { newInstrument }),
  });
  if (!outcome.ok) throw new AppError('input.invalid', outcome.reason, outcome.explanation);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, officialTextPath(outcome.imported));
  writeFileSync(`${file}.new`, `${JSON.stringify(outcome.imported, null, 1)}\n`);
  renameSync(`${file}.new`, file);
  return { imported: outcome.imported, file };
}

/** Running heads and page numbers are no part of a law. */
function textOf(pages: Awaited<ReturnType<typeof ingestPath>>['documents'][number]['pages']): string {
  return pages
    .map(({ text, blocks }) => {
      const furniture = blocks.filter(({ type }) => type === 'furniture');
      return furniture.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
    })
    .join('\n');
}
