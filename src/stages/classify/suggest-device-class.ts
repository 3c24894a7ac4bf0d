import { z } from 'zod';
import { citationAt } from '../../domain/citation.ts';
import { Bilingual, type DecisionStep, type Dossier, type DossierCitation, type Suggestion } from '../../domain/index.ts';
import { conceptsOf, type DeviceConcepts, type DeviceText } from './device-features.ts';
import type { ScoreDevice } from './device-model.ts';
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
  readonly concepts: DeviceConcepts;
  readonly rules: DeviceRules;
  /** Learned separation of class II from class III; without it the rules alone speak. */
  readonly score?: ScoreDevice;
  /** Scores nearer to the boundary than this leave the answer open. */
  readonly margin: number;
};

/** Rules first: the highest floor holds. Then the learned separation; the higher of the two is suggested. Never below what a rule says. */
export function suggestDeviceClass(device: DeviceText, resources: DeviceResources, citations: readonly DossierCitation[] = []): Suggestion {
  const cited = [...citations];
  const text = `${device.name}。${device.text}`.normalize('NFKC').toLowerCase().replaceAll(/\d+/gu, '0').replaceAll(/\s+/gu, '');
  if (device.text.trim() === '') return { ...abstain('device-class', words.deviceMissing, citations), missing: ['device.intendedUse'] };
  const concepts = new Set(conceptsOf(text, resources.concepts));
  const fires = ({ any, all, none }: DeviceRules['rules'][number]['when']): boolean =>
    (any.length === 0 || any.some((c) => concepts.has(c))) && all.every((c) => concepts.has(c)) && !none.some((c) => concepts.has(c));
  const applied = resources.rules.rules.map((rule) => ({ rule, fired: fires(rule.when) }));
  const path = applied.map(({ rule, fired }): DecisionStep => ({
    question: rule.question,
    clause: resources.rules.instrument,
    answer: fired ? words.deviceFloor(deviceClasses[rule.least]) : words.deviceNotSaid,
    outcome: fired ? 'yes' : 'no',
    citations: cited,
  }));
  const floor = Math.max(1, ...applied.filter(({ fired }) => fired).map(({ rule }) => rule.least));
  const learned = resources.score?.(device);
  if (learned !== undefined) {
    const near = words.deviceTelling(learned.telling);
    path.push({ question: words.deviceLearned, answer: near, outcome: 'value', citations: cited });
  }
  const suggested = Math.max(floor, learned === undefined ? 1 : learned.score > 0 ? 3 : 2) as 1 | 2 | 3;
  const other = ([2, 3] as const).filter((c) => c !== suggested);
  const alternatives = other.map((c) => ({ value: String(c), label: deviceClasses[c], wouldNeed: words.deviceNeeds(deviceClasses[c]) }));
  const changing = [
    { fact: 'device.intendedUse', to: words.deviceChanging },
    { fact: 'device.catalogueEntry', to: words.deviceCatalogue },
  ];
  const unsure = floor < 3 && (learned === undefined ? floor < 2 : Math.abs(learned.score) < resources.margin);
  if (unsure)
    return {
      ...abstain('device-class', words.deviceUnsure, citations),
      alternatives: [
        ...alternatives,
        { value: String(suggested), label: deviceClasses[suggested], wouldNeed: words.deviceNeeds(deviceClasses[suggested]) },
      ],
      path,
      changing,
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
