import type { MaskCounts, Masker } from './create-masker.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Values that are words of the protocol; everything else may come from a dossier. */
const protocol = new Set(['model', 'role', 'type', 'detail', 'encoding_format']);

/**
 * A request body with every text masked, at any depth, the insides of tool calls included. `unmaskable` names what cannot be looked
 * into: pictures, sound, token numbers, a property name that is itself an identifier.
 */
export function maskJson(
  body: Json,
  masker: Masker,
): { readonly body: Json; readonly counts: MaskCounts; readonly unmaskable: string | null } {
  const counts: MaskCounts = {};
  let unmaskable: string | null = null;
  const text = (value: string): string => {
    const masked = masker.mask(value);
    for (const [kind, count] of Object.entries(masked.counts) as [keyof MaskCounts, number][]) counts[kind] = (counts[kind] ?? 0) + count;
    return masked.text;
  };
  const walk = (value: Json, key: string): Json => {
    if (typeof value === 'string') return protocol.has(key) ? value : text(value);
    if (typeof value === 'number') {
      if (masker.mask(String(value)).text !== String(value)) unmaskable ??= 'number';
      return value;
    }
    if (Array.isArray(value)) {
      if (key === 'input' && value.some((part) => typeof part !== 'string')) unmaskable ??= 'tokens';
      return value.map((part: Json) => walk(part, key));
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value as Record<string, Json>).map(([name, part]) => {
        if (/^(?:image_url|input_audio|file|audio|image)$/u.test(name)) unmaskable ??= name;
        if (masker.mask(name).text !== name) unmaskable ??= 'property name';
        return [name, walk(part, name)];
      }),
    );
  };
  const masked = walk(body, '');
  return { body: masked, counts, unmaskable };
}

/** An answer with every placeholder put back, inside the JSON of tool calls and structured outputs too. */
export function restoreJson(body: Json, masker: Masker): Json {
  if (typeof body === 'string') return restoreText(body, masker);
  if (Array.isArray(body)) return body.map((part: Json) => restoreJson(part, masker));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body as Record<string, Json>).map(([name, part]) => [name, restoreJson(part, masker)]));
}

/** A text that is itself JSON stays JSON: what is put back is written as inside a JSON string. */
export function restoreText(text: string, masker: Masker): string {
  return looksLikeJson(text) ? masker.restore(unescapeMarks(text), insideJson) : masker.restore(text);
}

/** Inside JSON a model may write the marks of a placeholder as escapes. */
export const unescapeMarks = (text: string): string => text.replace(/\\u27e6/giu, '⟦').replace(/\\u27e7/giu, '⟧');

export const looksLikeJson = (text: string): boolean => /^\s*(?:```(?:json)?\s*)?[[{"]/u.test(text);
export const insideJson = (original: string): string => JSON.stringify(original).slice(1, -1);
