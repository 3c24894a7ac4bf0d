import { z } from 'zod';
import { Bilingual } from '../../domain/index.ts';
import { plainPhrase, type PlainText } from './device-text.ts';

const Class = z.union([z.literal(1), z.literal(2), z.literal(3)]);
/** Families of devices with the class that their kind tends to have. Remembered, not verified: a feature and a reason to show, never a rule. */
export const DeviceFamilies = z.strictObject({
  mark: z.literal('memory-unverified'),
  reasons: z.record(z.string(), Bilingual),
  families: z.array(z.strictObject({ id: z.string(), class: Class, why: z.string(), zh: z.array(z.string()), en: z.array(z.string()) })),
});
type Phrase = {
  readonly text: string;
  readonly length: number;
  readonly as: string;
  readonly tendency: 1 | 2 | 3;
  readonly reason: Bilingual;
};
/** Phrases in plain form, by their first character. */
export type FamilyIndex = ReadonlyMap<string, readonly Phrase[]>;
export type FamilyMatch = Phrase & { readonly start: number };

export function indexFamilies({ families, reasons }: z.infer<typeof DeviceFamilies>): FamilyIndex {
  const index = new Map<string, Phrase[]>();
  for (const { class: tendency, why, zh, en } of families) {
    const reason = reasons[why];
    if (reason === undefined) throw new Error(`device-families.yaml: no reason named ${why}`);
    for (const as of [...zh, ...en]) {
      const text = plainPhrase(as);
      const phrase = { text, length: text.length, as, tendency, reason };
      index.set(text.charAt(0), [...(index.get(text.charAt(0)) ?? []), phrase]);
    }
  }
  return index;
}

/** Phrases that stand in a text, each place for itself; one that lies within a longer one does not count. */
export function findFamilies({ squeezed, spaced }: PlainText, index: FamilyIndex): FamilyMatch[] {
  return [...longestAt(squeezed, index), ...(/[a-z]/u.test(spaced) ? longestAt(spaced, index, ' ') : [])];
}

function longestAt(text: string, index: FamilyIndex, only?: string): FamilyMatch[] {
  const found: FamilyMatch[] = [];
  let covered = 0;
  for (let start = 0; start < text.length; start += 1) {
    const first = text.charAt(start);
    if (only !== undefined && first !== only) continue;
    const here = (index.get(first) ?? []).filter((phrase) => text.startsWith(phrase.text, start));
    const longest = here.reduce((most, { length }) => Math.max(most, length), 0);
    if (start + longest <= covered) continue;
    found.push(...here.filter(({ length }) => length === longest).map((phrase) => ({ ...phrase, start })));
    covered = Math.max(covered, start + longest);
  }
  return found;
}

/** Where a text tends to, from -1 (class I) over 0 (II) to 1 (III): all its phrases by length, its longest phrase, its highest. */
export function tendenciesOf(matches: readonly FamilyMatch[]): {
  readonly share: number;
  readonly longest: number;
  readonly highest: number;
} {
  let [sum, weight, longest, highest, length] = [0, 0, 0, -1, 0];
  for (const match of matches) {
    const tendency = match.tendency - 2;
    sum += tendency * match.length;
    weight += match.length;
    highest = Math.max(highest, tendency);
    if (match.length >= length) [longest, length] = [tendency, match.length];
  }
  return { share: weight === 0 ? 0 : sum / weight, longest, highest };
}
