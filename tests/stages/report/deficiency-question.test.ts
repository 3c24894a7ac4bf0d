import { describe, expect, it } from 'vitest';
import type { VerifiedFinding } from '../../../src/domain/index.ts';
import { deficiencyQuestion } from '../../../src/stages/report/index.ts';
import { exampleReview } from '../approve/example-review.ts';

const [finding] = exampleReview([{ id: 'f1', verdict: 'not-met', severity: 'major' }]).findings;
const contradicting = (quotes: readonly string[]): VerifiedFinding => ({
  ...finding!,
  evidence: quotes.map((quote) => ({
    ...finding!.evidence[0]!,
    state: 'contradicting',
    citation: { ...finding!.evidence[0]!.citation, quote },
  })),
});
const requirement = {
  statement: { en: 'The holder releases each batch.', zh: '持有人须逐批上市放行。' },
  evidenceExpected: 'Release SOP',
  evidenceExpectedZh: '放行规程',
};
const ask = (of: VerifiedFinding) =>
  deficiencyQuestion(of, requirement, { number: 'XII' }, { number: { en: 'Announcement 134', zh: '第134号公告' } });

describe('a question to the applicant', () => {
  it('names clause, duty, the words at their place and what is expected, in both languages', () => {
    const question = ask(contradicting(['The site releases']));
    expect(question.en).toBe(
      'Announcement 134, Article XII is read as follows (our wording): The holder releases each batch. The dossier says: “The site releases” (quality agreement.pdf, page 2). Please explain how this meets the requirement, or correct it, and submit what shows it: Release SOP.',
    );
    expect(question.zh).toContain('根据第134号公告第十二条（');
    expect(question.zh).toContain('“The site releases”（quality agreement.pdf，第2页）');
    expect(question.zh).toContain('放行规程');
  });

  it('says that nothing was found and asks for it where the dossier is silent', () => {
    const question = ask({ ...finding!, verdict: 'not-addressed', evidence: [] });
    expect(question.en).toContain('No passage of the dossier that shows this was found. Please submit');
    expect(question.zh).toContain('未找到');
  });

  it('does not hold evidence that supports the duty against the applicant', () => {
    expect(ask(finding!).en).not.toContain('The batch is released by Party A');
  });

  it('quotes at most three places and shortens a long quote from its end only', () => {
    const long = 'x'.repeat(500);
    const question = ask(contradicting(['a', 'b', long, 'never shown']));
    expect(question.en).not.toContain('never shown');
    expect(question.en).toContain(`“${'x'.repeat(160)}…”`);
  });
});
