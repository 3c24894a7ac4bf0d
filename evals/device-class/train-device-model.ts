import { trainSvm, type SparseVector } from '../../scripts/train-svm.ts';
import {
  deviceKinds,
  deviceTerms,
  weighDevice,
  type DeviceKind,
  type DeviceLexicon,
  type DeviceTerms,
} from '../../src/stages/classify/device-features.ts';
import type { LabelledDevice } from './read-devices.ts';

/** Bias, and rarity and weight of each term. */
type Trained = { readonly bias: number; readonly rarity: ReadonlyMap<string, number>; readonly weight: ReadonlyMap<string, number> };
export type TrainedKinds = Readonly<Record<DeviceKind, Trained>>;

const cost = 1;
/** An example of class III weighs as many of class II: too low is the graver error. */
const gravity = 2;
const fewestDevices = 2;

export const termsOf = (devices: readonly LabelledDevice[], lexicon: DeviceLexicon): DeviceTerms[] =>
  devices.map((device) => deviceTerms(device, lexicon));

/** Weights of each kind of device, from the examples of that kind. */
export function trainDeviceModel(devices: readonly DeviceTerms[], isThree: readonly boolean[]): TrainedKinds {
  const trained = deviceKinds.map((kind) => {
    const own = [...devices.keys()].filter((at) => devices[at]?.kind === kind);
    return [kind, trainKind(own.flatMap((at) => devices[at] ?? []), own.map((at) => isThree[at] === true))];
  });
  return Object.fromEntries(trained) as TrainedKinds;
}

function trainKind(devices: readonly DeviceTerms[], isThree: readonly boolean[]): Trained {
  const frequency = new Map<string, number>();
  for (const { views } of devices) for (const view of views) for (const term of view.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const known = [...frequency].filter(([, count]) => count >= fewestDevices);
  const rarity = new Map(known.map(([term, count]) => [term, Math.log(1 + devices.length / count)]));
  for (const { tendencies } of devices) for (const [term, value] of tendencies) if (value !== 0) rarity.set(term, 1);
  const index = new Map([...rarity.keys()].map((term, at) => [term, at]));
  const vectors = devices.map((device): SparseVector => {
    const entries = [...weighDevice(device, rarity)];
    return { at: Int32Array.from(entries, ([term]) => index.get(term) ?? 0), value: Float64Array.from(entries, ([, value]) => value) };
  });
  const { weights, bias } = trainSvm(vectors, isThree, index.size, isThree.map((three) => (three ? cost * gravity : cost)));
  return { bias, rarity, weight: new Map([...index].map(([term, at]) => [term, weights[at] ?? 0])) };
}

export function scoreTerms(trained: TrainedKinds, device: DeviceTerms): number {
  const { bias, rarity, weight } = trained[device.kind];
  let score = bias;
  for (const [term, value] of weighDevice(device, rarity)) score += value * (weight.get(term) ?? 0);
  return score;
}
