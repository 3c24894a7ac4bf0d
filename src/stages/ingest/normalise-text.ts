/** CJK radicals of the supplement block that stand for a character of their own, each followed by its unified ideograph. */
const supplement =
  '⺁厂 ⺄乙 ⺅亻 ⺆冂 ⺇几 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺑尢 ⺒巳 ⺓幺 ⺔彑 ⺕彐 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵 ⺢水 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺪疋 ⺫目 ⺬示 ⺭礻 ⺮竹 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺳网 ⺴网 ⺵网 ⺶羊 ⺷羊 ⺸羊 ⺹耂 ⺺肀 ⺻聿 ⺼月 ⺽臼 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇角 ⻈讠 ⻉贝 ⻊足 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏阝 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻕阝 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞飠 ⻟飠 ⻠饣 ⻡首 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龟 ⻲亀 ⻳龟';

const radicals = new Map(supplement.split(' ').map((pair) => [pair[0]!, pair[1]!]));
const kangxi = /[\u2f00-\u2fd5]/gu;
const ligatures = /[\ufb00-\ufb06]/gu;
const zeroWidth = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u00ad\u{e0000}-\u{e007f}]/gu;
const unseen = /[\u200b-\u200d\u2060\ufeff\u{e0020}-\u{e007e}]/u;
const spaces = /[\u00a0\u2000-\u200a\u202f\u205f]/gu;
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\ufffe\uffff]/gu;

/** Printing ASCII and unified ideographs alone: in normal form already, with nothing unseen. */
export function isPlain(text: string): boolean {
  return /^[\t\n\u0020-\u007e\u4e00-\u9fff]*$/u.test(text);
}

/**
 * Text as we keep it: NFC, Kangxi radicals (U+2F00–2FD5, and those of the supplement) as the unified ideographs that they stand for,
 * Latin ligatures written out, zero-width and control characters gone, every kind of space a plain one. Full-width forms stay.
 */
export function normaliseText(text: string): string {
  if (isPlain(text)) return text;
  return text
    .normalize('NFC')
    .replace(kangxi, (radical) => radical.normalize('NFKC'))
    .replace(/[\u2e80-\u2eff]/gu, (radical) => radicals.get(radical) ?? radical)
    .replace(ligatures, (ligature) => ligature.normalize('NFKC'))
    .replace(zeroWidth, '')
    .replace(spaces, ' ')
    .replace(controls, '');
}

/**
 * The same for text out of a PDF, where a glyph that stands for several characters often comes back as the one that is never typed:
 * figure dash for en dash, wave dash for the full-width tilde.
 */
export function normalisePdfText(text: string): string {
  return normaliseText(text).replaceAll('\u2012', '\u2013').replaceAll('\u301c', '\uff5e');
}

/** Zero-width characters inside words, and the text that Unicode tag characters spell: what an eye cannot see but a program reads. */
export function zeroWidthText(text: string): string | undefined {
  if (!unseen.test(text)) return undefined;
  const tags = [...text].filter((character) => character >= '\u{e0020}' && character <= '\u{e007e}');
  if (tags.length > 0) return tags.map((tag) => String.fromCodePoint(tag.codePointAt(0)! - 0xe0000)).join('');
  const inside = /[\p{L}\p{N}]+(?:[\u200b-\u200d\u2060\ufeff]+[\p{L}\p{N}]+)+/u.exec(text);
  return inside?.[0].replace(/[\u200b-\u200d\u2060\ufeff]/gu, '·');
}
