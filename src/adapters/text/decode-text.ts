export type DecodedText = { readonly text: string; readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252' };

/**
 * Text of unknown encoding: by byte order mark, else UTF-8 where it is valid, UTF-16 where every other byte is zero, GB18030 where it gives
 * Chinese, Windows-1252 otherwise. Line ends become \n.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const decoded = decode(bytes);
  return { ...decoded, text: decoded.text.replace(/^\ufeff/u, '').replace(/\r\n?/gu, '\n') };
}

function decode(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16be' };
  const zeros = countZeros(bytes);
  if (zeros.odd > zeros.pairs * 0.3 && zeros.even === 0) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' };
  if (zeros.even > zeros.pairs * 0.3 && zeros.odd === 0) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16be' };
  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8' };
  const chinese = tryDecode(bytes, 'gb18030');
  if (chinese !== undefined && (chinese.match(/[\u4e00-\u9fff]/gu) ?? []).length * 2 >= (chinese.match(/[^\p{ASCII}]/gu) ?? []).length)
    return { text: chinese, encoding: 'gb18030' };
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function countZeros(bytes: Uint8Array): { even: number; odd: number; pairs: number } {
  const pairs = Math.min(bytes.length, 4096) >> 1;
  const zeros = { even: 0, odd: 0, pairs };
  for (let index = 0; index < pairs * 2; index += 1) if (bytes[index] === 0) zeros[index % 2 === 0 ? 'even' : 'odd'] += 1;
  return zeros;
}
