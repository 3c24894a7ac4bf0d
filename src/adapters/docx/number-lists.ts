import { childElement, childElements, type XmlElement } from '../ooxml/read-xml.ts';

type Level = { readonly format: string; readonly text: string; readonly start: number };

/** Counts list paragraphs and gives the number that Word prints: `1.2`, `(a)`, `第三条`, `•`. */
export class ListNumbers {
  readonly #levels = new Map<string, Level[]>();
  readonly #counters = new Map<string, number[]>();

  constructor(numbering: XmlElement | undefined) {
    const abstract = new Map(childElements(numbering, 'abstractNum').map((element) => [element.attributes['abstractNumId'], element]));
    for (const instance of childElements(numbering, 'num')) {
      const levels = childElements(abstract.get(childElement(instance, 'abstractNumId')?.attributes['val']), 'lvl');
      this.#levels.set(instance.attributes['numId'] ?? '', levels.map(toLevel));
    }
  }

  /** The label of the next paragraph of a list, with a space after it; empty for lists without one. */
  next(numId: string, depth: number): string {
    const levels = this.#levels.get(numId);
    const level = levels?.[depth];
    if (levels === undefined || level === undefined || level.format === 'none') return '';
    const counters = this.#counters.get(numId) ?? [];
    counters[depth] = (counters[depth] ?? level.start - 1) + 1;
    counters.length = depth + 1;
    this.#counters.set(numId, counters);
    if (level.format === 'bullet') return '• ';
    const label = level.text.replace(/%(\d)/gu, (_, which: string) => {
      const index = Number(which) - 1;
      return write(counters[index] ?? levels[index]?.start ?? 1, levels[index]?.format ?? 'decimal');
    });
    return label === '' ? '' : label + (/[\u3001\uff09\u6761\u7ae0\u8282]$/u.test(label) ? '' : ' ');
  }
}

function toLevel(level: XmlElement): Level {
  return {
    format: childElement(level, 'numFmt')?.attributes['val'] ?? 'decimal',
    text: childElement(level, 'lvlText')?.attributes['val'] ?? '',
    start: Number(childElement(level, 'start')?.attributes['val'] ?? 1),
  };
}

function write(value: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(value);
    case 'upperLetter':
      return letters(value).toUpperCase();
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperRoman':
      return roman(value);
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'ideographDigital':
    case 'japaneseCounting':
    case 'taiwaneseCountingThousand':
      return chinese(value);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value <= 20 ? String.fromCodePoint(0x2460 + value - 1) : String(value);
    default:
      return String(value);
  }
}

const letters = (value: number): string => String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));

function roman(value: number): string {
  const signs: readonly [number, string][] = [[100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']]; // prettier-ignore
  let rest = value;
  let written = '';
  for (const [worth, sign] of signs) for (; rest >= worth; rest -= worth) written += sign;
  return written;
}

function chinese(value: number): string {
  const digits = '零一二三四五六七八九';
  if (value >= 100) return String(value);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return (tens > 1 ? digits[tens]! : '') + (tens > 0 ? '十' : '') + (ones > 0 || value === 0 ? digits[ones]! : '');
}
