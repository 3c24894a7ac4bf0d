import type { FactDefinition, Language, Requirement } from '../../domain/index.ts';
import type { CallRecord } from './call-record.ts';
import { converse, type Means } from './converse.ts';
import { DraftNotes } from './document-notes.ts';
import type { DocumentPart } from './document-parts.ts';
import type { DossierAccess } from './dossier-access.ts';
import type { FailureReason } from './failure.ts';
import { escapeFence, fenced, fenceFor } from './fence.ts';
import type { PromptSet } from './prompts.ts';
import { ShownEvidence } from './shown-evidence.ts';
import { toModel } from './words.ts';

/** What was read in one part. `shown` leads the labels of its citations back to passages of this part and no others. */
export type PartReading = { readonly part: DocumentPart; readonly calls: readonly CallRecord[] } & (
  | { readonly state: 'read'; readonly draft: DraftNotes; readonly shown: ShownEvidence; readonly language: Language }
  | { readonly state: 'search-failed'; readonly why: FailureReason }
);

export type ReadingAsk = {
  /** The programme's requirements, as one line each. */
  readonly requirements: readonly Requirement[];
  readonly facts: readonly FactDefinition[];
};

const submit = 'submit_notes';

/**
 * Reads one part of one document in a conversation of its own, without tools: notes on whatever bears on the programme, and typed facts. What a
 * part says can spoil its own notes only.
 */
export async function readPart(
  part: DocumentPart,
  ask: ReadingAsk,
  access: DossierAccess,
  prompts: PromptSet,
  language: Language,
  means: Means,
): Promise<PartReading> {
  const prompt = prompts.get('read-document', language);
  const shown = new ShownEvidence(access, language);
  const text = shown.passages(part.passages);
  const fence = fenceFor([prompt.hash, part.document.id, part.number, text]);
  const outcome = await converse(means, {
    prompt,
    subject: `${part.document.id}#${part.number}`,
    fence,
    values: {
      part: String(part.number),
      of: String(part.of),
      kind: part.document.kind,
      title: fenced(fence, escapeFence(part.document.title)),
      requirements: ask.requirements.map(({ id, title, statement }) => `${id}: ${title[language]}. ${statement[language]}`).join('\n'),
      facts: ask.facts.map((fact) => `${fact.key} (${typeOf(fact)}): ${fact.title[language]}`).join('\n'),
      text: fenced(fence, text),
    },
    tools: [],
    submit: { name: submit, description: toModel.handIn[language], schema: DraftNotes },
    shown: () => shown.ids(),
  });
  if (outcome.state === 'failed') return { part, state: 'search-failed', why: outcome.why, calls: outcome.calls };
  return { part, state: 'read', draft: outcome.value, shown, language, calls: outcome.calls };
}

function typeOf({ type, values, unit }: FactDefinition): string {
  return [type, unit ?? '', values?.join('/') ?? ''].filter((part) => part !== '').join(', ');
}
