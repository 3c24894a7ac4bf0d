/**
 * `node --import tsx --import <this>`: what a script imports from `src/` is the compiled module, as it is shipped; only the script itself is
 * TypeScript. The processes that it starts are compiled too: they load faster and run under Node's permission model.
 */
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const [source, compiled] = ['src', 'dist'].map((name) => new URL(`../${name}/`, import.meta.url).href);

// Hooks have a thread of their own, which loads this module too.
if (isMainThread) register(import.meta.url);

export function resolve(specifier, context, next) {
  if (context.parentURL === undefined || !/^\..*\.ts$/u.test(specifier)) return next(specifier, context);
  const { href } = new URL(specifier, context.parentURL);
  return href.startsWith(source) ? next(`${compiled}${href.slice(source.length, -'.ts'.length)}.js`, context) : next(specifier, context);
}
