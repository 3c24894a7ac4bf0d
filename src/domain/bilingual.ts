import { z } from 'zod';

export const Language = z.enum(['en', 'zh']);
export type Language = z.infer<typeof Language>;

/** The same statement in English and Chinese; both are always present. */
export const Bilingual = z.object({ en: z.string(), zh: z.string() });
export type Bilingual = z.infer<typeof Bilingual>;

/** YYYY-MM-DD */
export const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
export type IsoDate = z.infer<typeof IsoDate>;

/** RFC 3339 instant in UTC with milliseconds. */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;
