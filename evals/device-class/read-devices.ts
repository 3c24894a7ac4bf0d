import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Line = z.object({ src: z.string(), code: z.string(), name: z.string(), text: z.string(), class: z.number().nullable() });
/** A device of a published list with its class. */
export type LabelledDevice = Omit<z.infer<typeof Line>, 'class'> & { readonly class: 2 | 3 };

/** Devices of class II and III in a JSON-lines file with `src`, `code`, `name`, `text`, `class`; entries of another or of two classes are left out. */
export function readDevices(path: string): LabelledDevice[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Line.parse(JSON.parse(line)))
    .filter((device): device is LabelledDevice => device.class === 2 || device.class === 3);
}

export function fingerprint({ name, text }: Pick<LabelledDevice, 'name' | 'text'>): string {
  return createHash('sha256').update(`${name}\n${text}`).digest('hex').slice(0, 8);
}
