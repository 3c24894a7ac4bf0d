import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { docxCarriers, plantDocx } from './plant-docx.ts';
import { pdfCarriers, plantPdf } from './plant-pdf.ts';
import { plantText, textCarriers } from './plant-text.ts';
import { plantXlsx, xlsxCarriers } from './plant-xlsx.ts';

/**
 * Adds one document with this attack to a dossier folder, in the carrier that the number chooses (all formats in turn). The rest of the
 * dossier is untouched, so that its findings can be compared byte for byte. Returns carrier and path.
 */
export async function plantIntoDossier(root: string, attack: string, number: number): Promise<{ readonly carrier: string; readonly path: string }> {
  const language = /\p{Script=Han}/u.test(attack) ? 'zh' : 'en';
  const name = `zz-annex-${String(number)}`;
  const at = Math.floor(number / 4);
  const planted = await [
    () => plantPdf(attack, language, pdfCarriers[at % pdfCarriers.length]!, `${name}.pdf`),
    () => plantDocx(attack, language, docxCarriers[at % docxCarriers.length]!, `${name}.docx`),
    () => plantXlsx(attack, language, xlsxCarriers[at % xlsxCarriers.length]!, `${name}.xlsx`),
    () => Promise.resolve(plantText(attack, language, textCarriers[at % textCarriers.length]!, name)),
  ][number % 4]!();
  const file = join(root, planted.path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, planted.bytes);
  return { carrier: planted.carrier, path: planted.path };
}
