import { AppError } from '../domain/errors.ts';
import { ClauseId } from '../domain/ids.ts';
import type { Clause, Instrument, KnowledgeBase } from '../domain/knowledge.ts';
import { ImportedText, keyOf } from './import-official-text.ts';
import { importWords } from './words.ts';

/** Where an imported text is kept in the workspace's folder of official texts. */
export function officialTextPath(imported: Pick<ImportedText, 'instrument' | 'language'>): string {
  return `${imported.instrument}.${imported.language}.json`;
}

/** Checks stored texts at start. Throws 'knowledge.invalid' with the name of a file that is not an imported text. */
export function readOfficialTexts(files: readonly { readonly path: string; readonly text: string }[]): ImportedText[] {
  return files.map(({ path, text }) => {
    try {
      return ImportedText.parse(JSON.parse(text));
    } catch (error) {
      throw new AppError('knowledge.invalid', `${path} is not an imported text`, importWords.unreadable(path), { cause: error });
    }
  });
}

/**
 * The knowledge base with imported texts attached: verbatim text on the clauses with the same number, new clauses for
 * what only the import knows. The version stays that of the shipped files: imported texts never decide a check.
 */
export function withOfficialTexts(knowledge: KnowledgeBase, texts: readonly ImportedText[]): KnowledgeBase {
  const clauses = new Map(knowledge.clauses);
  const instruments = [...knowledge.instruments];
  for (const text of texts) {
    const isNew = !knowledge.instruments.some((instrument) => instrument.id === text.instrument);
    if (isNew && text.newInstrument !== undefined && !instruments.some((instrument) => instrument.id === text.instrument)) {
      instruments.push({ id: text.instrument, ...text.newInstrument, urls: [], mark: 'source-text' });
    }
    const instrument = instruments.find((candidate) => candidate.id === text.instrument);
    if (instrument === undefined) continue;
    attach(text, instrument, clauses);
  }
  return { ...knowledge, instruments, clauses };
}

function attach(text: ImportedText, instrument: Instrument, clauses: Map<string, Clause>): void {
  const added = new Set(text.unmatched);
  const own = [...clauses.values()].filter((clause) => clause.instrument === instrument.id);
  const byKey = new Map(own.map((clause) => [keyOf(clause.number), clause]));
  const idOf = (number: string): ClauseId => ClauseId.parse(`${instrument.id}#${number}`);
  for (const piece of text.clauses) {
    const known = byKey.get(keyOf(piece.number));
    const words = piece.text === '' ? piece.heading[text.language] : piece.text;
    if (known !== undefined) {
      clauses.set(known.id, { ...known, officialText: { ...clauses.get(known.id)?.officialText, [text.language]: words } });
    } else if (added.has(piece.number)) {
      clauses.set(idOf(piece.number), {
        id: idOf(piece.number),
        instrument: instrument.id,
        number: piece.number,
        parent: piece.parent === null ? null : idOf(piece.parent),
        heading: piece.heading,
        workingText: piece.heading,
        officialText: { [text.language]: words },
        validFrom: instrument.inForce,
        validTo: instrument.ended,
        mark: 'source-text',
      });
    }
  }
}
