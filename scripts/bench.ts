import { Command, InvalidArgumentError } from 'commander';
import { benchAudit } from './bench-audit.ts';
import { benchIngest } from './bench-ingest.ts';
import { benchLoad } from './bench-load.ts';
import { benchPrecheck } from './bench-precheck.ts';
import { benchRequests } from './bench-requests.ts';
import { benchSearch } from './bench-search.ts';

function count(text: string): number {
  if (!/^\d+$/u.test(text)) throw new InvalidArgumentError('A whole number.');
  return Number(text);
}
const counts = (text: string): number[] => text.split(',').map(count);

/** `npm run bench -- NAME [options]`, `--help` for each: speed and memory, each described with its function. Close what else runs on the machine. */
const program = new Command('npm run bench --').description('Speed and memory of what is built.');
program
  .command('precheck', { isDefault: true })
  .description('the whole job')
  .option('--pages <sizes>', 'pages of each dossier', counts, [100, 300, 1000])
  .action(benchPrecheck);
program
  .command('ingest')
  .description('PDF to pages with positions, beside pdftotext')
  .option('--pages <n>', 'of each file', count, 300)
  .option('--runs <n>', 'the fastest counts', count, 3)
  .action(benchIngest);
program
  .command('search')
  .description('first ten, beside SQLite FTS5 and MiniSearch')
  .option('--sizes <sizes>', 'passages', counts, [30_000, 300_000])
  .option('--obliqa <folder>', 'its passages in place of made-up ones')
  .option('--seconds <n>', 'for each engine', count, 60)
  .action(benchSearch);
program
  .command('load')
  .description('the knowledge base in a fresh process')
  .option('--runs <n>', 'the fastest counts', count, 5)
  .action(benchLoad);
program
  .command('audit')
  .description('appending, verifying and proving records')
  .option('--records <n>', 'verified', count, 1_000_000)
  .option('--appends <n>', 'one by one', count, 20_000)
  .action(benchAudit);
program
  .command('requests')
  .description('reviewers at the server while dossiers are drafted')
  .option('--seconds <n>', '', count, 300)
  .option('--people <n>', '', count, 200)
  .option('--rate <n>', 'requests a second', count, 300)
  .option('--overload <n>', 'times the rate for ten seconds afterwards, 0 for none', count, 5)
  .action(benchRequests);
await program.parseAsync();
