import { z } from 'zod';
import { PaperBlock } from '../domain/index.ts';
import { ReportFormat } from './sign-off.ts';

const language = z.enum(['en', 'zh']).default('en');
export const CardQuery = z.object({ language });
export const CardFileQuery = z.object({ language, format: ReportFormat.default('docx') });
/** A card as it would be made now: the same blocks that PDF and DOCX are drawn from. */
export const CardPreview = z.object({ title: z.string(), subject: z.string(), mark: z.string(), blocks: z.array(PaperBlock).readonly() });
export type CardPreview = z.infer<typeof CardPreview>;
