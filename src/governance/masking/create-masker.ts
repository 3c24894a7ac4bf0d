import type { MaskKind } from '../../domain/endpoint.ts';
import { findIdentifiers, type Identifier } from './find-identifiers.ts';
import { createNameFinder } from './find-names.ts';
import { foldText } from './fold-text.ts';

export type MaskCounts = Partial<Record<MaskKind, number>>;

/**
 * Replaces identifiers by placeholders such as `⟦ID-1⟧` and puts them back. One masker serves one dossier: the same value has the same
 * number wherever it stands, and `restore(mask(text).text) === text` for every text. Its memory is never written anywhere.
 */
export type Masker = {
  mask(text: string): { readonly text: string; readonly counts: MaskCounts };
  /** `write` turns a found original into what stands in its place, such as its form inside a JSON string. Unknown placeholders stay. */
  restore(text: string, write?: (original: string) => string): string;
};

export type MaskerOptions = {
  /** Names of persons that the dossier states. */
  readonly names?: readonly string[];
  /**
   * Texts in a fixed order, read once: placeholders are then numbered by them, and the same for every order in which conversations run.
   */
  readonly learnFrom?: Iterable<string>;
};

const labels: Readonly<Record<MaskKind, string>> = {
  'id-card': 'ID', phone: 'TEL', uscc: 'USCC', 'bank-card': 'CARD', email: 'MAIL', passport: 'PASS', name: 'NAME', placeholder: 'TEXT',
}; // prettier-ignore

/** Which of two readings of the same characters counts. */
const order: readonly MaskKind[] = ['placeholder', 'email', 'id-card', 'uscc', 'bank-card', 'phone', 'passport', 'name'];

/** A placeholder that stands in the text itself; it is taken out too, so that nobody can have somebody else's number put in its place. */
const foreign = /⟦[^⟦⟧\n]{1,40}⟧/gu;
export const placeholder = /⟦\s{0,2}((?:ID|TEL|USCC|CARD|MAIL|PASS|NAME|TEXT)-\d{1,6}(?:\.\d{1,4})?)\s{0,2}⟧/gu;

export function createMasker({ names = [], learnFrom = [] }: MaskerOptions = {}): Masker {
  const findNames = createNameFinder(names);
  const numbers = new Map<string, { readonly label: string; spellings: number }>();
  const counted = new Map<MaskKind, number>();
  const bySpelling = new Map<string, string>();
  const originals = new Map<string, string>();

  const placeholderFor = (kind: MaskKind, value: string, original: string): string => {
    const key = `${kind}\n${value}`;
    const known = bySpelling.get(`${key}\n${original}`);
    if (known !== undefined) return known;
    let entity = numbers.get(key);
    if (entity === undefined) {
      const number = (counted.get(kind) ?? 0) + 1;
      counted.set(kind, number);
      entity = { label: `${labels[kind]}-${String(number)}`, spellings: 0 };
      numbers.set(key, entity);
    }
    entity.spellings += 1;
    const label = entity.spellings === 1 ? entity.label : `${entity.label}.${String(entity.spellings)}`;
    bySpelling.set(`${key}\n${original}`, label);
    originals.set(label, original);
    return label;
  };

  const masker: Masker = {
    mask(text) {
      const counts: MaskCounts = {};
      if (!/[\d@＠<⟦\p{N}\p{Script=Han}\p{L}]/u.test(text)) return { text, counts };
      const folded = foldText(text);
      const found = [...findIdentifiers(folded), ...findNames(folded)].map(({ kind, start, end, value }) => ({
        kind,
        value,
        start: folded.from[start]!,
        end: folded.to[end - 1]!,
      }));
      for (const match of text.matchAll(foreign))
        found.push({ kind: 'placeholder', value: match[0], start: match.index, end: match.index + match[0].length });
      let masked = '';
      let done = 0;
      for (const { kind, value, start, end } of withoutOverlaps(found)) {
        masked += `${text.slice(done, start)}⟦${placeholderFor(kind, value, text.slice(start, end))}⟧`;
        counts[kind] = (counts[kind] ?? 0) + 1;
        done = end;
      }
      return { text: done === 0 ? text : masked + text.slice(done), counts };
    },
    restore: (text, write = (original) => original) =>
      text.replace(placeholder, (whole, label: string) => {
        const original = originals.get(label);
        return original === undefined ? whole : write(original);
      }),
  };
  for (const text of learnFrom) masker.mask(text);
  return masker;
}

/** In order of place. Where two overlap the more certain one stands, and takes in what of the other reaches beyond it. */
function withoutOverlaps(found: readonly Identifier[]): Identifier[] {
  const rank = (kind: MaskKind): number => order.indexOf(kind);
  const kept: Identifier[] = [];
  for (const next of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || next.start >= last.end) {
      kept.push(next);
      continue;
    }
    const surer = rank(next.kind) < rank(last.kind) ? next : last;
    kept[kept.length - 1] = { ...surer, start: last.start, end: Math.max(last.end, next.end) };
  }
  return kept;
}
