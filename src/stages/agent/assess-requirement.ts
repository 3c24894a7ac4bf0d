import type { Clause, Fact, Language, Passage, Requirement } from '../../domain/index.ts';
import { AgentDraft } from './agent-draft.ts';
import type { CallRecord } from './call-record.ts';
import type { Computed } from './compute-dates.ts';
import { converse, type Means } from './converse.ts';
import type { DossierAccess } from './dossier-access.ts';
import type { FailureReason } from './failure.ts';
import { escapeFence, fenced, fenceFor } from './fence.ts';
import type { PromptSet } from './prompts.ts';
import { readingTools } from './reading-tools.ts';
import { ShownEvidence } from './shown-evidence.ts';
import { toModel } from './words.ts';

/** A requirement with what is known of it before the conversation. */
export type RequirementSubject = {
  readonly requirement: Requirement;
  readonly clause: Clause | undefined;
  /** Facts that the requirement needs, with their places. */
  readonly facts: readonly Fact[];
  /** The best passages by retrieval, best first. */
  readonly evidence: readonly Passage[];
};

/** What the agent made of one requirement. `searched` are its own queries, for *searched and none found*. */
export type AgentReading = { readonly requirementId: string; readonly calls: readonly CallRecord[] } & (
  | {
      readonly state: 'drafted';
      readonly draft: AgentDraft;
      readonly language: Language;
      readonly shown: ShownEvidence;
      readonly facts: readonly Fact[];
      readonly computed: readonly Computed[];
      readonly searched: readonly string[];
      readonly repaired: boolean;
    }
  | { readonly state: 'search-failed'; readonly why: FailureReason }
);

const submit = 'submit_draft';
const mostFacts = 40;

/** One requirement, one conversation: nothing that is read here can reach another. Tools only read. */
export async function assessRequirement(
  subject: RequirementSubject,
  access: DossierAccess,
  prompts: PromptSet,
  language: Language,
  means: Means,
): Promise<AgentReading> {
  const { requirement, clause } = subject;
  const prompt = prompts.get('assess', language);
  const shown = new ShownEvidence(access, language);
  const computed: Computed[] = [];
  const evidence = shown.passages(subject.evidence.filter(({ id }) => access.passages.has(id)));
  const facts = subject.facts.slice(0, mostFacts);
  const factLines = facts.map((fact) => factLine(fact, access, shown)).join('\n');
  const fence = fenceFor([prompt.hash, requirement.id, evidence, factLines]);
  const none = toModel.none[language];
  const outcome = await converse(means, {
    prompt,
    subject: requirement.id,
    fence,
    values: {
      requirement: requirement.id,
      title: requirement.title[language],
      statement: requirement.statement[language],
      condition: requirement.condition,
      kind: requirement.kind,
      when: requirement.whenCheckable,
      expected: requirement.evidenceExpected,
      clause: clause === undefined ? none : shown.clause(clause),
      facts: fenced(fence, factLines === '' ? none : factLines),
      evidence: fenced(fence, evidence === '' ? none : evidence),
    },
    tools: readingTools(access, shown, language, computed),
    submit: { name: submit, description: toModel.handIn[language], schema: AgentDraft },
    shown: () => shown.ids(),
  });
  if (outcome.state === 'failed') return { requirementId: requirement.id, state: 'search-failed', why: outcome.why, calls: outcome.calls };
  return {
    requirementId: requirement.id,
    state: 'drafted',
    draft: outcome.value,
    language,
    shown,
    facts,
    computed,
    searched: outcome.uses.filter(({ tool }) => tool === 'searchDossier').map(({ input }) => queryOf(input)),
    repaired: outcome.repaired,
    calls: outcome.calls,
  };
}

/** `product.batchSize = 100000 (268 + 104) [P3][P4]` */
function factLine(fact: Fact, access: DossierAccess, shown: ShownEvidence): string {
  const places = fact.citations.slice(0, 2).flatMap((citation) => {
    const passage = passageAt(access, citation.documentId, citation.page, citation.start);
    return passage === undefined ? [] : [passage];
  });
  const labels = places.map((passage) => `[${shown.labelOf(passage)}]`).join('');
  const derivation = fact.derivation === undefined ? '' : ` (${fact.derivation})`;
  const value = typeof fact.value === 'string' ? fact.value : JSON.stringify(fact.value);
  return escapeFence(`${fact.key} = ${value}${derivation} ${labels}`.slice(0, 600).replace(/\s+/gu, ' '));
}

function passageAt(access: DossierAccess, documentId: string, page: number, start: number): Passage | undefined {
  return access.passagesOn(documentId, page).find((passage) => passage.start <= start && start < passage.end);
}

function queryOf(input: string): string {
  try {
    const { query } = JSON.parse(input) as { query?: unknown };
    return typeof query === 'string' ? query.slice(0, 120) : '';
  } catch {
    return '';
  }
}
