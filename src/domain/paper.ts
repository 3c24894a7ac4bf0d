import { z } from 'zod';

/** What can be handed over. The last three are draft certificate data, released by two people. */
export const paperKinds = [
  'review', 'precheck', 'deficiency-letter', 'inspection-focus', 'class-b-licence', 'class-c-licence', 'written-opinion',
] as const; // prettier-ignore
export const PaperKind = z.enum(paperKinds);
export type PaperKind = z.infer<typeof PaperKind>;

/** `both`: English and Chinese side by side. */
export const PaperLanguage = z.enum(['en', 'zh', 'both']);
export type PaperLanguage = z.infer<typeof PaperLanguage>;

/** A line of label and value. */
export const Pair = z.tuple([z.string(), z.string()]).readonly();
export type Pair = z.infer<typeof Pair>;

const strings = z.array(z.string()).readonly();
/** What a paper is made of; the same for PDF, DOCX and the preview. */
export const PaperBlock = z.discriminatedUnion('type', [
  z.object({ type: z.literal('heading'), level: z.union([z.literal(1), z.literal(2), z.literal(3)]), text: z.string() }),
  z.object({ type: z.literal('text'), text: z.string(), strong: z.boolean().optional() }),
  z.object({ type: z.literal('pairs'), pairs: z.array(Pair).readonly() }),
  /** `widths` are shares of the text width and sum to at most 1. */
  z.object({ type: z.literal('table'), header: strings, rows: z.array(strings).readonly(), widths: z.array(z.number()).readonly() }),
  /** The same said in two languages, side by side. */
  z.object({ type: z.literal('columns'), cells: strings, strong: z.boolean().optional() }),
  /** Words of a document, verbatim, with their place. */
  z.object({ type: z.literal('quote'), text: z.string(), place: z.string() }),
  /** A line to write on. */
  z.object({ type: z.literal('reply'), label: z.string() }),
  z.object({ type: z.literal('page-break') }),
]);
export type PaperBlock = z.infer<typeof PaperBlock>;
