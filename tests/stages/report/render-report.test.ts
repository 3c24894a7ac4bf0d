import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { readReportFonts } from '../../../src/adapters/report-files/read-report-fonts.ts';
import type { Language } from '../../../src/domain/bilingual.ts';
import {
  buildOfficialReport,
  buildPrecheckReport,
  renderDocx,
  renderJson,
  renderPdf,
  type Report,
} from '../../../src/stages/report/index.ts';
import { newFolder } from '../../adapters/store/new-folder.ts';
import { signedExample } from './signed-example.ts';

const { prepared, signed } = signedExample();
const audit = { seq: 12, treeSize: 60, rootHash: 'XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=' };
const languages: Language[] = ['en', 'zh'];
const marks = { en: 'Pre-check: no regulatory decision', zh: '预检结果，不构成监管决定' };

/** Text of each page, white space out: a reader of PDF may put blanks between Chinese characters. */
const pagesOf = async (report: Report): Promise<string[]> => {
  const pdf = await getDocument({ data: new Uint8Array(await renderPdf(report, await readReportFonts())), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const { items } = await (await pdf.getPage(n)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replaceAll(/\s+/gu, ''),
    );
  }
  return pages;
};
const squeezed = (text: string): string => text.replaceAll(/\s+/gu, '');
const missingIn = (text: string, wanted: string[]): string[] => wanted.filter((words) => !text.includes(squeezed(words)));

/** What a reader must be able to find in an official report, in either language. */
const contents: Record<Language, string[]> = {
  en: ['Review report', 'Article XVII', 'Article IX', 'partly met, critical', 'not met, critical: Draft of f1.', 'amended, 李伟', 'dated on page 4',
    'quality agreement.pdf, page 2', 'The batch is released by Party A', 'working text, not the official wording', 'Release stays with the holder.',
    'No stamp on page 2 无公章', 'Two batch sizes are stated.', '120 kg', 'A scan without text.'],
  zh: ['审查报告', '第十七条', '第九条', '部分符合，严重', '不符合，严重：f1 的草稿。', '修改，李伟', 'dated on page 4',
    'quality agreement.pdf，第2页', 'The batch is released by Party A', '工作文本，非官方原文', 'Release stays with the holder.',
    'No stamp on page 2 无公章', '文件中有两个批量。', '120 kg', '无文字的扫描件。'],
}; // prettier-ignore
const onBoth = [prepared.hash, 'c'.repeat(64), '协议缺少放行责任的日期。', '请说明批量依据。', 'Tablet X 片剂'];

describe.each(languages)('the official report in %s', (language) => {
  const report = buildOfficialReport(signed, language, audit);

  it('shows, as PDF, drafts and decisions, quotes with their places, and Chinese as text', async () => {
    const pages = await pagesOf(report);
    const text = pages.join('');
    expect(missingIn(text, [...contents[language], ...onBoth])).toEqual([]);
    const numbers = pages.map((_, n) =>
      language === 'en' ? `Page${String(n + 1)}of${String(pages.length)}` : `第${String(n + 1)}页，共${String(pages.length)}页`,
    );
    expect(pages.filter((page, n) => !page.includes(numbers[n] ?? '?'))).toEqual([]);
    expect(Object.values(marks).filter((mark) => text.includes(squeezed(mark)))).toEqual([]);
    const last = pages.at(-1) ?? '';
    expect(missingIn(last, ['李伟', 'Wang Fang', signed.contentHash, audit.rootHash, '60', '12'])).toEqual([]);
  });

  it('shows the same as DOCX', async () => {
    const parts = await unzip(await renderDocx(report));
    const text = squeezed(textOf(parts['word/document.xml'] ?? ''));
    expect(missingIn(text, [...contents[language], ...onBoth, signed.contentHash, audit.rootHash])).toEqual([]);
    const foot = Object.entries(parts).find(([path]) => path.startsWith('word/footer'))?.[1] ?? '';
    expect(foot).toContain('NUMPAGES');
  });

  it('has everything as JSON', () => {
    const json = JSON.parse(Buffer.from(renderJson(report)).toString('utf8')) as Record<string, unknown>;
    expect(json).toMatchObject({
      v: 1,
      kind: 'review',
      official: true,
      language,
      contentHash: signed.contentHash,
      audit,
      signOffs: [{ meaning: 'reviewed' }, { meaning: 'approved' }],
    });
    expect(json['findings']).toHaveLength(40);
  });
});

describe.each(languages)('the pre-check report in %s', (language) => {
  const report = buildPrecheckReport(prepared, language);

  it('says on every page of the PDF that it is no regulatory decision', async () => {
    const pages = await pagesOf(report);
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.filter((page) => !page.includes(squeezed(marks[language])))).toEqual([]);
    expect(pages.join('').includes('李伟')).toBe(false);
  });

  it('says so in the header of every page of the DOCX, and in the JSON', async () => {
    const parts = await unzip(await renderDocx(report));
    const headers = Object.entries(parts).filter(([path]) => path.startsWith('word/header'));
    expect(headers).toHaveLength(1);
    expect(textOf(headers[0]?.[1] ?? '')).toContain(marks[language]);
    expect(parts['word/document.xml']).not.toContain('w:titlePg');
    expect(JSON.parse(Buffer.from(renderJson(report)).toString('utf8'))).toMatchObject({ kind: 'precheck', mark: marks });
  });
});

describe('a report of a long dossier', () => {
  it('cuts cells that are higher than a page', async () => {
    const long = '很长的一段文字 and some English words. '.repeat(400);
    const report = buildPrecheckReport(prepared, 'zh');
    const many = Array.from({ length: 3 }, () => report.blocks).flat();
    const table = { type: 'table', header: ['甲', '乙'], rows: [['x', long]], widths: [0.3, 0.7] } as const;
    const pages = await pagesOf({ ...report, blocks: [...many, table] });
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.join('').match(/很长的一段文字/gu)).toHaveLength(400);
  });
});

async function unzip(bytes: Uint8Array): Promise<Record<string, string>> {
  const file = join(newFolder(), 'report.docx');
  writeFileSync(file, bytes);
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
  const parts: Record<string, string> = {};
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: false }, (fault, opened) => (fault === null ? resolve(opened) : reject(fault)));
  });
  const reads: Promise<void>[] = [];
  zip.on('entry', (entry: yauzl.Entry) => {
    if (!entry.fileName.endsWith('.xml')) return;
    reads.push(
      new Promise((resolve, reject) => {
        zip.openReadStream(entry, (fault, stream) => {
          if (fault !== null) return reject(fault);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            parts[entry.fileName] = Buffer.concat(chunks).toString('utf8');
            resolve();
          });
        });
      }),
    );
  });
  await new Promise((resolve) => zip.on('end', resolve));
  await Promise.all(reads);
  return parts;
}

function textOf(xml: string): string {
  return xml.replaceAll(/<[^>]+>/gu, '').replaceAll('&amp;', '&');
}
