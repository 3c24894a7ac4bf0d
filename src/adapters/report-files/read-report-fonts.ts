import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

let fonts: Promise<{ regular: Uint8Array; bold: Uint8Array }> | undefined;

/** Noto Sans with Latin and Simplified Chinese (GB 2312), SIL Open Font License, from the package. Read once, about 17 MB. */
export function readReportFonts(): Promise<{ readonly regular: Uint8Array; readonly bold: Uint8Array }> {
  fonts ??= Promise.all([readFont('Regular'), readFont('Bold')]).then(([regular, bold]) => ({ regular, bold }));
  return fonts;
}

function readFont(weight: string): Promise<Uint8Array> {
  const entry = createRequire(import.meta.url).resolve('@embedpdf/fonts-sc');
  return readFile(join(dirname(entry), '..', 'fonts', `NotoSansHans-${weight}.otf`));
}
