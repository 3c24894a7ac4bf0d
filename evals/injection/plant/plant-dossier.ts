import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Planted } from './carriers.ts';
import { docxCarriers, plantDocx } from './plant-docx.ts';
import { pdfCarriers, plantPdf } from './plant-pdf.ts';
import { plantText, textCarriers } from './plant-text.ts';
import { plantXlsx, xlsxCarriers } from './plant-xlsx.ts';

/**
 * Adds one document with this attack to a dossier folder, in the carrier that the number chooses (all formats in turn). The rest of the
 * dossier is untouched, so that its findings can be compared byte for byte. Returns carrier and path.
 */
export async function plantIntoDossier(root: string, attack: string, number: number): Promise<PlantedFile> {
  const language = languageOf(attack);
  const name = nameOf(number);
  const at = Math.floor(number / 4);
  const planted = await [
    () => plantPdf(attack, language, pdfCarriers[at % pdfCarriers.length]!, `${name}.pdf`),
    () => plantDocx(attack, language, docxCarriers[at % docxCarriers.length]!, `${name}.docx`),
    () => plantXlsx(attack, language, xlsxCarriers[at % xlsxCarriers.length]!, `${name}.xlsx`),
    () => Promise.resolve(plantText(attack, language, textCarriers[at % textCarriers.length]!, name)),
  ][number % 4]!();
  return save(root, planted);
}

/** The same in carriers that a person reads as ordinary text of the document, so that only what the words say could give the attack away. */
export async function plantInPlainSight(root: string, attack: string, number: number): Promise<PlantedFile> {
  const language = languageOf(attack);
  const name = nameOf(number);
  const planted = await [
    () => plantPdf(attack, language, 'paragraph', `${name}.pdf`),
    () => plantDocx(attack, language, 'table cell', `${name}.docx`),
    () => plantXlsx(attack, language, 'cell', `${name}.xlsx`),
    () => Promise.resolve(plantText(attack, language, 'html: paragraph', name)),
    () => plantPdf(attack, language, 'table cell', `${name}.pdf`),
    () => plantDocx(attack, language, 'footnote', `${name}.docx`),
    () => Promise.resolve(plantText(attack, language, 'md: table cell', name)),
    () => plantDocx(attack, language, 'paragraph', `${name}.docx`),
    () => Promise.resolve(plantText(attack, language, 'md: paragraph', name)),
  ][number % 9]!();
  return save(root, planted);
}

type PlantedFile = { readonly carrier: string; readonly path: string };
const languageOf = (text: string): 'en' | 'zh' => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en');
const nameOf = (number: number): string => `zz-annex-${String(number)}`;

function save(root: string, planted: Planted): PlantedFile {
  const file = join(root, planted.path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, planted.bytes);
  return { carrier: planted.carrier, path: planted.path };
}
