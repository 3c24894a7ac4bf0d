import { z } from 'zod';
import type { DossierCitation, Language } from '../../domain/index.ts';
import type { CallRecord } from './call-record.ts';
import { converse, type Means } from './converse.ts';
import { escapeFence, fenced, fenceFor } from './fence.ts';
import type { PromptSet } from './prompts.ts';
import type { VerifiedOpinion } from './verify-agent-draft.ts';
import { toModel } from './words.ts';

const Check = z.looseObject({ support: z.enum(['supports', 'contradicts', 'unrelated', 'unclear']) });
export type ClaimCheck = { readonly support: z.infer<typeof Check>['support'] | 'search-failed'; readonly calls: readonly CallRecord[] };

/** A second reader who sees a claim and quotes and nothing else: do these words support it? */
export async function checkClaim(
  subject: string,
  claim: string,
  citations: readonly DossierCitation[],
  prompts: PromptSet,
  language: Language,
  means: Means,
): Promise<ClaimCheck> {
  const prompt = prompts.get('checker', language);
  const quotes = citations.map(({ quote }, i) => `${i + 1}. ${escapeFence(quote.replace(/\s+/gu, ' '))}`).join('\n');
  const fence = fenceFor([prompt.hash, claim, quotes]);
  const outcome = await converse(means, {
    prompt,
    subject,
    fence,
    values: { claim: fenced(fence, claim), quotes: fenced(fence, quotes) },
    tools: [],
    submit: { name: 'submit_check', description: toModel.handIn[language], schema: Check },
    shown: () => citations.map(({ documentId, page, start }) => `${documentId}:${page}:${start}`),
  });
  return { support: outcome.state === 'answered' ? outcome.value.support : 'search-failed', calls: outcome.calls };
}

/** An opinion whose quotes a second reader found unrelated or contrary is lowered; unclear and failed checks change nothing. */
export function afterCheck(opinion: VerifiedOpinion, { support }: ClaimCheck): VerifiedOpinion {
  if (opinion.state !== 'drafted' || (support !== 'unrelated' && support !== 'contradicts')) return opinion;
  return { ...opinion, verdict: 'undecided', lowered: [...opinion.lowered, 'checker'] };
}
