import { afterEach, describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/stages/agent/answer-question.ts';
import { suggestChoice, summariseEvidence } from '../../../src/stages/agent/cited-statement.ts';
import { writeDeficiency } from '../../../src/stages/agent/write-deficiency.ts';
import { citationAt } from '../../../src/domain/citation.ts';
import { verifyCitation } from '../../../src/stages/verify/verify-citation.ts';
import { uncoveredNumbers } from '../../../src/stages/verify/verify-numbers.ts';
import { startScriptedServer, type ScriptedServer } from '../../fixtures/scripted-server/start-scripted-server.ts';
import { accessTo, agreement, clause, meansFor, passageWith, prompts, report, requirementOf } from './small-dossier.ts';

let server: ScriptedServer;
afterEach(() => server.close());

const access = accessTo([agreement, report]);
const checks = {
  stands: (citation: Parameters<typeof verifyCitation>[0]) => verifyCitation(citation, access.documents).stands,
  uncoveredNumbers,
};
const requirement = requirementOf('A134-10-a');
const handIn = async (answer: object) => {
  server = await startScriptedServer(({ body }) => ({ tools: [{ name: body.tools![0]!.function.name, arguments: answer }] }));
  return meansFor(server.baseUrl);
};

describe('an answer from the knowledge base', () => {
  const ask = async (sentences: unknown[]) =>
    answerQuestion(
      'Within how long are major deviations reported?',
      [clause],
      '2026-05-01',
      prompts,
      'en',
      await handIn({ sentences }),
      checks,
    );

  it('consists of sentences whose quotes stand in the clauses they name', async () => {
    const cited = [{ clauseId: clause.id, quote: 'Major deviations are reported within 24 hours.' }];
    const answer = await ask([
      { text: 'Within 24 hours.', clauses: cited },
      { text: 'Within 48 hours in winter.', clauses: cited },
      { text: 'At once.', clauses: [{ clauseId: clause.id, quote: 'reported at once' }] },
      { text: 'Never.', clauses: [{ clauseId: 'made-up#1', quote: 'Major deviations' }] },
      { text: 'Nobody says so.', clauses: [] },
    ]);
    expect(answer).toMatchObject({ state: 'answered', sentences: [{ text: 'Within 24 hours.', clauses: [{ clause: clause.id }] }] });
    expect(answer.state === 'answered' && answer.sentences).toHaveLength(1);
  });

  it('says that nothing was found when no sentence is left', async () => {
    expect(await ask([])).toMatchObject({ state: 'nothing-found' });
  });

  it('asks no model when there is no clause', async () => {
    const means = await handIn({ sentences: [] });
    expect(await answerQuestion('?', [], '2026-05-01', prompts, 'zh', means, checks)).toEqual({ state: 'nothing-found', calls: [] });
    expect(server.requests).toHaveLength(0);
  });
});

describe('a sentence for the letter', () => {
  const place = passageWith(access, '48 hours');
  const citation = citationAt(access.documents.get(place.documentId)!, place.page, place.start, place.end);
  const finding = {
    id: 'F' as never,
    verdict: 'not-met' as const,
    summary: { en: 'Too long.', zh: '过长。' },
    reasoning: { en: 'Too long.', zh: '过长。' },
    evidence: [{ state: 'contradicting' as const, citation, relevance: 1 }],
    trace: [],
  };

  it('is kept when everything in it is covered, and left out when something is invented', async () => {
    const means = await handIn({
      sentence: 'The agreement allows 48 hours; the duty is 24 hours.',
      sentenceOther: '协议允许72小时。',
      question: 'Will clause 9.3 be changed?',
    });
    const draft = await writeDeficiency(finding, requirement, clause, prompts, 'en', means, checks);
    expect(draft.sentence).toEqual({ en: 'The agreement allows 48 hours; the duty is 24 hours.' });
    expect(draft.question).toBeUndefined();
    expect(draft.calls).toMatchObject([{ task: 'deficiency-sentence' }]);
  });
});

describe('a summary and a choice', () => {
  const passages = [passageWith(access, '48 hours')];
  const quote = 'reports each major deviation within 48 hours';

  it('are shown with quotes that stand', async () => {
    const means = await handIn({
      summary: 'Reported within 48 hours.',
      citations: [{ passageId: 'P1', quote }],
      answer: 'late',
      reason: 'It takes 48 hours.',
    });
    expect(await summariseEvidence(requirement, passages, access, prompts, 'en', means, checks)).toMatchObject({
      summary: { en: 'Reported within 48 hours.' },
      citations: [{ quote }],
    });
    const choice = {
      question: 'timing',
      text: { en: 'When?', zh: '何时？' },
      options: [{ id: 'late', meaning: { en: 'late', zh: '迟' } }],
    };
    expect(await suggestChoice(choice, [], passages, access, prompts, 'zh', means, checks)).toMatchObject({
      answer: 'late',
      reason: 'It takes 48 hours.',
    });
  });

  it('are not shown without, and never outside the list', async () => {
    const means = await handIn({
      summary: 'Reported within 72 hours.',
      citations: [{ passageId: 'P1', quote }],
      answer: 'approve',
      reason: 'It is so.',
    });
    expect(await summariseEvidence(requirement, passages, access, prompts, 'en', means, checks)).toMatchObject({ citations: [] });
    const choice = {
      question: 'timing',
      text: { en: 'When?', zh: '何时？' },
      options: [{ id: 'late', meaning: { en: 'late', zh: '迟' } }],
    };
    expect((await suggestChoice(choice, [], passages, access, prompts, 'en', means, checks)).answer).toBeUndefined();
  });
});
