import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeMachine } from './describe-machine.ts';
import { writeDossierPdf } from './made-up-dossier.ts';
import { runMeasured } from './run-measured.ts';

const command = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

/**
 * `npm run bench -- precheck`: the whole job on made-up dossiers, half English, half Chinese, in files of 50 pages:
 * seconds, pages per second and peak memory of the process, one run each. Needs `npm run build` first.
 */
export async function benchPrecheck({ pages: sizes }: { pages: readonly number[] }): Promise<void> {
  console.log(`precheck · ${describeMachine()}`);
  for (const pages of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
    try {
      await writeDossier(folder, pages);
      const { seconds, peakMegabytes } = await runMeasured(process.execPath, [command, 'precheck', folder, '--json']);
      console.log(
        `${String(pages).padStart(5)} pages  ${seconds.toFixed(1).padStart(6)} s  ${(pages / seconds).toFixed(0).padStart(4)} pages/s  ${peakMegabytes} MB peak`,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

async function writeDossier(folder: string, pages: number): Promise<void> {
  for (let first = 1, n = 1; first <= pages; first += 50, n++) {
    const language = n % 2 === 0 ? 'zh' : 'en';
    const name = `${String(n).padStart(2, '0')}_${language === 'zh' ? '生产管理文件' : 'Quality_Agreement'}.pdf`;
    await writeDossierPdf(join(folder, name), language, first, Math.min(50, pages - first + 1));
  }
}
