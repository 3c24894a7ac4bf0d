/** A text in another spelling with the way back: character `i` stood at `from[i]`, up to `to[i]`. */
export type Spelling = { readonly text: string } & Places;
type Places = { readonly from: readonly number[]; readonly to: readonly number[] };

const unseen = /[\p{Cf}\p{Mn}\u034f\u115f\u1160\u3164]/u;
const lookAlikes: Readonly<Record<string, string>> = Object.fromEntries(
  'аa еe оo рp сc уy хx іi ѕs ԁd ɡg һh јj ӏl ոn ԛq ᴀa вb мm тt кk нh АA ВB ЕE НH ІI КK МM ОO РP СC ТT ХX ΑA ΒB ΕE ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ΖZ οo αa νv ıi'.split(' ').map((pair) => [pair[0]!, pair[1]!]),
); // prettier-ignore
const han = /\p{Script=Han}/u;

/** All but printing ASCII and the unified ideographs, which are their own plain spelling. */
const notPlain = /[\ud800-\udbff][\udc00-\udfff]|[^ -~\u4e00-\u9fff]/g;

/**
 * Full-width and other compatibility forms, look-alike letters and characters without width in one plain spelling; a line end inside a
 * paragraph becomes a space, or nothing between Chinese characters; a tab, which parts cells, becomes a line end. The way back is found when it is
 * asked for: most texts need none.
 */
export function plainSpelling(original: string): Spelling {
  let places: Places | undefined;
  const known = (): Places => (places ??= placesOf(original));
  return {
    text: respell(original),
    get from() {
      return known().from;
    },
    get to() {
      return known().to;
    },
  };
}

type Told = (plain: string, start: number, end: number) => void;

/** @param tell of each character that is spelled otherwise, in order. */
function respell(original: string, tell?: Told): string {
  let last = '';
  let done = 0;
  return original.replace(notPlain, (character, at: number) => {
    if (at > done) last = original[at - 1]!;
    done = at + character.length;
    const plain = character === '\n' ? lineEnd(last, original[done] ?? '') : plainCharacter(character);
    if (plain !== '') last = plain.at(-1)!;
    tell?.(plain, at, done);
    return plain;
  });
}

function placesOf(original: string): Places {
  const from: number[] = [];
  const to: number[] = [];
  let done = 0;
  const keepUpTo = (end: number): void => {
    for (; done < end; done += 1) {
      from.push(done);
      to.push(done + 1);
    }
  };
  respell(original, (plain, start, end) => {
    keepUpTo(start);
    for (let part = 0; part < plain.length; part += 1) {
      from.push(start);
      to.push(end);
    }
    done = end;
  });
  keepUpTo(original.length);
  return { from, to };
}

function lineEnd(before: string, after: string): string {
  if (after === '\n' || before === '\n') return '\n';
  return han.test(before) && han.test(after) ? '' : ' ';
}

const spelled = new Map<string, string>();

/** Every character of the result has one code unit, so that it has one place. */
function plainCharacter(character: string): string {
  const known = spelled.get(character);
  if (known !== undefined) return known;
  const form = character === '\t' ? '\n' : unseen.test(character) ? '' : (lookAlikes[character] ?? character.normalize('NFKC'));
  const plain = form.length > 1 && [...form].length !== form.length ? ' ' : form;
  if (spelled.size < 5000) spelled.set(character, plain);
  return plain;
}

const apart =
  /(?<![\p{L}\p{N}])(?:[A-Za-z][ .\-_*|/~]{1,3}){5,}[A-Za-z](?![\p{L}\p{N}])|(?:\p{Script=Han}[ .\-_*|/~]{1,2}){4,}\p{Script=Han}/gu;

/** Quick to say no: `apart` can match only where this does. */
const mayBeApart = /[A-Za-z](?:[ .\-_*|/~]{1,3}[A-Za-z]){5}|(?:[^ -~]{1,2}[ .\-_*|/~]{1,2}){4}/;

/** Words written letter by letter put together again: one mark between letters goes, two or three part words. Undefined when there are none. */
export function joinedSpelling(plain: Spelling): Spelling | undefined {
  if (!mayBeApart.test(plain.text)) return undefined;
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

/** Quick to say no: every word that `mixed` matches has a letter beside a digit. */
const mayBeMixed = /[A-Za-z][013457@$!|]|[013457@$!|][A-Za-z]/;

/** Words with digits for letters read as words, character for character: with `1` as i and as l. None when fewer than two stand in the text. */
export function lettersForDigits(plain: Spelling): Spelling[] {
  const { text } = plain;
  if (!mayBeMixed.test(text) || (text.match(mixed) ?? []).length < 2) return [];
  const read = (one: 'i' | 'l'): string =>
    text.replace(mixed, (word) => [...word].map((c) => (c === '1' ? one : (digits[c] ?? c))).join(''));
  return [...new Set([read('i'), read('l')])].map((reading) => ({ text: reading, from: plain.from, to: plain.to }));
}

const longRun = /[A-Za-z0-9+/]{24}/;

/** Runs of Base64 or hexadecimal that hide text, decoded. */
export function decodedRuns(text: string): { readonly start: number; readonly end: number; readonly text: string }[] {
  if (!longRun.test(text)) return [];
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
