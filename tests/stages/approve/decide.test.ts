import { describe, expect, it } from 'vitest';
import { coverFor } from '../../../src/domain/blind-cover.ts';
import type { ClassificationDecision } from '../../../src/domain/classification.ts';
import type { FindingId, PersonId, Sha256 } from '../../../src/domain/ids.ts';
import { Role, type Actor } from '../../../src/domain/people.ts';
import { ReviewCommand } from '../../../src/domain/review-command.ts';
import type { ReviewPhase, ReviewState } from '../../../src/domain/review.ts';
import {
  applyEvent, contentHashOf, decide, decisionTable, needsSecondPerson, openReview, recordEvent, refusals, signedReviewOf, type Outcome,
} from '../../../src/stages/approve/index.ts'; // prettier-ignore
import { exampleReview, type ExampleFinding } from './example-review.ts';

const person = (id: string, ...roles: Role[]): Actor => ({ kind: 'person', id: id as PersonId, name: id, roles });
const li = person('li', 'reviewer');
const wang = person('wang', 'approver');
const zhao = person('zhao', 'lead');
let ids = 0;
const at = '2026-11-20T09:00:00.000Z';
const ask = (state: ReviewState, actor: Actor, command: ReviewCommand): Outcome =>
  decide(state, command, { actor, now: at, newId: () => `id-${String(++ids)}` });
const after = (state: ReviewState, actor: Actor, command: ReviewCommand): ReviewState => {
  const outcome = ask(state, actor, command);
  if (outcome.kind === 'refused') throw new Error(`${command.type} refused: ${outcome.refusal.code}`);
  return outcome.events.reduce(applyEvent, state);
};
const refusalOf = (outcome: Outcome): string => (outcome.kind === 'refused' ? outcome.refusal.code : 'accepted');
const f = (id: string): FindingId => id as FindingId;

const notMet: ExampleFinding = { id: 'f1', verdict: 'not-met', severity: 'major' };
const met: ExampleFinding = { id: 'f2', verdict: 'met', severity: 'minor' };
const undecided: ExampleFinding = { id: 'f3', verdict: 'undecided', severity: 'major' };
const critical: ExampleFinding = { id: 'f1', verdict: 'not-met', severity: 'critical' };
const open = (...findings: ExampleFinding[]): ReviewState => openReview(exampleReview(findings));
const highRisk = (): ReviewState => openReview(exampleReview([notMet, met], { riskTier: 'high' }));

type Dispose = Extract<ReviewCommand, { type: 'dispose' }>;
const dispose = (findingId: string, decision: Dispose['decision'] = 'accept', rest: Partial<Dispose> = {}): Dispose => ({
  type: 'dispose', findingId: f(findingId), decision, reason: '', expectedSupersedes: null, ...rest,
}); // prettier-ignore
const routine: ReviewCommand = { type: 'acceptRoutine', reason: '' };
const sign = (state: ReviewState): ReviewCommand => ({ type: 'sign', contentHash: contentHashOf(state) });
const approve = (state: ReviewState): ReviewCommand => ({ type: 'approve', contentHash: contentHashOf(state) });
const judge = (findingId: string, verdict: 'met' | 'not-met'): ReviewCommand => ({
  type: 'recordBlindVerdict',
  findingId: f(findingId),
  verdict,
});
const decideAll = (state: ReviewState): ReviewState => {
  const judged = coverFor(state, 'f1', { id: 'li', roles: ['reviewer'] }) === null ? state : after(state, li, judge('f1', 'not-met'));
  return after(after(judged, li, dispose('f1')), li, routine);
};
const signed = (state: ReviewState): ReviewState => {
  const decided = decideAll(state);
  return after(decided, li, sign(decided));
};
const approved = (state: ReviewState): ReviewState => after(state, wang, approve(state));
const currentId = (state: ReviewState, id: string): string => state.dispositions.findLast(({ findingId }) => findingId === id)?.id ?? '';

/** A review in each phase, with a command of each kind that its own rules would accept there. */
const phases: Record<ReviewPhase, () => ReviewState> = {
  'in-review': () => after(openReview(exampleReview([notMet, met], { riskTier: 'high' })), li, dispose('f1')),
  'awaiting-approval': () => signed(highRisk()),
  signed: () => approved(signed(highRisk())),
};
const commands: Record<ReviewCommand['type'], (state: ReviewState) => ReviewCommand> = {
  dispose: (state) => dispose('f1', 'reject', { reason: 'wrong', expectedSupersedes: currentId(state, 'f1') }),
  acceptRoutine: () => routine,
  withdraw: (state) => ({ type: 'withdraw', findingId: f('f1'), reason: '', expectedSupersedes: currentId(state, 'f1') }),
  recordBlindVerdict: () => ({ type: 'recordBlindVerdict', findingId: f('f2'), verdict: 'met' }),
  addFinding: () => ({ type: 'addFinding', clause: 'c', verdict: 'not-met', severity: 'minor', summary: 's', citations: [] }),
  comment: () => ({ type: 'comment', findingId: f('f1'), text: 'see page 2' }),
  sign,
  approve,
  sendBack: () => ({ type: 'sendBack', reason: 'page 3 is missing' }),
  reopen: () => ({ type: 'reopen', reason: 'new document' }),
};
/** The table once more, said by hand: phase, command, and the roles that get through. */
const allowed: Record<ReviewPhase, Partial<Record<ReviewCommand['type'], Role[]>>> = {
  'in-review': {
    dispose: ['reviewer', 'lead'], acceptRoutine: ['reviewer', 'lead'], withdraw: ['reviewer', 'lead'],
    recordBlindVerdict: ['reviewer', 'lead'], addFinding: ['reviewer', 'lead'], comment: ['reviewer', 'lead', 'approver'],
  },
  'awaiting-approval': {
    dispose: ['reviewer', 'lead'], withdraw: ['reviewer', 'lead'], addFinding: ['reviewer', 'lead'],
    comment: ['reviewer', 'lead', 'approver'], approve: ['approver'], sendBack: ['approver'], reopen: ['lead', 'approver'],
  },
  signed: { comment: ['reviewer', 'lead', 'approver'], reopen: ['lead', 'approver'] },
}; // prettier-ignore

describe('who may do what in which phase', () => {
  for (const phase of Object.keys(phases) as ReviewPhase[]) {
    for (const type of Object.keys(commands) as ReviewCommand['type'][]) {
      it.each(Role.options)(`${phase}, ${type}, %s`, (role) => {
        const state = phases[phase]();
        expect(state.phase).toBe(phase);
        const outcome = ask(state, person('somebody-else', role), commands[type](state));
        const mayAsk = decisionTable[type].roles.includes(role);
        expect(outcome.kind).toBe(allowed[phase][type]?.includes(role) === true ? 'accepted' : 'refused');
        if (!mayAsk) expect(refusalOf(outcome)).toBe('role-missing');
        else if (outcome.kind === 'refused') expect(outcome.refusal.code).not.toBe('role-missing');
      });
      it(`${phase}, ${type}, never the system itself`, () => {
        const state = phases[phase]();
        expect(refusalOf(ask(state, { kind: 'system', id: 'system' }, commands[type](state)))).toBe('not-a-person');
      });
    }
  }
  it('signs in review as reviewer and lead, and nobody else, once all is decided', () => {
    const state = decideAll(highRisk());
    for (const role of Role.options) {
      const outcome = ask(state, person('somebody-else', role), sign(state));
      expect(outcome.kind).toBe(role === 'reviewer' || role === 'lead' ? 'accepted' : 'refused');
    }
  });
});

describe('a decision', () => {
  it.each([
    ['rejects without a reason', dispose('f1', 'reject'), 'reason-missing'],
    ['rejects with white space as a reason', dispose('f1', 'reject', { reason: '  \n' }), 'reason-missing'],
    ['leaves undecided without a question', dispose('f1', 'undecided'), 'question-missing'],
    ['amends without an amendment', dispose('f1', 'amend', { reason: 'r' }), 'amendment-missing'],
    ['amends without a reason', dispose('f1', 'amend', { amended: { verdict: 'met', severity: 'major', summary: 's' } }), 'reason-missing'],
    ['amends to what the draft says', dispose('f1', 'amend', { reason: 'r', amended: { verdict: 'not-met', severity: 'major', summary: 'Draft of f1.' } }), 'amendment-same'],
    ['amends to undecided', dispose('f1', 'amend', { reason: 'r', amended: { verdict: 'undecided', severity: 'major', summary: 's' } }), 'amendment-undecided'],
    ['accepts with other words', dispose('f1', 'accept', { amended: { verdict: 'met', severity: 'major', summary: 's' } }), 'amendment-unwanted'],
    ['accepts a draft without a conclusion', dispose('f3'), 'accept-undecided'],
    ['is about no finding of this review', dispose('f9'), 'finding-unknown'],
    ['supersedes one that is not there', dispose('f1', 'accept', { expectedSupersedes: 'id-0' }), 'decided-meanwhile'],
    ['has a reason longer than a record can hold', dispose('f1', 'reject', { reason: 'x'.repeat(4001) }), 'text-too-long'],
  ])('is refused when it %s', (_, command, code) => {
    const outcome = ask(open(notMet, met, undecided), li, command);
    expect(refusalOf(outcome)).toBe(code);
    if (outcome.kind === 'refused') expect(outcome.refusal.message).toEqual(refusals[code as keyof typeof refusals]);
  }); // prettier-ignore

  it('keeps the draft and what the person changed side by side', () => {
    const amended = { verdict: 'partly-met', severity: 'minor', summary: '仅缺日期' } as const;
    const state = after(open(notMet), li, dispose('f1', 'amend', { reason: 'dated on page 4', amended }));
    expect(state.prepared.findings[0]).toMatchObject({ verdict: 'not-met', severity: 'major' });
    expect(state.dispositions).toMatchObject([{ decision: 'amend', amended, reason: 'dated on page 4', by: 'li', at, supersedes: null }]);
  });

  it('supersedes an earlier one and leaves it in place; who did not see it is told', () => {
    const first = after(open(notMet), li, dispose('f1'));
    const command = dispose('f1', 'reject', { reason: 'wrong', expectedSupersedes: currentId(first, 'f1') });
    const second = after(first, zhao, command);
    expect(second.dispositions).toMatchObject([{ by: 'li' }, { by: 'zhao', supersedes: currentId(first, 'f1') }]);
    expect(refusalOf(ask(second, li, command))).toBe('decided-meanwhile');
  });

  it('that is taken back leaves the finding open and both rows on the record', () => {
    const first = after(open(notMet), li, dispose('f1'));
    const second = after(first, li, commands.withdraw(first));
    expect(second.dispositions).toHaveLength(2);
    expect(refusalOf(ask(second, li, { ...commands.withdraw(second) }))).toBe('not-decided');
    expect(ask(second, li, dispose('f1')).kind).toBe('accepted');
  });
});

describe('accepting routine findings together', () => {
  it('gives one decision each and never takes a failing, undecided or critical one', () => {
    const criticalMet: ExampleFinding = { id: 'f4', verdict: 'met', severity: 'critical' };
    const notApplicable: ExampleFinding = { id: 'f5', verdict: 'not-applicable', severity: 'critical' };
    const state = after(open(notMet, met, undecided, criticalMet, notApplicable), li, routine);
    expect(state.dispositions.map(({ findingId }) => findingId)).toEqual(['f2', 'f5']);
    expect(new Set(state.dispositions.map(({ id }) => id)).size).toBe(2);
    expect(refusalOf(ask(state, li, routine))).toBe('nothing-routine');
  });
});

describe('a verdict before the draft was shown', () => {
  const blind: ReviewCommand = { type: 'recordBlindVerdict', findingId: f('f1'), verdict: 'met' };
  it('is given once per person, and only while the finding is open', () => {
    const state = after(open(notMet), li, blind);
    expect(refusalOf(ask(state, li, blind))).toBe('blind-twice');
    expect(ask(state, zhao, blind).kind).toBe('accepted');
    expect(refusalOf(ask(after(state, li, dispose('f1', 'accept', { reason: 'read again' })), zhao, blind))).toBe('blind-after-decision');
  });
});

describe('a critical requirement', () => {
  const agreed = (): ReviewState => after(open(critical, met), li, judge('f1', 'not-met'));
  const changed = (): ReviewState => after(open(critical, met), li, judge('f1', 'met'));
  it.each(['accept', 'amend', 'reject', 'undecided'] as const)('cannot be disposed (%s) before one’s own verdict', (decision) => {
    expect(refusalOf(ask(open(critical, met), li, dispose('f1', decision, { reason: 'r' })))).toBe('own-verdict-first');
  });
  it('is judged by each person for themselves', () => {
    expect(refusalOf(ask(agreed(), zhao, dispose('f1')))).toBe('own-verdict-first');
    expect(ask(after(agreed(), zhao, judge('f1', 'met')), zhao, dispose('f1')).kind).toBe('refused');
  });
  it('is accepted without a word by who had judged the same, and with a reason by who had not', () => {
    expect(ask(agreed(), li, dispose('f1')).kind).toBe('accepted');
    expect(refusalOf(ask(changed(), li, dispose('f1')))).toBe('change-unexplained');
    const explained = after(changed(), li, dispose('f1', 'accept', { reason: 'I had missed table 3' }));
    expect(explained).toMatchObject({
      blindVerdicts: [{ verdict: 'met', by: 'li' }],
      dispositions: [{ decision: 'accept', reason: 'I had missed table 3' }],
    });
  });
  it('that a colleague has decided is open to everybody', () => {
    const decided = after(agreed(), li, dispose('f1'));
    const other = dispose('f1', 'reject', { reason: 'wrong', expectedSupersedes: currentId(decided, 'f1') });
    expect(ask(decided, zhao, other).kind).toBe('accepted');
  });
  it('keeps a note with the verdict', () => {
    const command: ReviewCommand = {
      type: 'recordBlindVerdict',
      findingId: f('f1'),
      verdict: 'not-met',
      note: ' One code, shared stock. ',
    };
    expect(after(open(critical, met), li, command).blindVerdicts).toMatchObject([{ note: 'One code, shared stock.' }]);
  });
});

describe('signing', () => {
  it('is refused while a finding is open', () => {
    const state = after(open(notMet, met), li, dispose('f1'));
    expect(refusalOf(ask(state, li, sign(state)))).toBe('findings-open');
  });

  it('is refused over anything but what stands', () => {
    const shown = decideAll(open(notMet, met));
    const changed = after(shown, li, dispose('f1', 'reject', { reason: 'no', expectedSupersedes: currentId(shown, 'f1') }));
    expect(refusalOf(ask(changed, li, sign(shown)))).toBe('content-changed');
    expect(refusalOf(ask(changed, li, { type: 'sign', contentHash: 'a'.repeat(64) as Sha256 }))).toBe('content-changed');
  });

  it('by one person completes an ordinary review', () => {
    const state = signed(open(notMet, met));
    expect(state.phase).toBe('signed');
    expect(signedReviewOf(state)).toMatchObject({ kind: 'signed', review: { contentHash: contentHashOf(state) } });
  });

  it.each([
    ['a high-risk dossier', highRisk],
    ['a critical failing conclusion', () => open(critical, met)],
    ['a person’s own critical failing finding', () => after(open(notMet, met), li, { type: 'addFinding', clause: 'c', verdict: 'not-addressed', severity: 'critical', summary: 's', citations: [] })],
    ['an amendment to critical', () => after(open(notMet, met), zhao, dispose('f1', 'amend', { reason: 'r', amended: { verdict: 'not-met', severity: 'critical', summary: 's' } }))],
  ])('needs a second person for %s', (_, start) => {
    const begun = start();
    const decided = begun.dispositions.length === 0 ? decideAll(begun) : after(begun, li, routine);
    expect(needsSecondPerson(decided)).toBe(true);
    const state = after(decided, li, sign(decided));
    expect(state.phase).toBe('awaiting-approval');
    expect(signedReviewOf(state)).toMatchObject({ kind: 'refused' });
    expect(approved(state).phase).toBe('signed');
    expect(signedReviewOf(approved(state))).toMatchObject({ kind: 'signed', review: { signOffs: [{ meaning: 'reviewed', by: 'li' }, { meaning: 'approved', by: 'wang' }] } });
  }); // prettier-ignore

  it('needs none for a critical draft that was rejected', () => {
    const judged = after(open(critical, met), li, judge('f1', 'met'));
    const decided = after(after(judged, li, dispose('f1', 'reject', { reason: 'wrong document' })), li, routine);
    expect(needsSecondPerson(decided)).toBe(false);
  });

  it('is needed once a person corrected the risk tier to high, and the review is not signed without it', () => {
    const decision: ClassificationDecision = {
      no: 1, suggestion: 'risk-tier', suggested: { value: 'normal', label: { en: 'Normal', zh: '一般' } },
      decided: { value: 'high', label: { en: 'High', zh: '高' } }, corrected: true, reason: 'Two recalls.', prepared: 'a'.repeat(64) as Sha256,
      by: li.id as PersonId, byName: 'li', at,
    }; // prettier-ignore
    const raised: ReviewState = { ...decideAll(open(notMet, met)), raisedRisk: decision };
    expect(needsSecondPerson(raised)).toBe(true);
    const state = after(raised, li, sign(raised));
    expect(state.phase).toBe('awaiting-approval');
    expect(signedReviewOf({ ...state, phase: 'signed' })).toMatchObject({ kind: 'refused' });
    expect(signedReviewOf(approved(state))).toMatchObject({ kind: 'signed' });
  });

  it('is never approved by a person who signed, decided, judged blind or added a finding', () => {
    const both = person('li', 'reviewer', 'approver');
    const state = signed(highRisk());
    expect(refusalOf(ask(state, both, approve(state)))).toBe('same-person');
    const chen = person('chen', 'reviewer', 'approver');
    const parts: ReviewCommand[] = [dispose('f1'), { type: 'recordBlindVerdict', findingId: f('f1'), verdict: 'met' }, commands.addFinding(state)];
    for (const part of parts) {
      const begun = after(highRisk(), chen, part);
      const decided = after(begun.dispositions.length === 0 ? after(begun, li, dispose('f1')) : begun, li, routine);
      const awaiting = after(decided, li, sign(decided));
      expect(refusalOf(ask(awaiting, chen, approve(awaiting)))).toBe('same-person');
    }
  }); // prettier-ignore
});

describe('a person whose signature went stale', () => {
  const both = person('both', 'reviewer', 'approver');
  const signedByBoth = (): ReviewState => {
    const decided = decideAll(highRisk());
    return after(decided, both, sign(decided));
  };
  it.each([
    ['sent back', (state: ReviewState) => after(state, wang, commands.sendBack(state))],
    ['reopened', (state: ReviewState) => after(state, zhao, commands.reopen(state))],
    ['changed by another', (state: ReviewState) => after(state, li, commands.dispose(state))],
  ])('never approves as the second one, though they decided nothing (%s)', (_, change) => {
    const changed = change(signedByBoth());
    expect(changed.staleSignOffs).toMatchObject([{ by: 'both', meaning: 'reviewed', staleAt: at }]);
    const awaiting = after(changed, li, sign(changed));
    expect(refusalOf(ask(awaiting, both, approve(awaiting)))).toBe('same-person');
    expect(signedReviewOf(approved(awaiting)).kind).toBe('signed');
  });
});

describe('changes after signing', () => {
  it('make the signatures stale and reopen the review, before approval', () => {
    const state = signed(highRisk());
    const outcome = ask(state, li, commands.dispose(state));
    expect(outcome).toMatchObject({ kind: 'accepted', events: [{ type: 'review.reopened' }, { type: 'finding.disposed' }] });
    const changed = after(state, li, commands.dispose(state));
    expect(changed).toMatchObject({ phase: 'in-review', signOffs: [] });
  });
  it('are refused on a signed review until somebody reopens it with a reason', () => {
    const state = phases.signed();
    expect(refusalOf(ask(state, li, commands.dispose(state)))).toBe('review-signed');
    expect(refusalOf(ask(state, zhao, { type: 'reopen', reason: ' ' }))).toBe('reason-missing');
    const reopened = after(state, zhao, commands.reopen(state));
    expect(reopened).toMatchObject({ phase: 'in-review', signOffs: [] });
    expect(signedReviewOf(reopened).kind).toBe('refused');
  });
  it('sent back with a reason, the review shows it until the next signature', () => {
    const state = signed(highRisk());
    const back = after(state, wang, commands.sendBack(state));
    expect(back).toMatchObject({ phase: 'in-review', signOffs: [], sentBack: { by: 'wang', reason: 'page 3 is missing' } });
    expect(after(back, li, sign(back)).sentBack).toBeNull();
  });
  it('leave comments out: a comment changes no hash', () => {
    const state = phases.signed();
    expect(contentHashOf(after(state, wang, commands.comment(state)))).toBe(contentHashOf(state));
  });
});

describe('a signed review cannot be had by forging the state', () => {
  it.each([
    ['with the phase set and no signature', (state: ReviewState) => ({ ...state, signOffs: [] })],
    ['with a signature over other content', (state: ReviewState) => ({ ...state, signOffs: state.signOffs.map((s) => ({ ...s, contentHash: 'b'.repeat(64) as Sha256 })) })],
    ['with the approval left out', (state: ReviewState) => ({ ...state, signOffs: state.signOffs.slice(0, 1) })],
    ['with one person in both parts', (state: ReviewState) => ({ ...state, signOffs: state.signOffs.map((s) => ({ ...s, by: 'li' as PersonId })) })],
    ['with a decision taken out', (state: ReviewState) => ({ ...state, dispositions: state.dispositions.slice(1) })],
    ['before the phase is signed', (state: ReviewState) => ({ ...state, phase: 'in-review' as const })],
  ])('%s', (_, forge) => {
    expect(signedReviewOf(phases.signed()).kind).toBe('signed');
    expect(signedReviewOf(forge(phases.signed())).kind).toBe('refused');
  }); // prettier-ignore
});

describe('the words of a refusal', () => {
  it('are there in both languages for every code', () => {
    for (const { en, zh } of Object.values(refusals)) {
      expect(en).toMatch(/\.$/u);
      expect(zh).toMatch(/[\u4e00-\u9fff].*。$/u);
    }
  });
  it('fit commands as they come from outside', () => {
    expect(ReviewCommand.safeParse({ type: 'sign', contentHash: 'x' }).success).toBe(false);
    expect(ReviewCommand.parse({ type: 'acceptRoutine' })).toEqual(routine);
  });
});

describe('time on evidence', () => {
  it('is kept with the decision, goes on the record, and is under what is signed; nothing stands where nothing was measured', () => {
    const timed = after(open(notMet), li, dispose('f1', 'accept', { evidenceSeconds: 12 }));
    expect(timed.dispositions).toMatchObject([{ decision: 'accept', evidenceSeconds: 12 }]);
    const outcome = ask(open(notMet), li, dispose('f1', 'accept', { evidenceSeconds: 12 }));
    const [event] = outcome.kind === 'accepted' ? outcome.events : [];
    expect(recordEvent(event!, timed.prepared, li).data).toMatchObject({ decision: 'accept', evidenceSeconds: 12 });
    const plain = after(open(notMet), li, dispose('f1'));
    expect(plain.dispositions[0]).not.toHaveProperty('evidenceSeconds');
    expect(recordEvent({ type: 'finding.disposed', disposition: plain.dispositions[0]! }, plain.prepared, li).data).not.toHaveProperty('evidenceSeconds');
    const other = { ...timed, dispositions: timed.dispositions.map((each) => ({ ...each, evidenceSeconds: 1 })) };
    expect(contentHashOf(other)).not.toBe(contentHashOf(timed));
    expect(ReviewCommand.safeParse(dispose('f1', 'accept', { evidenceSeconds: -1 })).success).toBe(false);
  });
}); // prettier-ignore
