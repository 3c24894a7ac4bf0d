import type { DossierCitation, Language, Verdict } from '../../domain/index.ts';
import { isFailing } from './dossier-access.ts';
import type { CheckedNote } from './merge-notes.ts';
import type { VerifiedOpinion } from './verify-agent-draft.ts';
import { opinionWords } from './words.ts';

const weight: readonly Verdict[] = ['not-met', 'partly-met'];
const mostStatements = 4;

/**
 * The opinion on one requirement from both ways of reading. Notes of documents never make a requirement met: they add places, and where they
 * say that something is wrong they stand in for an assessment that is lacking or undecided, and stand against one that says met (undecided, both
 * reasons). That a matter is not addressed no single part can know, so such notes do not count.
 */
export function joinReadings(
  assessed: VerifiedOpinion | undefined,
  requirementId: string,
  notes: readonly CheckedNote[],
): VerifiedOpinion | undefined {
  const against = notes.filter(({ leaning }) => isFailing(leaning) && leaning !== 'not-addressed');
  if (against.length === 0) return assessed;
  const noted = opinionOf(requirementId, against);
  if (assessed === undefined || assessed.state === 'search-failed' || (assessed.verdict === 'undecided' && assessed.lowered.length === 0))
    return noted;
  if (assessed.lowered.length > 0) return { ...noted, rejected: assessed.rejected };
  const citations = unique([...assessed.citations, ...noted.citations]);
  if (isFailing(assessed.verdict)) return { ...assessed, citations };
  return {
    ...assessed,
    verdict: 'undecided',
    lowered: ['readings-differ'],
    citations,
    reasoning: { en: `${assessed.reasoning.en} ${noted.reasoning.en}`, zh: `${assessed.reasoning.zh}${noted.reasoning.zh}` },
  };
}

function opinionOf(requirementId: string, notes: readonly CheckedNote[]): Extract<VerifiedOpinion, { state: 'drafted' }> {
  const verdict = weight.find((each) => notes.some(({ leaning }) => leaning === each)) ?? 'partly-met';
  const language: Language = notes[0]?.language ?? 'en';
  const own = [...new Set(notes.map(({ statement }) => statement))].slice(0, mostStatements).join(language === 'en' ? ' ' : '');
  const other = language === 'en' ? 'zh' : 'en';
  return {
    requirementId,
    state: 'drafted',
    verdict,
    draftedVerdict: verdict,
    lowered: [],
    reasoning: { en: '', zh: '', [language]: own, [other]: opinionWords.inOtherLanguage(own)[other] },
    citations: unique(notes.flatMap(({ citations }) => citations)),
    missing: [],
    confidence: 'medium',
    language,
    covering: [],
    searched: [],
    rejected: [],
  };
}

function unique(citations: readonly DossierCitation[]): DossierCitation[] {
  return [...new Map(citations.map((c) => [`${c.documentId}:${c.page}:${c.start}:${c.end}`, c])).values()].slice(0, 12);
}
