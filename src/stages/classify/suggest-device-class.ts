import { z } from 'zod';
import { citationAt } from '../../domain/citation.ts';
import { Bilingual, type DecisionStep, type Dossier, type DossierCitation, type Suggestion } from '../../domain/index.ts';
import { conceptsOf, type DeviceLexicon, type DeviceText } from './device-features.ts';
import { findFamilies } from './device-families.ts';
import type { ScoreDevice } from './device-model.ts';
import { readTable, type DeviceTable, type TableReading } from './device-table.ts';
import { plainText } from './device-text.ts';
import { abstain } from './suggestion.ts';
import { deviceClasses, words } from './words.ts';

const names = z.array(z.string());
/** Special rules of the classification rules as data: each a question with a floor for the class. */
export const DeviceRules = z.strictObject({
  instrument: z.string(),
  mark: z.literal('memory-unverified'),
  rules: z.array(
    z.strictObject({
      id: z.string(),
      question: Bilingual,
      when: z.strictObject({ any: names, all: names, none: names }),
      least: z.union([z.literal(2), z.literal(3)]),
    }),
  ),
});
export type DeviceRules = z.infer<typeof DeviceRules>;
export type DeviceResources = {
  readonly lexicon: DeviceLexicon;
  readonly rules: DeviceRules;
  readonly table: DeviceTable;
  /** Learned separation of class II from class III; without it the rules alone speak. */
  readonly score?: ScoreDevice;
  /** Scores nearer to the boundary than this leave the answer open. */
  readonly margin: number;
};

/**
 * The special rules set a floor; then the annexed table is read, the families that the words name are shown, and the learned comparison
 * (of Chinese texts only) decides. Open where that is near its boundary, where nothing decides, or where a table cell asks for more. Never below a floor.
 */
export function suggestDeviceClass(device: DeviceText, resources: DeviceResources, citations: readonly DossierCitation[] = []): Suggestion {
  if (device.text.trim() === '') return { ...abstain('device-class', words.deviceMissing, citations), missing: ['device.intendedUse'] };
  const { lexicon, rules, table, margin } = resources;
  const whole = `${device.name}。${device.text}`;
  const cited = [...citations];
  const reading = readTable(whole, table);
  const asked = askRules(spokenOf(whole, lexicon, reading), rules, cited);
  const learned = /\p{Script=Han}/u.test(device.text) ? resources.score?.(device) : undefined;
  const path: DecisionStep[] = [
    ...asked.path,
    {
      question: words.deviceTable,
      clause: table.instrument,
      answer: words.deviceCell(reading),
      outcome: reading.least === undefined ? 'unknown' : 'value',
      citations: cited,
    },
    { question: words.deviceFamily, answer: nameFamilies(whole, lexicon.families), outcome: 'value', citations: cited },
    ...(learned === undefined
      ? []
      : [{ question: words.deviceLearned, answer: words.deviceTelling(learned.telling), outcome: 'value' as const, citations: cited }]),
  ];
  const cell = reading.decided ? (reading.least ?? 1) : 1;
  const compared = learned === undefined ? cell : learned.score > 0 ? 3 : 2;
  const suggested = Math.max(asked.floor, compared) as 1 | 2 | 3;
  const near = learned === undefined ? !reading.decided : Math.abs(learned.score) < margin;
  const unsure = asked.floor < 3 && (near || cell > suggested);
  const other = ([2, 3] as const).filter((c) => unsure || c !== suggested);
  const alternatives = other.map((c) => ({ value: String(c), label: deviceClasses[c], wouldNeed: words.deviceNeeds(deviceClasses[c]) }));
  const changing = [
    { fact: 'device.intendedUse', to: words.deviceChanging },
    { fact: 'device.catalogueEntry', to: words.deviceCatalogue },
    ...reading.open.map((fact) => ({ fact, to: words.deviceAxis })),
  ];
  if (unsure)
    return {
      ...abstain('device-class', near ? words.deviceUnsure : words.deviceAgainstTable, citations),
      alternatives,
      path,
      changing,
      missing: [...reading.open],
    };
  return {
    question: 'device-class',
    value: String(suggested),
    label: deviceClasses[suggested],
    reason: words.deviceReason,
    citations: cited,
    alternatives,
    mark: 'unverified',
    path,
    changing,
  };
}

/** Concepts of the words; a long stay is one that is stated as such, whatever numbers the words hold. */
function spokenOf(whole: string, { concepts }: DeviceLexicon, { long }: TableReading): Set<string> {
  const others = conceptsOf(plainText(whole), concepts).filter((concept) => concept !== 'longTerm');
  return new Set(long ? [...others, 'longTerm'] : others);
}

function askRules(
  spoken: ReadonlySet<string>,
  { instrument, rules }: DeviceRules,
  citations: DossierCitation[],
): { path: DecisionStep[]; floor: number } {
  const fires = ({ any, all, none }: DeviceRules['rules'][number]['when']): boolean =>
    (any.length === 0 || any.some((c) => spoken.has(c))) && all.every((c) => spoken.has(c)) && !none.some((c) => spoken.has(c));
  const asked = rules.map((rule) => ({ rule, fired: fires(rule.when) }));
  const path = asked.map(({ rule, fired }): DecisionStep => ({
    question: rule.question,
    clause: instrument,
    answer: fired ? words.deviceFloor(deviceClasses[rule.least]) : words.deviceNotSaid,
    outcome: fired ? 'yes' : 'no',
    citations,
  }));
  return { path, floor: Math.max(1, ...asked.filter(({ fired }) => fired).map(({ rule }) => rule.least)) };
}

/** The few longest phrases of known families, with the class that such devices tend to have and why. */
function nameFamilies(whole: string, families: DeviceLexicon['families']): Bilingual {
  const longest = findFamilies(plainText(whole), families).toSorted((a, b) => b.length - a.length);
  const shown = [...new Map(longest.map((match) => [match.as, match])).values()].slice(0, 3);
  return shown.length === 0
    ? words.deviceNoFamily
    : words.deviceFamilies(shown.map(({ as, tendency, reason }) => ({ as, label: deviceClasses[tendency], reason })));
}

const described =
  /(?:产品名称|器械名称)[:：\s]*([^\n。；]{2,60})|((?:预期用途|适用范围|结构(?:及|与)?组成|产品描述)[:：\s]*[^\n]{4,400})|(?:分类编码|分类目录)[:：\s]*(\d{2}(?:-\d{2}){0,2})/gu;

/** Name, description, intended use and proposed catalogue number where a dossier labels them so. */
export function readDevice(dossier: Dossier): { device: DeviceText; citations: DossierCitation[] } {
  const citations: DossierCitation[] = [];
  let name = '';
  let code: string | undefined;
  const texts = new Set<string>();
  for (const document of dossier.documents) {
    for (const page of document.pages) {
      for (const match of page.text.matchAll(described)) {
        if (match[1] !== undefined && name === '') name = match[1].trim();
        if (match[2] !== undefined) texts.add(match[2].trim());
        code ??= match[3];
        if (citations.length < 4) citations.push(citationAt(document, page.number, match.index, match.index + match[0].trimEnd().length));
      }
    }
  }
  return { device: { name, text: [...texts].join('。'), ...(code === undefined ? {} : { code }) }, citations };
}
