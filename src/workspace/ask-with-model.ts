import { join } from 'node:path';
import { openAnswerFiles } from '../adapters/answer-files/open-answer-files.ts';
import { openChatModel, realWaiting } from '../adapters/llm/open-chat-model.ts';
import { readPromptFiles } from '../adapters/prompt-files/read-prompt-files.ts';
import type { Store } from '../adapters/store/open-store.ts';
import type { DossierLabel } from '../domain/index.ts';
import { createMasker, endpointUnusable } from '../governance/index.ts';
import { answerQuestion } from '../stages/agent/answer-question.ts';
import { StoredAnswer } from '../stages/agent/answer-store.ts';
import { loadPrompts } from '../stages/agent/prompts.ts';
import { failures } from '../stages/agent/words.ts';
import { uncoveredNumbers } from '../stages/verify/verify-numbers.ts';
import { approvedFetch } from './approved-fetch.ts';
import type { AnswerFromClauses } from './ask-knowledge.ts';
import type { Drafting } from './model-settings.ts';
import { projectRoot } from './version.ts';

/** A person waits for the answer. */
const budget = { turns: 2, tokens: 24_000, seconds: 120 };
const policy = { attempts: 2, timeoutMs: 60_000 };

/**
 * Answers to questions from the model that drafts, through the guarded door, each sending on the record under `label`; kept, so that the same
 * question over the same clauses is paid for once. Endpoint and approval are looked at anew for every question.
 */
export function answerWithModel(store: Store, answersFolder: string, drafting: Drafting, label: DossierLabel): AnswerFromClauses {
  const prompts = loadPrompts(readPromptFiles(join(projectRoot, 'prompts')));
  const answers = openAnswerFiles(answersFolder, (value) => StoredAnswer.parse(value));
  const { endpoint: name, model, price, keyOf } = drafting;
  return async (question, clauses, day, language) => {
    const endpoint = store.endpoint(name);
    const unusable = endpointUnusable(name, endpoint, label);
    if (endpoint === undefined || unusable !== null) return { state: 'search-failed', why: unusable ?? failures.refused };
    const send = approvedFetch(store, { endpoint: name, dossier: null, label, masker: createMasker({ names: [] }), key: keyOf(name) });
    const opened = {
      name,
      baseUrl: endpoint.baseUrl,
      model,
      policy: { ...policy, ...drafting.policy },
      ...(price === undefined ? {} : { price }),
    };
    const means = { model: openChatModel(opened, send, realWaiting), answers, budget, clock: () => performance.now() };
    const answer = await answerQuestion(question, clauses, day, prompts, language, means, { uncoveredNumbers });
    return answer.state === 'search-failed' ? { state: 'search-failed', why: failures[answer.why] } : answer;
  };
}
