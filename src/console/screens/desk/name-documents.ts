/** Paths of documents by the name of the file alone; a name that several files have is left with its folder. */
export function nameDocuments(paths: readonly string[]): ReadonlyMap<string, string> {
  const name = (path: string): string => path.split('/').at(-1)!;
  const names = paths.map(name);
  return new Map(paths.map((path) => [path, names.indexOf(name(path)) === names.lastIndexOf(name(path)) ? name(path) : path]));
}
