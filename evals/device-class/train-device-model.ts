import { trainSvm, type SparseVector } from '../../scripts/train-svm.ts';
import { deviceTerms, weighDevice, type DeviceConcepts } from '../../src/stages/classify/device-features.ts';
import type { LabelledDevice } from './read-devices.ts';

export type TermCounts = readonly ReadonlyMap<string, number>[];
export type Trained = { readonly bias: number; readonly terms: ReadonlyMap<string, readonly [number, number]> };

const cost = 1;
/** An example of class III weighs as many of class II: too low is the graver error. */
const gravity = 4;
const fewestDevices = 2;

export const termsOf = (devices: readonly LabelledDevice[], concepts: DeviceConcepts): TermCounts[] =>
  devices.map((device) => deviceTerms(device, concepts));

/** Rarity and weight of each term that two devices share. */
export function trainDeviceModel(counts: readonly TermCounts[], isThree: readonly boolean[]): Trained {
  const frequency = new Map<string, number>();
  for (const device of counts) for (const view of device) for (const term of view.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const known = [...frequency].filter(([, devices]) => devices >= fewestDevices);
  const rarity = new Map(known.map(([term, devices]) => [term, Math.log(1 + counts.length / devices)]));
  const index = new Map(known.map(([term], at) => [term, at]));
  const vectors = counts.map((device): SparseVector => {
    const entries = [...weighDevice(device, rarity)];
    return { at: Int32Array.from(entries, ([term]) => index.get(term) ?? 0), value: Float64Array.from(entries, ([, value]) => value) };
  });
  const { weights, bias } = trainSvm(vectors, isThree, known.length, isThree.map((three) => (three ? cost * gravity : cost)));
  return { bias, terms: new Map(known.map(([term], at) => [term, [rarity.get(term) ?? 0, weights[at] ?? 0]])) };
}

export function scoreTerms({ bias, terms }: Trained, device: TermCounts, rarity = rarityOf({ bias, terms })): number {
  let score = bias;
  for (const [term, value] of weighDevice(device, rarity)) score += value * (terms.get(term)?.[1] ?? 0);
  return score;
}

export const rarityOf = ({ terms }: Trained): Map<string, number> => new Map([...terms].map(([term, [idf]]) => [term, idf]));
