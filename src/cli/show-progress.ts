import type { WriteStream } from 'node:tty';
import type { Bilingual, Language } from '../domain/index.ts';
import { words } from './words.ts';

type Update = (stage: keyof typeof words.stages, done: number, total: number, label?: Bilingual | string) => void;

/** One line that is written over in a terminal; when piped, one line per stage. */
export function showProgress(stream: WriteStream, language: Language): { readonly update: Update; readonly end: () => void } {
  let last = '';
  let printed = 0;
  return {
    update: (stage, done, total, label) => {
      const name = words.stages[stage][language];
      if (!stream.isTTY) {
        if (last !== stage) stream.write(`${name} …\n`);
        last = stage;
        return;
      }
      const now = Date.now();
      if (now - printed < 80 && done < total) return;
      printed = now;
      const what = typeof label === 'string' ? label : (label?.[language] ?? '');
      stream.write(`\r\x1b[K${name} ${done}/${total} ${what}`.slice(0, 4 + (stream.columns || 100)));
    },
    end: () => void (stream.isTTY && stream.write('\r\x1b[K')),
  };
}
