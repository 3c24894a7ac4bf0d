/** What is known of a device before its class is: the words of its file. */
export type DeviceText = {
  readonly name: string;
  /** Description and intended use. */
  readonly text: string;
  /** Proposed number in the classification catalogue, as `13-02-01`; only the sub-catalogue is used. */
  readonly code?: string;
};

/** Names of concepts (implant, blood circulation, energy …) with the Chinese words that speak of them. */
export type DeviceConcepts = Readonly<Record<string, readonly string[]>>;

/** Weights of the views beside each other; each view is normalised to length 1 first. */
const views = { name: 1, text: 1, concept: 0.4, catalogue: 0.3 } as const;

const longest = 4;
/** Words that state the class itself. A class that a text claims is never evidence of it. */
const statedClass = /第?(?:[一二三ⅠⅡⅢ]|I{1,3})\s*类(?:产品|医疗器械)?|[（(](?:[ⅠⅡⅢ]|I{1,3})[）)]/gu;

/** Terms of each view with their counts. Numbers count as one character whatever their value. */
export function deviceTerms(device: DeviceText, concepts: DeviceConcepts): Map<string, number>[] {
  const name = plain(device.name);
  const text = plain(device.text);
  const catalogue = /^(\d{2})(?!\d)/u.exec(device.code ?? '')?.[1];
  return [
    grams(name, 'n:'),
    grams(text, 't:'),
    conceptTerms(name, text, concepts),
    new Map(catalogue === undefined ? [] : [[`c:${catalogue}`, 1]]),
  ];
}

/** Sublinear counts times rarity; each view of length 1 times its weight. Terms without a rarity are left out. */
export function weighDevice(terms: readonly ReadonlyMap<string, number>[], rarity: ReadonlyMap<string, number>): Map<string, number> {
  const weights = new Map<string, number>();
  Object.values(views).forEach((share, index) => {
    const known = [...(terms[index] ?? [])].flatMap(([term, count]) => {
      const idf = rarity.get(term);
      return idf === undefined ? [] : [[term, (1 + Math.log(count)) * idf] as const];
    });
    const length = Math.sqrt(known.reduce((sum, [, weight]) => sum + weight * weight, 0));
    for (const [term, weight] of known) weights.set(term, (share * weight) / length);
  });
  return weights;
}

/** The concepts that a device's words speak of. */
export function conceptsOf(words: string, concepts: DeviceConcepts): string[] {
  return Object.entries(concepts).flatMap(([concept, terms]) => (terms.some((term) => words.includes(term)) ? [concept] : []));
}

function plain(text: string): string {
  return text.replaceAll(statedClass, '').normalize('NFKC').toLowerCase().replaceAll(/\d+/gu, '0').replaceAll(/\s+/gu, '');
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

function conceptTerms(name: string, text: string, concepts: DeviceConcepts): Map<string, number> {
  const all = conceptsOf(`${name}。${text}`, concepts);
  const terms = new Map([...all.map((c) => `k:${c}`), ...conceptsOf(name, concepts).map((c) => `k:name ${c}`)].map((term) => [term, 1]));
  all.forEach((first, index) => {
    for (const second of all.slice(index + 1)) terms.set(`k:${first}&${second}`, 1);
  });
  return terms;
}
