/** A text in another spelling with the way back: character `i` stood at `from[i]`, up to `to[i]`. */
export type Spelling = { readonly text: string; readonly from: readonly number[]; readonly to: readonly number[] };

const unseen = /[\p{Cf}\p{Mn}\u034f\u115f\u1160\u3164]/u;
const lookAlikes: Readonly<Record<string, string>> = Object.fromEntries(
  'аa еe оo рp сc уy хx іi ѕs ԁd ɡg һh јj ӏl ոn ԛq ᴀa вb мm тt кk нh АA ВB ЕE НH ІI КK МM ОO РP СC ТT ХX ΑA ΒB ΕE ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ΖZ οo αa νv ıi'.split(' ').map((pair) => [pair[0]!, pair[1]!]),
); // prettier-ignore
const han = /\p{Script=Han}/u;

/**
 * Full-width and other compatibility forms, look-alike letters and characters without width in one plain spelling; a line end inside a
 * paragraph becomes a space, or nothing between Chinese characters; a tab, which parts cells, becomes a line end.
 */
export function plainSpelling(original: string): Spelling {
  const text: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  let last = '';
  for (const character of original) {
    const end = at + character.length;
    let plain: string;
    if (character === '\n')
      plain = original[end] === '\n' || last === '\n' ? '\n' : han.test(last) && han.test(original[end] ?? '') ? '' : ' ';
    else if (character === '\t') plain = '\n';
    else if (character >= ' ' && character <= '~') plain = character;
    else if (unseen.test(character)) plain = '';
    else plain = lookAlikes[character] ?? character.normalize('NFKC');
    if (plain.length > 1 && [...plain].length !== plain.length) plain = ' ';
    for (const part of plain) {
      text.push(part);
      from.push(at);
      to.push(end);
    }
    if (plain !== '') last = plain.at(-1)!;
    at = end;
  }
  return { text: text.join(''), from, to };
}

const apart =
  /(?<![\p{L}\p{N}])(?:[A-Za-z][ .\-_*|/~]{1,3}){5,}[A-Za-z](?![\p{L}\p{N}])|(?:\p{Script=Han}[ .\-_*|/~]{1,2}){4,}\p{Script=Han}/gu;

/** Words written letter by letter put together again: one mark between letters goes, two or three part words. Undefined when there are none. */
export function joinedSpelling(plain: Spelling): Spelling | undefined {
  const text: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const keep = (start: number, end: number): void => {
    for (let at = start; at < end; at += 1) {
      text.push(plain.text[at]!);
      from.push(plain.from[at]!);
      to.push(plain.to[at]!);
    }
  };
  let done = 0;
  for (const match of plain.text.matchAll(apart)) {
    keep(done, match.index);
    done = match.index;
    for (const mark of match[0].matchAll(/[ .\-_*|/~]+/gu)) {
      keep(done, match.index + mark.index);
      done = match.index + mark.index + mark[0].length;
      if (mark[0].length > 1) {
        text.push(' ');
        from.push(plain.from[done - 1]!);
        to.push(plain.to[done - 1]!);
      }
    }
  }
  if (done === 0) return undefined;
  keep(done, plain.text.length);
  return { text: text.join(''), from, to };
}

const digits: Readonly<Record<string, string>> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
};
const mixed = /(?<![\p{L}\p{N}])(?=[A-Za-z013457@$!|]*[A-Za-z])(?=[A-Za-z013457@$!|]*[013457@$!|])[A-Za-z013457@$!|]{3,}(?![\p{L}\p{N}])/gu;

/** Words with digits for letters read as words, character for character. Undefined when fewer than two stand in the text. */
export function lettersForDigits({ text, from, to }: Spelling, one: 'i' | 'l'): Spelling | undefined {
  let found = 0;
  const read = text.replace(mixed, (word) => {
    found += 1;
    return [...word].map((c) => (c === '1' ? one : (digits[c] ?? c))).join('');
  });
  return found < 2 ? undefined : { text: read, from, to };
}

/** Runs of Base64 or hexadecimal that hide text, decoded. */
export function decodedRuns(text: string): { readonly start: number; readonly end: number; readonly text: string }[] {
  return [
    ...text.matchAll(
      /(?<![A-Za-z0-9+/=])(?:[A-Za-z0-9+/]{24,}={0,2})(?![A-Za-z0-9+/=])|(?<![0-9A-Fa-f])(?:[0-9A-Fa-f]{2}){16,}(?![0-9A-Fa-f])/gu,
    ),
  ].flatMap((match) => {
    const isHex = /^[0-9A-Fa-f]+$/u.test(match[0]) && match[0].length % 2 === 0;
    const decoded = new TextDecoder('utf-8', { fatal: false }).decode(isHex ? bytesOfHex(match[0]) : bytesOfBase64(match[0]));
    return /[\ufffd\u0000-\u0008]/u.test(decoded) ? [] : [{ start: match.index, end: match.index + match[0].length, text: decoded }]; // eslint-disable-line no-control-regex
  });
}

const bytesOfHex = (text: string): Uint8Array => Uint8Array.from(text.match(/../gu) ?? [], (pair) => parseInt(pair, 16));
function bytesOfBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.slice(0, text.length - (text.replace(/=+$/u, '').length % 4 === 1 ? 1 : 0))), (c) => c.charCodeAt(0));
  } catch {
    return new Uint8Array([0]);
  }
}
