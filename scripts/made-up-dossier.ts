import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import PDFDocument from 'pdfkit';
import { readReportFonts } from '../src/adapters/report-files/read-report-fonts.ts';

type Words = {
  readonly heading: (page: number) => string;
  readonly head: string;
  readonly sentences: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

const english: Words = {
  heading: (page) => `Section ${page} Production and quality management`,
  head: 'Plainfield Example Pharma · Quality agreement for contract manufacture · Version 4',
  sentences: [
    'The shift leader records every deviation at once and tells the holder within 24 hours; the report names batch, step and equipment.',
    'Batch size 600,000 tablets. Cleaning is verified by swab and rinse samples; the limit is 3.1 µg/cm² for the worst case product.',
    'The qualified person signs the certificate after review of the batch record, test results and the status of deviations and changes.',
    'Staff are examined by a physician before they start and once a year afterwards; visitors sign the health form at the gate.',
    'Joint risk assessment meetings are held every quarter. The annual product quality review is completed in February of the next year.',
    'Changes that touch the registered process are reported to the holder before they are made, with data of at least three batches.',
  ],
  columns: ['No.', 'Equipment', 'Line', 'Qualified on', 'Status'],
  rows: [
    ['1', 'High shear granulator G-201', 'Line 2', '2026-03-12', 'in use'],
    ['2', 'Fluid bed dryer D-105', 'Line 2', '2026-03-19', 'in use'],
    ['3', 'Rotary tablet press P-330', 'Line 3', '2025-11-02', 'in use, next review 2026-11'],
    ['4', 'Film coater C-118', 'Line 3', '2025-12-14', 'in use'],
    ['5', 'Blister packing machine B-402', 'Line 5', '2026-01-27', 'under maintenance'],
  ],
};

const chinese: Words = {
  heading: (page) => `第${page}节 生产与质量管理`,
  head: '示例制药（平野）有限公司 · 委托生产质量协议 · 第四版',
  sentences: [
    '当班人员应当立即记录偏差，并在24小时内告知持有人；报告应载明批号、工序和设备编号。',
    '批量为60万片。清洁效果以擦拭法和淋洗法取样确认，最差条件品种的残留限度为3.1微克每平方厘米。',
    '质量受权人审核批生产记录、检验结果以及偏差和变更的处理情况后签署出厂放行单。',
    '员工上岗前体检，以后每年一次；来访人员在门卫处登记健康状况并由陪同人员带入。',
    '双方每季度共同开展一次风险评估，每年一季度完成上年度产品质量回顾分析。',
    '涉及注册工艺的变更，应当在实施前报告持有人，并提供不少于三批的研究数据。',
  ],
  columns: ['序号', '设备名称', '生产线', '确认日期', '状态'],
  rows: [
    ['1', '高速剪切制粒机 G-201', '二号线', '2026-03-12', '在用'],
    ['2', '流化床干燥机 D-105', '二号线', '2026-03-19', '在用'],
    ['3', '旋转式压片机 P-330', '三号线', '2025-11-02', '在用，2026年11月复核'],
    ['4', '薄膜包衣机 C-118', '三号线', '2025-12-14', '在用'],
    ['5', '铝塑泡罩包装机 B-402', '五号线', '2026-01-27', '维修中'],
  ],
};

const left = 60;
const width = 475;
const shares = [0.08, 0.36, 0.14, 0.18, 0.24];

/** Writes a PDF as dossiers have them: running head and page number, a heading, numbered paragraphs, a ruled table; A4, `count` pages from `first`. */
export async function writeDossierPdf(path: string, language: 'en' | 'zh', first: number, count: number): Promise<void> {
  const words = language === 'zh' ? chinese : english;
  const pdf = new PDFDocument({ size: 'A4', margin: 40, autoFirstPage: false });
  const written = pipeline(pdf, createWriteStream(path));
  if (language === 'zh') {
    const { regular, bold } = await readReportFonts();
    pdf.registerFont('text', Buffer.from(regular)).registerFont('strong', Buffer.from(bold));
  } else pdf.registerFont('text', 'Helvetica').registerFont('strong', 'Helvetica-Bold');
  for (let page = first; page < first + count; page += 1) {
    pdf.addPage();
    pdf.font('text').fontSize(8).text(words.head, left, 40, { lineBreak: false }).text(String(page), 290, 780, { lineBreak: false });
    pdf.font('strong').fontSize(14).text(words.heading(page), left, 70).moveDown(0.5).font('text').fontSize(10);
    for (let line = 1; line <= 14; line += 1) {
      const sentence = (step: number): string => words.sentences[(page + line * step) % words.sentences.length] ?? '';
      pdf.text(`${page}.${line} ${sentence(1)}${language === 'zh' ? '' : ' '}${sentence(5)}`, left, pdf.y, { width }).moveDown(0.3);
    }
    drawTable(pdf, words, pdf.y + 6);
  }
  pdf.end();
  await written;
}

function drawTable(pdf: PDFKit.PDFDocument, { columns, rows }: Words, top: number): void {
  const height = 17;
  const lefts = shares.map((_, column) => left + width * shares.slice(0, column).reduce((sum, share) => sum + share, 0));
  const all = [columns, ...rows];
  all.forEach((row, index) => {
    pdf.font(index === 0 ? 'strong' : 'text').fontSize(9);
    row.forEach((cell, column) => pdf.text(cell, (lefts[column] ?? left) + 4, top + index * height + 4, { lineBreak: false }));
  });
  for (let index = 0; index <= all.length; index += 1) {
    pdf.moveTo(left, top + index * height).lineTo(left + width, top + index * height);
  }
  for (const x of [...lefts, left + width]) pdf.moveTo(x, top).lineTo(x, top + all.length * height);
  pdf.lineWidth(0.5).stroke();
}
