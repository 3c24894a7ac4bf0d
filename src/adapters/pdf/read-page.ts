import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PositionedPage } from '../../domain/extracted.ts';
import { toMatrix } from './matrix.ts';
import { OPS } from './pdfjs.ts';
import { PagePainter, type LayerVisible } from './page-painter.ts';
import { defaultFont, type PdfFont } from './graphics-state.ts';

/**
 * Reads one page by walking its painting operators: text with its place, colour, render mode and clip; rules; image places.
 * @throws whatever pdf.js throws on a page that it cannot interpret.
 */
export async function readPage(document: PDFDocumentProxy, number: number, layerVisible: LayerVisible): Promise<PositionedPage> {
  const page = await document.getPage(number);
  try {
    const viewport = page.getViewport({ scale: 1 });
    const operators = await page.getOperatorList();
    const painter = new PagePainter(toMatrix(viewport.transform), viewport.width, viewport.height, fontReader(page), layerVisible);
    for (let index = 0; index < operators.fnArray.length; index += 1) {
      painter.perform(
        operators.fnArray[index]!,
        (operators.argsArray[index] ?? []) as unknown[],
        operators.fnArray[index + 1] === OPS.restore,
      );
    }
    return { number, width: viewport.width, height: viewport.height, ...painter.finish() };
  } finally {
    page.cleanup();
  }
}

type FontFace = {
  name?: string;
  ascent?: number;
  descent?: number;
  vertical?: boolean;
  bold?: boolean;
  black?: boolean;
  isType3Font?: boolean;
  fontMatrix?: number[];
};

/** Font measures by resource name; a font that could not be loaded has usual measures. */
function fontReader(page: PDFPageProxy): (name: string) => PdfFont {
  const known = new Map<string, PdfFont>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const font = toFont(page.commonObjs.has(name) ? (page.commonObjs.get(name) as FontFace | null) : null);
    known.set(name, font);
    return font;
  };
}

function toFont(face: FontFace | null): PdfFont {
  if (face === null) return defaultFont;
  const usual = face.isType3Font === true || !within(face.ascent, 0.5, 1.3) || !within(face.descent, -0.6, -0.05);
  return {
    ascent: usual ? defaultFont.ascent : face.ascent!,
    descent: usual ? defaultFont.descent : face.descent!,
    bold: face.bold === true || face.black === true || /bold|black|heavy|[-_]b$|simhei/iu.test(face.name ?? ''),
    vertical: face.vertical === true,
    unit: face.fontMatrix?.[0] ?? 0.001,
  };
}

const within = (value: number | undefined, low: number, high: number): boolean => value !== undefined && value >= low && value <= high;
