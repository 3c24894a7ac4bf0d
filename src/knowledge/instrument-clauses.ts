import { ClauseId } from '../domain/ids.ts';
import type { Clause } from '../domain/knowledge.ts';
import type { KnowledgeFault } from './fault.ts';
import type { InstrumentFile } from './file-schemas.ts';
import type { ReadYaml } from './read-yaml.ts';
import { faultWords } from './words.ts';

/** Adds the clauses of one instrument file to `into`, in the order of the file, each with its parent and its days of validity. */
export function clausesOf(file: ReadYaml<InstrumentFile>, into: Map<string, Clause>, faults: KnowledgeFault[]): void {
  const { instrument, clauses } = file.value;
  const fault = (key: readonly (string | number)[], what: KnowledgeFault['what']): void =>
    void faults.push({ path: file.path, line: file.lineOf(key), what });
  if (file.path !== `instruments/${instrument.id}.yaml`) fault(['instrument', 'id'], faultWords.otherName(file.path.slice(12, -5)));
  const idOf = (number: string): ClauseId => ClauseId.parse(`${instrument.id}#${number}`);
  const numbers = new Set(clauses.map((clause) => clause.number));
  for (const [index, clause] of clauses.entries()) {
    const id = idOf(clause.number);
    if (into.has(id)) fault(['clauses', index, 'number'], faultWords.duplicate(id));
    if (clause.parent !== undefined && !numbers.has(clause.parent))
      fault(['clauses', index, 'parent'], faultWords.noClause(idOf(clause.parent)));
    const parent = clause.parent ?? numberAbove(clause.number, numbers);
    into.set(id, {
      id,
      instrument: instrument.id,
      number: clause.number,
      parent: parent === undefined ? null : idOf(parent),
      heading: clause.heading,
      workingText: clause.text,
      validFrom: clause.validFrom ?? instrument.inForce,
      validTo: clause.validTo ?? instrument.ended,
      mark: clause.mark ?? instrument.mark,
    });
  }
}

/** `XVII.1.a` stands under `XVII.1`, else under `XVII`. */
function numberAbove(number: string, numbers: ReadonlySet<string>): string | undefined {
  for (let end = number.lastIndexOf('.'); end > 0; end = number.lastIndexOf('.', end - 1)) {
    if (numbers.has(number.slice(0, end))) return number.slice(0, end);
  }
  return undefined;
}
