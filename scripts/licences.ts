/** A package of the lock file. */
export type LockedPackage = {
  readonly path: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly shipped: boolean;
};
type LockEntry = {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
};
export type LockFile = { readonly packages: Readonly<Record<string, LockEntry>> };

/** Licences that go with Apache-2.0 in what is handed on; those of tools that only build and test may also ask for their own source to stay open. */
const allowed = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Python-2.0',
  'PSF-2.0',
  'OFL-1.1',
  'CC0-1.0',
  'Unlicense',
  'WTFPL',
]);
const allowedForTools = new Set([...allowed, 'MPL-2.0', 'CC-BY-4.0']);

/** Packages whose entry names no licence, with the one that stands in their LICENSE file. */
const readInFile: Readonly<Record<string, string>> = { 'png-js@2.0.0': 'MIT' };

/** Development dependencies that Vite packs into the console. */
const packedIntoConsole = ['react', 'react-dom', 'react-router', 'react-i18next', 'i18next', 'radix-ui'];

/** Every package of a lock file (npm, version 3); `shipped` are those that run in the server or in the browser. */
export function readLockFile(lock: LockFile): LockedPackage[] {
  const packed = closure(lock, packedIntoConsole);
  return Object.entries(lock.packages).flatMap(([path, entry]) => {
    if (path === '') return [];
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const version = entry.version ?? '';
    const licence = entry.license ?? readInFile[`${name}@${version}`] ?? '';
    const development = entry.dev === true || entry.devOptional === true;
    return [{ path, name, version, licence, shipped: !development || packed.has(path) }];
  });
}

/** Packages that may not be used, each with why. */
export function refusedLicences(packages: readonly LockedPackage[]): string[] {
  return packages.flatMap(({ name, version, licence, shipped }) => {
    if (licence === '') return [`${name} ${version} names no licence: read its LICENSE file and enter it`];
    return isAllowed(licence, shipped ? allowed : allowedForTools) ? [] : [`${name} ${version} is under ${licence}, which is not allowed`];
  });
}

/** An SPDX expression: one of those joined by OR must be allowed, all of those joined by AND. */
function isAllowed(expression: string, list: ReadonlySet<string>): boolean {
  const choices = expression.replace(/^\(|\)$/gu, '').split(/\s+OR\s+/u);
  return choices.some((choice) => choice.split(/\s+AND\s+/u).every((each) => list.has(each.replace(/[()]/gu, '').trim())));
}

/** Paths of packages and of all that they need, as Node finds them. */
function closure({ packages }: LockFile, names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const visit = (name: string, from: string): void => {
    for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))) {
      const path = place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`;
      const entry = packages[path];
      if (entry !== undefined) {
        if (found.has(path)) return;
        found.add(path);
        for (const next of Object.keys(entry.dependencies ?? {})) visit(next, path);
        return;
      }
      if (place === '') return;
    }
  };
  for (const name of names) visit(name, '');
  return found;
}
