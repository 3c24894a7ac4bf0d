import { citationAt, type Bilingual, type Document, type DossierCitation, type RuleTrace } from '../../domain/index.ts';
import type { CheckHit } from './checks/check-hit.ts';
import type { Statement } from './read-statements.ts';
import { words } from './words.ts';

/** Something that speaks for or against a duty: a statement of a document, or the result of a named check. */
export type Ground = {
  readonly says: 'fulfils' | 'breaches';
  readonly force: 'clear' | 'partly' | 'weak';
  readonly citations: readonly DossierCitation[];
  readonly rule: RuleTrace['rule'];
  readonly expression: string;
  readonly note?: Bilingual;
  readonly words?: readonly string[];
  readonly outweighsCheck?: boolean;
};

const rank = { clear: 2, partly: 1, weak: 0 } as const;

/** Grounds by requirement, the strongest first; named checks come before statements of the same force. */
export function groundsOf(
  statements: ReadonlyMap<string, readonly Statement[]>,
  hits: Iterable<CheckHit>,
  documents: ReadonlyMap<string, Document>,
): ReadonlyMap<string, readonly Ground[]> {
  const grounds = new Map<string, Ground[]>();
  const add = (requirement: string, ground: Ground): void => {
    if (ground.citations.length > 0) grounds.set(requirement, [...(grounds.get(requirement) ?? []), ground]);
  };
  for (const hit of hits) {
    add(hit.requirement, {
      says: 'breaches',
      force: hit.force,
      citations: hit.citations,
      rule: 'consistency',
      expression: hit.expression,
      note: hit.note,
    });
  }
  for (const [requirement, said] of statements) for (const statement of said) add(requirement, fromStatement(statement, documents));
  for (const list of grounds.values()) list.sort((a, b) => rank[b.force] - rank[a.force]);
  return grounds;
}

function fromStatement(
  { says, force, passage, concepts, words: found, outweighsCheck, by }: Statement,
  documents: ReadonlyMap<string, Document>,
): Ground {
  const document = documents.get(passage.documentId);
  return {
    says,
    force,
    citations: document === undefined ? [] : [citationAt(document, passage.page, passage.start, passage.end)],
    rule: by,
    expression: `${says} (${force}): ${concepts.join(' + ')}`,
    ...(found.length === 0 ? {} : { words: found }),
    ...(says === 'fulfils' ? { note: words.asStated } : {}),
    ...(by === 'classifier' ? { note: words.byClassifier } : {}),
    ...(outweighsCheck ? { outweighsCheck } : {}),
  };
}
