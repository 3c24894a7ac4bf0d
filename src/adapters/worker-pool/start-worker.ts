import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Starts `name` (a path without ending, relative to `base`) as a worker thread: the compiled file, or the TypeScript source under tests and tsx. */
export function startWorker(name: string, base: string, options: WorkerOptions = {}): Worker {
  const source = base.endsWith('.ts');
  const entry = new URL(`${name}.${source ? 'ts' : 'js'}`, base);
  return source ? new Worker(typescriptLoader(entry), { ...options, eval: true }) : new Worker(entry, options);
}

/** A worker thread has no loader for TypeScript unless it registers one first. */
function typescriptLoader(entry: URL): string {
  const api = pathToFileURL(join(dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist/esm/api/index.mjs')).href;
  return `import(${JSON.stringify(api)}).then(({ register }) => { register(); return import(${JSON.stringify(entry.href)}); });`;
}
