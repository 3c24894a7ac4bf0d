import { findFamilies, tendenciesOf, type FamilyIndex } from './device-families.ts';
import { holdsPhrase, plainText, type PlainText } from './device-text.ts';

/** What is known of a device before its class is: the words of its file. */
export type DeviceText = {
  readonly name: string;
  /** Description and intended use. */
  readonly text: string;
  /** Proposed number in the classification catalogue, as `13-02-01`; only the sub-catalogue is used. */
  readonly code?: string;
};

/** Names of concepts (implant, blood circulation, energy …) with the words that speak of them, in plain form. */
export type DeviceConcepts = Readonly<Record<string, readonly string[]>>;

/** What is known beforehand of the words of devices: concepts of the rules, families with their tendency. */
export type DeviceLexicon = { readonly concepts: DeviceConcepts; readonly families: FamilyIndex };

/** Reagents and all other devices follow different rules of classification, so each kind has weights of its own. */
export const deviceKinds = ['device', 'reagent'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** Counts of sequences and concepts, view by view, and tendencies known beforehand, each from -1 to 1. */
export type DeviceTerms = {
  readonly kind: DeviceKind;
  readonly views: readonly ReadonlyMap<string, number>[];
  readonly tendencies: ReadonlyMap<string, number>;
};

/** Weights of the views beside each other; each view is normalised to length 1 first, the tendencies are not. */
const shares = { name: 0.5, text: 1, concept: 0.4, catalogue: 0.3 } as const;
const tendencyShare = 0.5;
const longest = 4;

const reagent = /试剂|测定|检测|质控|校准|定标|抗体|染色|抗原|试纸|培养基/u;
const apparatus = /仪|设备|系统|器$/u;

/** By the name alone: a reagent for tests outside the body, or any other device. */
function kindOf({ squeezed }: PlainText): DeviceKind {
  return reagent.test(squeezed) && !apparatus.test(squeezed) ? 'reagent' : 'device';
}

/** Terms of each view with their counts. Numbers count as one character whatever their value. */
export function deviceTerms(device: DeviceText, { concepts, families }: DeviceLexicon): DeviceTerms {
  const name = plainText(device.name);
  const text = plainText(device.text);
  const catalogue = /^(\d{2})(?!\d)/u.exec(device.code ?? '')?.[1];
  const ofName = tendenciesOf(findFamilies(name, families));
  const ofText = tendenciesOf(findFamilies(text, families));
  return {
    kind: kindOf(name),
    views: [
      grams(name.squeezed, 'n:'),
      grams(text.squeezed, 't:'),
      conceptTerms(device, concepts),
      new Map(catalogue === undefined ? [] : [[`c:${catalogue}`, 1]]),
    ],
    tendencies: new Map([
      ['p:name share', ofName.share],
      ['p:name longest', ofName.longest],
      ['p:name highest', ofName.highest],
      ['p:text share', ofText.share],
      ['p:text longest', ofText.longest],
    ]),
  };
}

/** Sublinear counts times rarity, each view of length 1 times its share, and the tendencies. Terms without a rarity are left out. */
export function weighDevice({ views, tendencies }: DeviceTerms, rarity: ReadonlyMap<string, number>): Map<string, number> {
  const weights = new Map<string, number>();
  Object.values(shares).forEach((share, index) => {
    const known = [...(views[index] ?? [])].flatMap(([term, count]) => {
      const idf = rarity.get(term);
      return idf === undefined ? [] : [[term, (1 + Math.log(count)) * idf] as const];
    });
    const length = Math.sqrt(known.reduce((sum, [, weight]) => sum + weight * weight, 0));
    for (const [term, weight] of known) weights.set(term, (share * weight) / length);
  });
  for (const [term, value] of tendencies) if (rarity.has(term)) weights.set(term, tendencyShare * value);
  return weights;
}

/** The concepts that a device's words speak of. */
export function conceptsOf(text: PlainText, concepts: DeviceConcepts): string[] {
  return Object.entries(concepts).flatMap(([concept, words]) => (words.some((word) => holdsPhrase(text, word)) ? [concept] : []));
}

function grams(text: string, prefix: string): Map<string, number> {
  const characters = [...text];
  const counts = new Map<string, number>();
  for (let start = 0; start < characters.length; start += 1) {
    let term = prefix;
    for (let end = start; end < Math.min(start + longest, characters.length); end += 1) {
      term += characters[end] ?? '';
      counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  return counts;
}

function conceptTerms({ name, text }: DeviceText, concepts: DeviceConcepts): Map<string, number> {
  const all = conceptsOf(plainText(`${name}。${text}`), concepts);
  const ofName = conceptsOf(plainText(name), concepts);
  const terms = new Map([...all.map((c) => `k:${c}`), ...ofName.map((c) => `k:name ${c}`)].map((term) => [term, 1]));
  all.forEach((first, index) => {
    for (const second of all.slice(index + 1)) terms.set(`k:${first}&${second}`, 1);
  });
  return terms;
}
