import { childElement, childElements, type XmlElement } from '../ooxml/read-xml.ts';

type ParagraphStyle = { readonly heading: number | undefined; readonly list: boolean; readonly hidden: boolean; readonly white: boolean };
export type Styles = (id: string | undefined) => ParagraphStyle;

const plain: ParagraphStyle = { heading: undefined, list: false, hidden: false, white: false };

/** What a paragraph style means: its outline level or heading name, lists, hidden text; inherited along `basedOn`. */
export function readStyles(styles: XmlElement | undefined): Styles {
  const elements = new Map(childElements(styles, 'style').map((style) => [style.attributes['styleId'] ?? '', style]));
  const read = (id: string | undefined, depth: number): ParagraphStyle => {
    const style = id === undefined ? undefined : elements.get(id);
    if (style === undefined) return { ...plain, heading: headingByName(id) };
    const base = depth < 12 ? read(childElement(style, 'basedOn')?.attributes['val'], depth + 1) : plain;
    const properties = childElement(style, 'pPr');
    const outline = childElement(properties, 'outlineLvl')?.attributes['val'];
    const name = childElement(style, 'name')?.attributes['val'];
    return {
      heading:
        outline === undefined
          ? (headingByName(name) ?? headingByName(id) ?? base.heading)
          : Number(outline) < 9
            ? Number(outline) + 1
            : undefined,
      list: childElement(properties, 'numPr') !== undefined || base.list,
      hidden: isOn(childElement(childElement(style, 'rPr'), 'vanish')) || base.hidden,
      white: whiteColour(childElement(style, 'rPr')) ?? base.white,
    };
  };
  const known = new Map<string | undefined, ParagraphStyle>();
  return (id) => {
    const found = known.get(id) ?? read(id, 0);
    known.set(id, found);
    return found;
  };
}

function headingByName(name: string | undefined): number | undefined {
  if (name === undefined) return undefined;
  if (/^(?:title|标题|文档标题)$/iu.test(name)) return 1;
  const level = /^(?:heading|标题)\s*(\d)$/iu.exec(name)?.[1];
  return level === undefined ? undefined : Number(level);
}

/** An on/off property is on when present, unless it says so. */
export function isOn(property: XmlElement | undefined): boolean {
  return property !== undefined && !/^(?:0|false|off)$/u.test(property.attributes['val'] ?? '1');
}

/** Is the colour that run properties set white? Undefined when they set none. */
export function whiteColour(properties: XmlElement | undefined): boolean | undefined {
  const colour = childElement(properties, 'color');
  if (colour === undefined) return undefined;
  const { val, themeColor } = colour.attributes;
  return themeColor === undefined
    ? /^f[0-9a-f]f[0-9a-f]f[0-9a-f]$/iu.test(val ?? '')
    : /^(?:background1|light1|window)$/u.test(themeColor) && colour.attributes['themeShade'] === undefined;
}
