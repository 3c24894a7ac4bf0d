/** What somebody asks for, what fulfils it and the unit tests that fail without it; or, where nothing does, the reason. */
export type TestedRow = {
  readonly id: string;
  readonly duty: string;
  readonly feature: string;
  /** `file: title` of unit tests. */
  readonly tests: readonly string[];
  readonly reason?: string;
};

export const t = (file: string, ...titles: readonly string[]): string[] => titles.map((title) => `tests/${file}: ${title}`);
