import { openDerivedCache } from '../adapters/derived-cache/derived-cache.ts';
import type { Document, Dossier } from '../domain/document.ts';
import { packLayout, unpackLayout, type PackedLayout } from './packed-layout.ts';

/** What `read` gives, or what it gave before for the same files and the same code. */
export type KeepReading = (read: () => Promise<Dossier>) => Promise<Dossier>;
type PackedDossier = Omit<Dossier, 'documents'> & {
  readonly documents: readonly (Omit<Document, 'pages'> & { readonly pages: readonly PackedLayout[] })[];
};

/** Marks that a reader gets in a hurry, short of memory or after a crash: the next reading may do better. */
const passing: ReadonlySet<string> = new Set(['time-limit', 'too-large', 'damaged', 'unreadable']);

/**
 * A dossier as it was read, in the folder of its layout, which goes with the dossier: a draft over corrected facts does not open its files again.
 * @param files on the record for this dossier, in order of path.
 */
export function keepReading(folder: string, files: readonly { readonly path: string; readonly sha256: string }[]): KeepReading {
  const inputs = files.map(({ path, sha256 }) => ({ path, text: sha256 }));
  return async (read) => {
    const readPacked = async (): Promise<PackedDossier> => pack(await read());
    return unpack(await openDerivedCache(folder).getLater('reading', inputs, readPacked, isWhole));
  };
}

const isWhole = ({ integrity }: PackedDossier): boolean => !integrity.some(({ kind }) => passing.has(kind));

function pack(dossier: Dossier): PackedDossier {
  return { ...dossier, documents: dossier.documents.map((document) => ({ ...document, pages: document.pages.map(packLayout) })) };
}

function unpack(packed: PackedDossier): Dossier {
  return { ...packed, documents: packed.documents.map((document) => ({ ...document, pages: document.pages.map(unpackLayout) })) };
}
