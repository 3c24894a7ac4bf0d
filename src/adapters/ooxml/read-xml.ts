/** An XML element: local names without prefix for element and attributes. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
};

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads well-formed XML 1.0 without a document type: enough for Office Open XML (ECMA-376), which forbids one; so no entity can be
 * declared and none expands. Comments and processing instructions are skipped. White space is kept.
 * @throws SyntaxError on anything else.
 */
export function readXml(text: string): XmlElement {
  type Open = { name: string; qualified: string; attributes: Record<string, string>; children: (XmlElement | string)[] };
  const root: Open = { name: '', qualified: '', attributes: {}, children: [] };
  const stack: Open[] = [root];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    const top = stack.at(-1)!;
    if (open < 0) break;
    if (open > at && stack.length > 1) top.children.push(decode(text.slice(at, open)));
    if (text.startsWith('<!--', open)) at = after(text, '-->', open + 4);
    else if (text.startsWith('<![CDATA[', open)) {
      at = after(text, ']]>', open);
      top.children.push(text.slice(open + 9, at - 3));
    } else if (text.startsWith('<?', open)) at = after(text, '?>', open);
    else if (text.startsWith('<!', open)) throw new SyntaxError('a document type is not allowed');
    else {
      const close = tagEnd(text, open);
      const closing = text[open + 1] === '/';
      const empty = text[close - 1] === '/';
      const body = text.slice(open + (closing ? 2 : 1), empty ? close - 1 : close);
      if (closing) {
        const done = stack.pop();
        if (done === undefined || stack.length === 0 || done.qualified !== body.trim()) throw new SyntaxError(`unexpected end of ${body}`);
        stack.at(-1)!.children.push({ name: done.name, attributes: done.attributes, children: done.children });
      } else {
        const qualified = /^[^\s/>]+/u.exec(body)?.[0];
        if (qualified === undefined) throw new SyntaxError('a tag without a name');
        const element: Open = { name: local(qualified), qualified, attributes: readAttributes(body.slice(qualified.length)), children: [] };
        if (empty) top.children.push({ name: element.name, attributes: element.attributes, children: [] });
        else stack.push(element);
      }
      at = close + 1;
    }
  }
  const [first] = root.children.filter((child): child is XmlElement => typeof child !== 'string');
  if (stack.length !== 1 || first === undefined) throw new SyntaxError('the document ends too early');
  return first;
}

/** Child elements, all or those of one name. */
export function childElements(element: XmlElement | undefined, name?: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

export function childElement(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return childElements(element, name)[0];
}

/** All text below an element. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const match of text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu))
    attributes[local(match[1]!)] = decode(match[2] ?? match[3] ?? '');
  return attributes;
}

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/giu, (whole, name: string) => {
    if (name.startsWith('#x') || name.startsWith('#X')) return character(parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return character(parseInt(name.slice(1), 10));
    return named[name] ?? whole;
  });
}

const character = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '');
const local = (qualified: string): string => qualified.slice(qualified.indexOf(':') + 1);

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  if (found < 0) throw new SyntaxError(`${mark} is missing`);
  return found + mark.length;
}

/** Index of the `>` of a tag; one inside a quoted attribute does not count. */
function tagEnd(text: string, open: number): number {
  let quote = '';
  for (let at = open + 1; at < text.length; at += 1) {
    const character = text[at]!;
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  throw new SyntaxError('a tag does not end');
}
