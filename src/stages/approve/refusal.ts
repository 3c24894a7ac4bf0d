import type { Bilingual } from '../../domain/bilingual.ts';
import { refusals, type RefusalCode } from './words.ts';

/** An expected no. `message` tells the person what to do. */
export type Refusal = { readonly code: RefusalCode; readonly message: Bilingual };

export function refuse(code: RefusalCode): { readonly kind: 'refused'; readonly refusal: Refusal } {
  return { kind: 'refused', refusal: { code, message: refusals[code] } };
}
