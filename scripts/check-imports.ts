import { cruise } from 'dependency-cruiser';
import { createRequire } from 'node:module';
import { readdirSync } from 'node:fs';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

/** Holds the import law and refuses to pass on nothing: it must have seen every TypeScript module under src/. */
const rules = createRequire(import.meta.url)('../.config/dependency-cruiser.cjs') as { forbidden: []; options: object };
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.tsx?$/u.test(name) && !name.endsWith('.d.ts'),
);

const result = await cruise(
  ['src'],
  { ...rules.options, ruleSet: { forbidden: rules.forbidden }, validate: true },
  {},
  { tsConfig: extractTSConfig('tsconfig.json') },
);
if (typeof result.output === 'string') throw new Error(result.output);
const seen = result.output.modules.filter((module) => /^src\/.*\.tsx?$/u.test(module.source)).length;
for (const violation of result.output.summary.violations) {
  console.error(`${violation.rule.name}: ${violation.from} → ${violation.to}`);
}
if (seen < sources.length) {
  console.error(`Only ${seen} of ${sources.length} modules were seen; the compiler and dependency-cruiser do not fit together.`);
  process.exit(1);
}
if (result.output.summary.error > 0) process.exit(1);
console.log(`Import law holds over ${seen} modules.`);
