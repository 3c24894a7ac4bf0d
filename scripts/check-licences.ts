import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLockFile, refusedLicences, type LockFile } from './licences.ts';

/** `npm run check:licences`: every package of the lock file is under a licence that this project may use. */
const packages = readLockFile(JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package-lock.json'), 'utf8')) as LockFile);
const refused = refusedLicences(packages);
for (const line of refused) console.error(line);
if (refused.length > 0 || packages.length === 0) process.exit(1);
console.log(`Licences of ${packages.length} packages are in order, ${packages.filter(({ shipped }) => shipped).length} of them shipped.`);
