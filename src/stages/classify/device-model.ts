import { z } from 'zod';
import { deviceKinds, deviceTerms, weighDevice, type DeviceLexicon, type DeviceText } from './device-features.ts';

/** Linear separation of class III from class II, learned from published lists, for each kind; `terms` holds rarity and weight of each term. */
export const DeviceModel = z.strictObject({
  about: z.string(),
  /** Where the examples come from, under which licence, and what was done with them. */
  attribution: z.string().min(1),
  /** Scores above it are class III: set so that at most the stated share is suggested too low. */
  threshold: z.number(),
  /** Scores within this distance of the threshold leave the answer open. */
  margin: z.number().min(0),
  kinds: z.record(
    z.enum(deviceKinds),
    z.strictObject({ bias: z.number(), terms: z.record(z.string(), z.tuple([z.number(), z.number()])) }),
  ),
  /** First 8 hex digits of the SHA-256 of name and text of each example, so that an eval can leave out what was learned from. */
  learnedFrom: z.array(z.string()),
});
export type DeviceModel = z.infer<typeof DeviceModel>;

/** Signed distance from the boundary between class II (negative) and class III (positive). Of the order of 1. */
export type ScoreDevice = (device: DeviceText) => { readonly score: number; readonly telling: readonly string[] };

/** Makes the scorer; `telling` are the terms of whole words that weighed most for the side that was chosen. */
export function openDeviceModel(model: DeviceModel, lexicon: DeviceLexicon): ScoreDevice {
  const rarities = new Map(
    Object.entries(model.kinds).map(([kind, { terms }]) => [kind, new Map(Object.entries(terms).map(([term, [idf]]) => [term, idf]))]),
  );
  return (device) => {
    const found = deviceTerms(device, lexicon);
    const { bias, terms } = model.kinds[found.kind];
    const parts = [...weighDevice(found, rarities.get(found.kind) ?? new Map())].map(
      ([term, value]) => [term, value * (terms[term]?.[1] ?? 0)] as const,
    );
    const score = parts.reduce((sum, [, part]) => sum + part, bias) - model.threshold;
    const side = Math.sign(score);
    const telling = parts
      .filter(([term, part]) => Math.sign(part) === side && /^[nt]:.{2,}/u.test(term))
      .toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a))
      .slice(0, 5)
      .map(([term]) => term.slice(2));
    return { score, telling };
  };
}
