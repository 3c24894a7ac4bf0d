import type { GlossaryTerm } from '../domain/knowledge.ts';
import type { KnowledgeFault } from './fault.ts';
import { faultWords } from './words.ts';

/** Lines of `English term <tab> Chinese term`; an empty line or one that begins with `#` is skipped. */
export function readGlossary(path: string, text: string, faults: KnowledgeFault[]): GlossaryTerm[] {
  const terms: GlossaryTerm[] = [];
  const seen = new Set<string>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [en = '', zh = '', ...more] = line.split('\t').map((cell) => cell.trim());
    const fault = (what: KnowledgeFault['what']): void => void faults.push({ path, line: index + 1, what });
    if (en === '' || zh === '' || more.length > 0) fault(faultWords.glossaryLine());
    else if (seen.has(`${en}\t${zh}`)) fault(faultWords.duplicate(`${en} – ${zh}`));
    else terms.push({ en, zh });
    seen.add(`${en}\t${zh}`);
  }
  return terms;
}
