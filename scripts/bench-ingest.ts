import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeMachine } from './describe-machine.ts';
import { writeDossierPdf } from './made-up-dossier.ts';
import { runMeasured, type Run } from './run-measured.ts';

/** The product's own reading, with its processes, as `precheck` and `serve` start it. */
const entry = new URL('../dist/workspace/ingest-files.js', import.meta.url);
const ingest = `
  const { ingestPath } = await import(${JSON.stringify(entry.href)});
  const { documents } = await ingestPath(process.argv[2]);
  if (documents.length !== 1 || documents[0].pages.some((page) => page.runs.length === 0)) throw new Error('the file was not read');
`;

/**
 * `npm run bench -- ingest`: one English and one Chinese PDF to pages with positions, beside `pdftotext -bbox-layout` on the
 * same file in the same run; whole processes from start to exit, the fastest of the runs. Needs `npm run build` first.
 */
export async function benchIngest({ pages, runs }: { pages: number; runs: number }): Promise<void> {
  if (!existsSync(fileURLToPath(entry))) throw new Error('Nothing is built yet. Run `npm run build` first.');
  const beside = spawnSync('pdftotext', ['-v']).status === 0;
  console.log(`ingest · ${describeMachine()} · ${pages} pages, fastest of ${runs}`);
  if (!beside) console.log('pdftotext is not installed: measured alone.');
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  try {
    writeFileSync(join(folder, 'ingest.mjs'), ingest);
    for (const language of ['en', 'zh'] as const) {
      const file = join(folder, `${language}.pdf`);
      await writeDossierPdf(file, language, 1, pages);
      const own: Run[] = [];
      const other: Run[] = [];
      for (let run = 0; run < runs; run += 1) {
        own.push(await runMeasured(process.execPath, [join(folder, 'ingest.mjs'), file]));
        if (beside) other.push(await runMeasured('pdftotext', ['-bbox-layout', file, join(folder, 'out.html')]));
      }
      report(`countersign ${language}`, pages, own);
      if (!beside) continue;
      report(`pdftotext   ${language}`, pages, other);
      console.log(`  ratio ${(fastest(own) / fastest(other)).toFixed(1)} × its time`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const fastest = (runs: readonly Run[]): number => Math.min(...runs.map(({ seconds }) => seconds));

function report(name: string, pages: number, runs: readonly Run[]): void {
  const seconds = fastest(runs);
  const peak = Math.max(...runs.map(({ peakMegabytes }) => peakMegabytes));
  console.log(`  ${name}  ${seconds.toFixed(2).padStart(6)} s  ${(pages / seconds).toFixed(0).padStart(5)} pages/s  ${peak} MB peak`);
}
