const loneSurrogate = /\p{Surrogate}/gu;
/** Control, zero-width, tag and bidirectional characters: they can hide or reorder words on a screen. */
const unseen = /[\p{Cc}\p{Cf}]/gu;
const address = /\b(?:https?|ftp|file|data|javascript):\S+/giu;

/** Text that canonical JSON and HTTP can carry: half characters replaced. */
export function wellFormed(text: string): string {
  return text.replace(loneSurrogate, '\ufffd');
}

/** Words of a model for a person's eyes: one paragraph, nothing unseen, no addresses to follow, at most `longest` characters. */
export function forReading(text: string, longest: number): string {
  const plain = wellFormed(text)
    .replace(unseen, (character) => (/\s/u.test(character) ? ' ' : ''))
    .replace(address, '…')
    .replace(/\s+/gu, ' ')
    .trim();
  return plain.length <= longest ? plain : `${wellFormed(plain.slice(0, longest - 1)).trimEnd()}…`;
}
