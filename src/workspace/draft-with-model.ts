import { join } from 'node:path';
import type { Language, PreparedReview, SearchAccount } from '../domain/index.ts';
import { openChatModel, realWaiting, type LlmEndpoint } from '../adapters/llm/open-chat-model.ts';
import { readPromptFiles } from '../adapters/prompt-files/read-prompt-files.ts';
import { prepareReviewWithAgent } from '../review/draft-by-agent.ts';
import type { RuledReview } from '../review/prepare-review.ts';
import type { AnswerStore } from '../stages/agent/answer-store.ts';
import type { CallRecord } from '../stages/agent/call-record.ts';
import { usualSettings, type AgentSettings } from '../stages/agent/draft-with-agent.ts';
import { loadPrompts } from '../stages/agent/prompts.ts';
import { projectRoot } from './version.ts';

/** A model that drafts beside the rules. */
export type ModelUse = {
  readonly endpoint: Pick<LlmEndpoint, 'name' | 'baseUrl' | 'price' | 'policy'>;
  readonly model: string;
  readonly language: Language;
  /** Answers that were paid for are not asked for again. */
  readonly answers: AnswerStore;
  /** The guarded way out for this dossier; gets the names of persons that its facts state, for masking. */
  readonly sendFor: (names: readonly string[]) => typeof fetch;
  readonly settings?: Partial<Pick<AgentSettings, 'ways' | 'parallel' | 'checker' | 'drafts' | 'runSeconds'>>;
};
type Watching = { readonly signal?: AbortSignal; readonly onProgress?: (stage: 'agent', done: number, total: number) => void };
type Drafted = { readonly prepared: PreparedReview; readonly calls: readonly CallRecord[] };

/**
 * The draft of the rules joined with a model's opinions; `names` are masked in what is sent. Its modules are many: who drafts by rules alone does
 * not load them.
 */
export async function draftWithModel(
  ruled: RuledReview,
  model: ModelUse,
  names: readonly string[],
  watching: Watching,
  search?: SearchAccount,
): Promise<Drafted> {
  const { prepared, run } = await prepareReviewWithAgent(ruled, () => agentSettings(model, names, watching), search);
  return { prepared, calls: run.calls };
}

function agentSettings(model: ModelUse, names: readonly string[], { signal, onProgress }: Watching): AgentSettings {
  const { endpoint, language, answers, sendFor, settings } = model;
  return {
    ...usualSettings,
    ...settings,
    prompts: loadPrompts(readPromptFiles(join(projectRoot, 'prompts'))),
    language,
    means: {
      model: openChatModel({ ...endpoint, model: model.model }, sendFor(names), realWaiting),
      answers,
      clock: () => performance.now(),
      ...(signal === undefined ? {} : { signal }),
    },
    onProgress: (done, total) => onProgress?.('agent', done, total),
  };
}
