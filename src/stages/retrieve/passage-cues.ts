/** What a sentence does with what it speaks of. */
export type Stance = 'prohibition' | 'duty' | 'permission' | 'none';

const prohibition =
  /\b(?:(?:shall|must|may|will|can|should|do(?:es)?|is|are)\s+(?:\w+\s+){0,2}?(?:not|never|neither|no)\b|not\s+to\b|cannot|no\s+(?:\w+\s+){0,6}?(?:shall|may|will|is|are)\b|nothing\b|neither\b|prohibit|forbid|forbidden|refrain|restrict|without\s+(?:the\s+)?prior|under\s+no\s+circumstances)|不得|禁止|严禁|不准|不应|不可|未经/iu;
const duty =
  /\b(?:shall|must|will|agrees?\s+(?:that|to)|undertakes?|required|obliged|obligated|responsible|ensures?|covenants?)\b|应当|必须|须|应[^用急]|负责|确保|保证|承诺/iu;
const permission = /\b(?:may|can|entitled|permit(?:s|ted)?|allow(?:s|ed)?|free\s+to|right\s+to|authori[sz]ed)\b|可以|可[^能行]|有权|允许/iu;

export function stanceOf(text: string): Stance {
  if (prohibition.test(text)) return 'prohibition';
  if (permission.test(text) && !/\b(?:shall|must)\b|应当|必须/iu.test(text)) return 'permission';
  if (duty.test(text)) return 'duty';
  return permission.test(text) ? 'permission' : 'none';
}

/** A sentence that says what a word means. */
export function definesTerm(text: string): boolean {
  return /[“"'‘「][^”"'’」]{2,60}[”"'’」][^.。]{0,60}?\b(?:means?|shall\s+mean|includes?|refers?|shall\s+include)\b|\b(?:is|are)\s+defined\s+as\b|\b(?:hereinafter|referred\s+to\s+as)\b|(?:是指|系指|定义为|以下简称|指的是)/iu.test(
    text,
  );
}

/** Words that take something out of a rule. */
export function makesException(text: string): boolean {
  return /\b(?:except|unless|notwithstanding|provided\s+that|provided,?\s+however|other\s+than|save\s+(?:for|as)|exclud(?:e|es|ed|ing)|shall\s+not\s+(?:apply|include|extend)|(?:does|do)\s+not\s+(?:apply|include))\b|除外|除非|但是|但书|不适用|不包括|另有(?:规定|约定)/iu.test(
    text,
  );
}

/** `(a)`, `1.2`, `iii)`, `（一）`, `•` at the beginning. */
const marker =
  /^\s*(?:[(（[]\s*(?:[a-z]{1,4}|\d{1,3}|[一二三四五六七八九十]{1,3})\s*[)）\]]|(?:[a-zA-Z]|[ivxIVX]{1,5}|\d{1,2})\s*[).、](?!\d)|\d{1,2}(?:\.\d{1,2}){1,4}\.?(?=\s|\p{Script=Han})|[•·●○▪■◦–—*-]\s|[①-⑳]|[一二三四五六七八九十]{1,3}、)/u;

export function itemMarker(text: string): string | null {
  return marker.exec(text)?.[0].trim() ?? null;
}

/** The shape of an item marker, so that siblings are known: `(a)` → `(a)`, `(ii)` → `(a)`, `3.1` → `1.1`. */
export function markerShape(mark: string): string {
  return mark
    .replace(/[A-Z]+/gu, 'A')
    .replace(/[a-z]+/gu, 'a')
    .replace(/\d+/gu, '1')
    .replace(/[一二三四五六七八九十]+/gu, '一')
    .replace(/[①-⑳]/gu, '①');
}

/** Ends as a sentence does that goes on in the items below it. */
export function leadsIn(text: string): boolean {
  return /[:：]\s*[-–—]?\s*$|[-–—]\s*$|\b(?:that|which|who|to|shall|must|may|will|not|or|and|if|by|the|any|of|as\s+follows|following)\s*$|(?:如下|包括|下列)\s*$/iu.test(
    text,
  );
}

/** Short, without a full stop and without a verb of duty: a title of what follows. */
export function looksLikeTitle(text: string): boolean {
  const bare = text.replace(marker, '').trim();
  if (/\p{Script=Han}/u.test(bare)) return bare.length <= 20 && !/[。；：;:]$/u.test(bare) && !/应|不得|可以|须/u.test(bare);
  const words = bare.split(/\s+/u).filter(Boolean);
  if (words.length === 0 || words.length > 9 || /[;,:]\s*(?:and|or)?$/u.test(bare)) return false;
  if (/\b(?:shall|must|may|will|is|are|was|were|has|have|agrees?)\b/u.test(bare)) return false;
  return !/^[a-z]/u.test(bare) || itemMarker(text) !== null;
}
