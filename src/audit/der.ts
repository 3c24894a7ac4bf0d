/** A DER element (X.690): its tag, its content, and all its bytes. */
export type Der = { readonly tag: number; readonly content: Buffer; readonly bytes: Buffer };

/** The elements that fill these bytes exactly. RangeError when they do not. Tags of one byte and definite lengths only, as DER of CMS has. */
export function readDer(bytes: Buffer): Der[] {
  const elements: Der[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at] ?? 0;
    let length = bytes[at + 1] ?? -1;
    let head = 2;
    if (length > 0x80 && length <= 0x84) {
      head += length - 0x80;
      if (at + head > bytes.length) throw new RangeError('DER: length cut off');
      length = bytes.readUIntBE(at + 2, head - 2);
    } else if (length < 0 || length >= 0x80) throw new RangeError('DER: length of another form');
    const end = at + head + length;
    if ((tag & 0x1f) === 0x1f || end > bytes.length) throw new RangeError('DER: element cut off');
    elements.push({ tag, content: bytes.subarray(at + head, end), bytes: bytes.subarray(at, end) });
    at = end;
  }
  return elements;
}

/** The elements inside one of this tag. RangeError when it is another. */
export function inside(element: Der | undefined, tag: number): Der[] {
  if (element?.tag !== tag) throw new RangeError(`DER: no element with tag ${String(tag)}`);
  return readDer(element.content);
}

/** The one element of these bytes. */
export function oneDer(bytes: Buffer): Der {
  const [element, ...more] = readDer(bytes);
  if (element === undefined || more.length > 0) throw new RangeError('DER: not one element');
  return element;
}

export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tag, content.length]), content]);
  const digits = Buffer.from(content.length.toString(16).padStart(content.length > 0xffff ? 6 : content.length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 + digits.length]), digits, content]);
}

/** Bytes of an object identifier's content from its dotted form. */
export function oidOf(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((part) => {
    const groups = [part % 128];
    for (let left = Math.floor(part / 128); left > 0; left = Math.floor(left / 128)) groups.unshift((left % 128) + 128);
    return groups;
  });
  return Buffer.from(bytes);
}
