import { annex11 } from './compliance-annex-11.ts';
import { asvs } from './compliance-asvs.ts';
import { part11 } from './compliance-part-11.ts';
import type { TestedRow } from './tested-row.ts';

/** Each table of `src/governance/COMPLIANCE.md` under the name of its marker. */
export const complianceTables: readonly { readonly name: string; readonly rows: readonly TestedRow[] }[] = [
  { name: 'part-11', rows: part11 },
  { name: 'annex-11', rows: annex11 },
  { name: 'asvs', rows: asvs },
];
