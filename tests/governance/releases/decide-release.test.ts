import { describe, expect, it } from 'vitest';
import type {
  Actor,
  Deviation,
  Evaluation,
  PersonId,
  Release,
  ReleaseEvent,
  ReleaseState,
  Role,
  SecurityReview,
  Sha256,
} from '../../../src/domain/index.ts';
import { decideRelease, mayDraft, releaseOf, type ReleaseCommand } from '../../../src/governance/index.ts';

const at = '2026-11-21T09:00:00.000Z';
const hash = 'a'.repeat(64) as Sha256;
const content = { engineVersion: '0.1.0', knowledgeVersion: hash, thresholds: hash, model: null, embedding: null };
const person = (id: string, ...roles: Role[]): Extract<Actor, { kind: 'person' }> => ({
  kind: 'person',
  id: id as PersonId,
  name: id,
  roles,
});
const gita = person('gita', 'governance');
const noor = person('noor', 'governance');
const arne = person('arne', 'approver');
const bram = person('bram', 'approver');
const ada = person('ada', 'administrator');
const passed: Evaluation = { result: hash, figures: [], failed: [], kinds: [] };
const below: Evaluation = { ...passed, failed: ['held-out found'] };
const security: SecurityReview = {
  answers: Object.fromEntries(
    ['egress', 'injection', 'secrets', 'dependencies', 'access', 'record'].map((question) => [question, { ok: true, note: '' }]),
  ) as SecurityReview['answers'],
  conclusion: 'in order',
};
const deviation: Deviation = { reason: 'needed for the pilot', risk: 'more is missed; all is read', until: '2027-01-31' };
const registered: ReleaseEvent = { type: 'registered', by: 'system', byName: 'system', at, content };
const start = releaseOf('rules-only-0.1.0-aaaaaaaa', [registered]);

const evaluate = (evaluation = passed): ReleaseCommand => ({ type: 'evaluate', evaluation });
const review: ReleaseCommand = { type: 'review-security', review: security };
const approve = (given: Deviation | null = null): ReleaseCommand => ({ type: 'approve', reason: 'figures seen', deviation: given });
const activate: ReleaseCommand = { type: 'activate', reason: 'starts today' };
const retire: ReleaseCommand = { type: 'retire', reason: 'stopped' };
type Step = readonly [ReleaseCommand, Actor];

/** The release after these steps, each of which has to be allowed. */
function after(...steps: readonly Step[]): Release {
  return steps.reduce((release, [command, by]) => {
    const decision = decideRelease(release, command, by, at);
    if (decision.kind === 'refused') throw new Error(decision.message.en);
    return releaseOf(release.id, [...release.events, decision.event]);
  }, start);
}
const approved: readonly Step[] = [
  [evaluate(), gita],
  [review, ada],
  [approve(), gita],
  [approve(), arne],
];
const inState: Readonly<Record<ReleaseState, Release>> = {
  draft: start,
  evaluated: after([evaluate(), gita]),
  'security-reviewed': after([evaluate(), gita], [review, ada]),
  approved: after(...approved),
  active: after(...approved, [activate, gita]),
  retired: after(...approved, [activate, gita], [retire, ada]),
};

describe('the life of a release', () => {
  it.each([
    ['evaluate', evaluate(), gita, ['draft', 'evaluated', 'security-reviewed']],
    ['review-security', review, ada, ['evaluated']],
    ['approve', approve(), noor, ['security-reviewed']],
    ['activate', activate, gita, ['approved', 'retired']],
    ['retire', retire, ada, ['approved', 'active']],
  ] as const)('%s is allowed from its states and from no other', (_, command, by, states) => {
    for (const [state, release] of Object.entries(inState)) {
      const allowed = decideRelease(release, command, by, at).kind === 'changed';
      expect([state, allowed]).toEqual([state, (states as readonly string[]).includes(state)]);
    }
  });

  it.each([
    ['evaluate', evaluate(), start, ['governance']],
    ['review-security', review, inState.evaluated, ['governance', 'administrator']],
    ['approve', approve(), inState['security-reviewed'], ['governance', 'approver']],
    ['activate', activate, inState.approved, ['governance']],
    ['retire', retire, inState.active, ['governance', 'administrator']],
  ] as const)('%s is for its roles only, and never for the system', (_, command, release, roles) => {
    for (const role of ['intake', 'reviewer', 'lead', 'approver', 'writer', 'governance', 'knowledge', 'administrator'] as const)
      expect([role, decideRelease(release, command, person('p', role), at).kind]).toEqual([
        role,
        (roles as readonly string[]).includes(role) ? 'changed' : 'refused',
      ]);
    expect(decideRelease(release, command, { kind: 'system', id: 'system' }, at).kind).toBe('refused');
  });

  it('asks for two different people, one of them with the governance role, none of them who reviewed its security', () => {
    const once = after([evaluate(), gita], [review, ada], [approve(), gita]);
    expect(once.state).toBe('security-reviewed');
    expect(decideRelease(once, approve(), gita, at).kind).toBe('refused');
    expect(decideRelease(once, approve(), arne, at).kind).toBe('changed');
    const byApprover = after([evaluate(), gita], [review, ada], [approve(), arne]);
    expect(decideRelease(byApprover, approve(), bram, at).kind).toBe('refused');
    expect(decideRelease(byApprover, approve(), noor, at).kind).toBe('changed');
    expect(decideRelease(after([evaluate(), gita], [review, noor]), approve(), noor, at).kind).toBe('refused');
  });

  it('asks everybody who approves one below its gate for a deviation that has not ended', () => {
    const reviewed = after([evaluate(below), gita], [review, ada]);
    expect(decideRelease(reviewed, approve(), gita, at)).toMatchObject({
      kind: 'refused',
      message: { en: expect.stringContaining('held-out found') as string },
    });
    expect(decideRelease(reviewed, approve({ ...deviation, until: '2026-11-21' }), gita, at).kind).toBe('refused');
    expect(decideRelease(reviewed, approve(deviation), gita, at)).toMatchObject({ event: { deviation } });
  });

  it('asks for new approvals after a new evaluation', () => {
    const again = after([evaluate(), gita], [review, ada], [approve(), gita], [evaluate(), gita], [review, ada], [approve(), gita]);
    expect(again.state).toBe('security-reviewed');
  });

  it('asks for a note on a point of the security review that is not in order', () => {
    const withFault = { ...security, answers: { ...security.answers, egress: { ok: false, note: ' ' } } };
    expect(decideRelease(inState.evaluated, { type: 'review-security', review: withFault }, ada, at).kind).toBe('refused');
  });

  it('lets one that was approved and never active not come back after it was retired', () => {
    expect(decideRelease(after(...approved, [retire, ada]), activate, gita, at).kind).toBe('refused');
  });
});

describe('what may draft', () => {
  const active = inState.active;
  it('drafts nothing without an active release', () => {
    expect(mayDraft(undefined, content)).toMatchObject({ kind: 'no' });
  });
  it.each(['engineVersion', 'knowledgeVersion', 'thresholds'] as const)(
    'drafts nothing when %s is not what the active release pins',
    (part) => {
      expect(mayDraft(active, { ...content, [part]: 'b'.repeat(64) })).toMatchObject({ kind: 'no' });
    },
  );
  it('drafts with a model only when endpoint, model and prompts are those of the release', () => {
    const model = { endpoint: 'local', name: 'm-1', prompts: hash };
    const withModel: Release = { ...active, content: { ...content, model } };
    expect(mayDraft(withModel, { ...content, model })).toMatchObject({ kind: 'yes', withModel: true });
    for (const other of [{ endpoint: 'other' }, { name: 'm-2' }, { prompts: 'b'.repeat(64) as Sha256 }])
      expect(mayDraft(withModel, { ...content, model: { ...model, ...other } })).toMatchObject({ kind: 'yes', withModel: false });
    expect(mayDraft(active, { ...content, model })).toMatchObject({ kind: 'yes', withModel: false });
  });
});
