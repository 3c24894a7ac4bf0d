import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Plugin } from 'vitest/config';
import type { TestProject } from 'vitest/node';

const root = resolve(import.meta.dirname, '..');
const source = join(root, 'src') + sep;
const compiled = join(root, 'dist') + sep;

/** What Node loads itself, without Vite: compiled modules. */
export const loadedByNode = /\/dist\/.*\.js$/u;

/**
 * What tests import from `src/` is what is shipped: the compiled module, loaded by Node. The processes and threads that it starts are compiled too,
 * and so run under Node's permission model. The console is not compiled by the compiler; its modules stay as they are.
 */
export function compiledSources(): Plugin {
  return {
    name: 'compiled-sources',
    enforce: 'pre',
    resolveId(id, importer) {
      if (importer === undefined || !id.startsWith('.') || !id.endsWith('.ts')) return undefined;
      const module = resolve(dirname(importer), id);
      if (!module.startsWith(source)) return undefined;
      const path = compiled + relative(source, module).replace(/\.ts$/u, '.js');
      return existsSync(path) ? path : undefined;
    },
  };
}

/** For Vitest's `globalSetup`: compiles, and gives the files of this run a folder to share. */
export function setup(project: TestProject): () => void {
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), 'server'], { stdio: ['ignore', 2, 2] });
  const runFolder = mkdtempSync(join(tmpdir(), 'countersign-run-'));
  project.provide('runFolder', runFolder);
  return () => rmSync(runFolder, { recursive: true, force: true });
}
