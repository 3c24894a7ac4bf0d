import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { readReportFonts } from '../src/adapters/report-files/read-report-fonts.ts';

/**
 * `npm run bench -- precheck [--pages 100,300,1000]`: the whole job on made-up dossiers, half English, half Chinese, in files of 50 pages:
 * seconds, pages per second and peak memory of the process, one run each. Needs `npm run build` first. `npm run bench -- search`: see
 * `bench-search.ts`. `npm run bench -- audit`: see `bench-audit.ts`.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const chineseFont = Buffer.from((await readReportFonts()).regular);

const english = [
  'The shift leader records every deviation at once and tells the holder within 24 hours; the report names batch, step and equipment.',
  'Batch size 600,000 tablets. Cleaning is verified by swab and rinse samples; the limit is 3.1 µg/cm² for the worst case product.',
  'The qualified person signs the certificate after review of the batch record, test results and the status of deviations and changes.',
  'Staff are examined by a physician before they start and once a year afterwards; visitors sign the health form at the gate.',
  'Joint risk assessment meetings are held every quarter. The annual product quality review is completed in February of the next year.',
];
const chinese = [
  '当班人员应当立即记录偏差，并在24小时内告知持有人；报告应载明批号、工序和设备编号。',
  '批量为60万片。清洁效果以擦拭法和淋洗法取样确认，最差条件品种的残留限度为3.1微克每平方厘米。',
  '质量受权人审核批生产记录、检验结果以及偏差和变更的处理情况后签署出厂放行单。',
  '员工上岗前体检，以后每年一次；来访人员在门卫处登记健康状况并由陪同人员带入。',
  '双方每季度共同开展一次风险评估，每年一季度完成上年度产品质量回顾分析。',
];

async function makeDossier(folder: string, pages: number): Promise<void> {
  for (let first = 0, n = 1; first < pages; first += 50, n++) {
    const zh = n % 2 === 0;
    const lines = zh ? chinese : english;
    const pdf = new PDFDocument({ size: 'A4', margin: 60, autoFirstPage: false });
    const written = pipeline(
      pdf,
      createWriteStream(join(folder, `${String(n).padStart(2, '0')}_${zh ? '生产管理文件' : 'Quality_Agreement'}.pdf`)),
    );
    if (zh) pdf.registerFont('text', chineseFont);
    else pdf.registerFont('text', 'Helvetica');
    for (let page = first; page < Math.min(pages, first + 50); page++) {
      pdf.addPage();
      pdf
        .font('text')
        .fontSize(14)
        .text(zh ? `第${page + 1}节 管理规程` : `Section ${page + 1} Procedure`)
        .moveDown();
      pdf.fontSize(10);
      for (let line = 0; line < 14; line++) pdf.text(`${page + 1}.${line + 1} ${lines[(page + line) % lines.length]}`).moveDown(0.3);
    }
    pdf.end();
    await written;
  }
}

type Run = { readonly seconds: number; readonly peakMegabytes: number };

function precheck(folder: string): Promise<Run> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, [join(root, 'dist/cli/main.js'), 'precheck', folder, '--json'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    let peak = 0;
    const watch = setInterval(() => {
      try {
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
      } catch {
        clearInterval(watch);
      }
    }, 50);
    child.on('error', reject);
    child.on('exit', (code) => {
      clearInterval(watch);
      if (code !== 0 && code !== 1) reject(new Error(`precheck ended with ${code}`));
      else resolve({ seconds: (performance.now() - started) / 1000, peakMegabytes: Math.round(peak / 1024) });
    });
  });
}

const [name = 'precheck', ...args] = process.argv.slice(2);
if (name === 'search') {
  const { benchSearch } = await import('./bench-search.ts');
  await benchSearch(args);
  process.exit(0);
}
if (name === 'audit') {
  const { benchAudit } = await import('./bench-audit.ts');
  await benchAudit(args);
  process.exit(0);
}
if (name !== 'precheck') {
  console.error('Known benches: precheck, search, audit');
  process.exit(2);
}
const sizes = (args.includes('--pages') ? (args[args.indexOf('--pages') + 1] ?? '') : '100,300,1000').split(',').map(Number);
console.log(`precheck · ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'} · Node ${process.version}`);
for (const pages of sizes) {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  try {
    await makeDossier(folder, pages);
    const { seconds, peakMegabytes } = await precheck(folder);
    console.log(
      `${String(pages).padStart(5)} pages  ${seconds.toFixed(1).padStart(6)} s  ${(pages / seconds).toFixed(0).padStart(4)} pages/s  ${peakMegabytes} MB peak`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
