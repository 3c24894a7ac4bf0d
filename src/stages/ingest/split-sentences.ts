/** Abbreviations that a full stop follows without ending a sentence; lower case, without the stop. */
const abbreviations = new Set(
  (
    'mr mrs ms dr prof st no nos art arts sec fig figs tab ref refs vol pp p ed eds ch cl para paras ltd co corp inc dept approx max min temp spec est tel e.g i.e etc cf vs viz al ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec rev ver ser ext div pharm ph.d m.sc b.sc u.s u.k p.r'
  ).split(' '),
);
/** After these a capital letter does begin a new sentence. */
const mayEnd = new Set(['ltd', 'co', 'corp', 'inc', 'etc', 'dept', 'al']);
const closers = /[”’"'）)\]】》」』]/u;

/**
 * Ends of sentences in English, Chinese and mixed text, as offsets into `text`. A full stop inside a number, after an abbreviation, an initial
 * or a clause number (`1.1`, `G.2`, `No. 134`) ends nothing; `。！？` always do; `；` only in long sentences, which are lists. Line ends are spaces.
 */
export function sentenceEnds(text: string): number[] {
  let from = 0;
  return fullStops(text).flatMap((end) => {
    const ends = end - from > longSentence ? semicolons(text, from, end) : [];
    from = end;
    return [...ends, end];
  });
}

/** In characters; beyond it the parts between `；` are read one by one. */
const longSentence = 80;

function semicolons(text: string, from: number, end: number): number[] {
  const ends: number[] = [];
  for (let at = text.indexOf('；', from); at >= 0 && at < end - 1; at = text.indexOf('；', at + 1)) ends.push(at + 1);
  return ends;
}

function fullStops(text: string): number[] {
  const ends: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    const chinese = '。！？'.includes(character);
    if (!chinese && !('.!?'.includes(character) && endsHere(text, at))) continue;
    let end = at + 1;
    while (end < text.length && (closers.test(text[end]!) || '。！？.!?'.includes(text[end]!))) end += 1;
    ends.push(end);
    at = end - 1;
  }
  if (ends.at(-1) !== text.length) ends.push(text.length);
  return ends;
}

function endsHere(text: string, at: number): boolean {
  const rest = /^[”’"')\]]*(\s+|$)(\S?)/u.exec(text.slice(at + 1, at + 24));
  if (rest === null) return false;
  if (rest[1] === '' && at + 1 >= text.length) return true;
  const next = rest[2] ?? '';
  if (text[at] !== '.') return true;
  const word = /[\p{L}\p{N}.&-]*$/u.exec(text.slice(Math.max(0, at - 24), at))?.[0] ?? '';
  const lower = word.toLowerCase();
  if (/^\p{Lu}$/u.test(word))
    return /°$|(?:^|\s)(?:class|type|grade|category|annex|appendix|line|zone|area|phase|part|section|form|vitamin|group|schedule|table|figure|client)\s+$/iu.test(
      text.slice(Math.max(0, at - 20), at - 1),
    );
  if (/^\d{1,3}(\.\d+)*$/u.test(word) && startsLine(text, at - word.length)) return false;
  if (abbreviations.has(lower))
    return mayEnd.has(lower) && /[\p{Lu}\p{Script=Han}]/u.test(next) && !/^(?:Ltd|Co|Inc|Corp)\b/u.test(text.slice(at + 1).trimStart());
  return !/\p{Ll}/u.test(next);
}

/** Does only white space stand before on this line: is the number a list number? */
function startsLine(text: string, at: number): boolean {
  const before = text.slice(0, at);
  return /(^|\n)\s*[(（]?$/u.test(before);
}
