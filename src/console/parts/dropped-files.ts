/** A file with its path inside what was dropped or chosen, with `/`. */
export type PathedFile = { readonly path: string; readonly file: File };

function readAll(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  return new Promise((resolve, reject) => {
    const found: FileSystemEntry[] = [];
    // The browser hands entries out in portions; an empty portion is the end.
    const next = (): void =>
      reader.readEntries((portion) => {
        if (portion.length === 0) return resolve(found);
        found.push(...portion);
        next();
      }, reject);
    next();
  });
}

async function walk(entry: FileSystemEntry, prefix: string): Promise<PathedFile[]> {
  const path = prefix + entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ path, file }];
  }
  const children = await readAll(entry as FileSystemDirectoryEntry);
  return (await Promise.all(children.map((child) => walk(child, `${path}/`)))).flat();
}

/** A single dropped folder is the dossier itself: its name is no part of the paths. Hidden files of the system stay out. */
export function withoutRoot(files: readonly PathedFile[]): { readonly name: string; readonly files: PathedFile[] } {
  const kept = files.filter(
    ({ path }) => !path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX' || part === 'Thumbs.db'),
  );
  const roots = new Set(kept.map(({ path }) => (path.includes('/') ? path.split('/')[0]! : '')));
  const [root] = roots;
  if (roots.size === 1 && root !== undefined && root !== '') {
    return { name: root, files: kept.map(({ path, file }) => ({ path: path.slice(root.length + 1), file })) };
  }
  const single = kept.length === 1 ? kept[0]!.path.replace(/\.zip$/iu, '') : '';
  return { name: single, files: kept };
}

/** Files, folders and archives that were dropped. */
export async function readDrop(transfer: DataTransfer): Promise<PathedFile[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return [...transfer.files].map((file) => ({ path: file.name, file }));
  return (await Promise.all(entries.map((entry) => walk(entry, '')))).flat();
}

/** Files of a chooser; of a folder chooser with their paths. */
export function readChosen(list: FileList): PathedFile[] {
  return [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}
