export type ClassScore = {
  readonly devices: number;
  readonly accuracy: number;
  /** Share of all devices that are suggested a class below the truth: the safety number. */
  readonly underClassification: number;
  readonly overClassification: number;
  readonly macroF1: number;
};

/** Suggestions (true = class III) against the truth. */
export function scoreClasses(suggested: readonly boolean[], truth: readonly boolean[]): ClassScore {
  const devices = truth.length;
  const count = (a: boolean, b: boolean): number => truth.filter((t, at) => t === a && suggested[at] === b).length;
  const [under, over, three, two] = [count(true, false), count(false, true), count(true, true), count(false, false)];
  const f1 = (hit: number): number => (hit === 0 ? 0 : (2 * hit) / (2 * hit + under + over));
  const share = (n: number): number => (devices === 0 ? 0 : n / devices);
  return {
    devices,
    accuracy: share(three + two),
    underClassification: share(under),
    overClassification: share(over),
    macroF1: (f1(three) + f1(two)) / 2,
  };
}
