import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { complianceTables } from './compliance.ts';
import { duties } from './duties.ts';

/**
 * `npm run check:duties`, after `npm run test:unit`: every duty and every clause of the compliance tables has tests that passed in that run, or a written reason. Reads the report that the
 * unit tests leave behind.
 */
const root = join(import.meta.dirname, '..');
const report = join(root, 'node_modules/.cache/countersign/unit-tests.json');

type Report = {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
};

function passedTests(): Set<string> {
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  return new Set(
    testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'passed')
        .map(({ title }) => `${name.slice(name.indexOf('/tests/') + 1)}: ${title}`),
    ),
  );
}

if (!existsSync(report)) {
  console.error('There is no report of the unit tests. Run npm run test:unit first.');
  process.exit(1);
}
const passed = passedTests();
const rows = [...duties, ...complianceTables.flatMap(({ rows }) => rows)];
const faults = rows.flatMap(({ id, tests, reason }) => [
  ...tests.filter((test) => !passed.has(test)).map((test) => `${id}: no such test passed: ${test}`),
  ...(tests.length === 0 && reason === undefined ? [`${id}: neither a test nor a reason`] : []),
]);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);
console.log(
  `${rows.length} duties and clauses: ${rows.filter(({ tests }) => tests.length > 0).length} with tests that passed, the others with a reason.`,
);
