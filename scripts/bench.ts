import { benchAudit } from './bench-audit.ts';
import { benchIngest } from './bench-ingest.ts';
import { benchLoad } from './bench-load.ts';
import { benchPrecheck } from './bench-precheck.ts';
import { benchRequests } from './bench-requests.ts';
import { benchSearch } from './bench-search.ts';

/** `npm run bench -- precheck|ingest|search|load|audit|requests`: speed and memory, each described with its file. Close what else runs on the machine. */
const benches: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  precheck: benchPrecheck,
  ingest: benchIngest,
  search: benchSearch,
  load: benchLoad,
  audit: benchAudit,
  requests: benchRequests,
};
const [name = 'precheck', ...args] = process.argv.slice(2);
const bench = benches[name];
if (bench === undefined) {
  console.error(`Known benches: ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}
await bench(args);
