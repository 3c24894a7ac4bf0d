/** How values are said: yes, no and none, a word of the fact model in the reader's language, and other text. */
export type ValueWords = {
  readonly yes: string;
  readonly no: string;
  readonly none: string;
  /** Between the fields of one row. */
  readonly comma: string;
  readonly word: (code: string) => string;
  readonly text: (said: string) => string;
};
