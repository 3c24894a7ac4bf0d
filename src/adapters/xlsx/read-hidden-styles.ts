import type { HiddenReason } from '../../domain/extracted.ts';
import { childElement, childElements, type XmlElement } from '../ooxml/read-xml.ts';

/** Why text in a cell of a style cannot be seen, by the style's index (ECMA-376 part 1, 18.8): font in the colour of its ground, tiny, or a format that prints nothing. */
export function readHiddenStyles(styles: XmlElement | undefined): ReadonlyMap<number, HiddenReason> {
  const list = (name: string, item: string): XmlElement[] => childElements(childElement(styles, name), item);
  const fonts = list('fonts', 'font');
  const fills = list('fills', 'fill');
  const formats = new Map(
    list('numFmts', 'numFmt').map((format) => [format.attributes['numFmtId'], format.attributes['formatCode'] ?? '']),
  );
  const hidden = new Map<number, HiddenReason>();
  list('cellXfs', 'xf').forEach((xf, index) => {
    const font = fonts[Number(xf.attributes['fontId'] ?? 0)];
    const size = Number(childElement(font, 'sz')?.attributes['val'] ?? 11);
    if (/^;;;/u.test(formats.get(xf.attributes['numFmtId']) ?? '')) hidden.set(index, 'formatted-hidden');
    else if (size < 2) hidden.set(index, 'tiny');
    else if (isWhite(childElement(font, 'color')) && isBare(fills[Number(xf.attributes['fillId'] ?? 0)])) hidden.set(index, 'same-colour');
  });
  return hidden;
}

/** Theme colour 0 is the background of the theme; 1 and 9 of the indexed ones are white. */
function isWhite(colour: XmlElement | undefined): boolean {
  if (colour === undefined || Number(colour.attributes['tint'] ?? 0) < -0.1) return false;
  const { rgb, theme, indexed } = colour.attributes;
  return /^(?:ff)?f[a-f][a-f0-9]?f[a-f][a-f0-9]?f[a-f][a-f0-9]?$/iu.test(rgb ?? '') || theme === '0' || indexed === '1' || indexed === '9';
}

function isBare(fill: XmlElement | undefined): boolean {
  const pattern = childElement(fill, 'patternFill');
  const kind = pattern?.attributes['patternType'] ?? 'none';
  if (childElement(fill, 'gradientFill') !== undefined) return false;
  return kind === 'none' || (kind === 'solid' && isWhite(childElement(pattern, 'fgColor')));
}
