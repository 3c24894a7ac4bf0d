import { describe, expect, it } from 'vitest';
import type { Actor, PersonId, ReleaseContent, ReleaseEvent, Role, Sha256 } from '../../../src/domain/index.ts';
import { mayShadow, releaseOf } from '../../../src/governance/index.ts';

const hash = 'a'.repeat(64) as Sha256;
const at = '2026-03-01T10:00:00.000Z';
const rules: ReleaseContent = { engineVersion: '1', knowledgeVersion: hash, thresholds: hash, model: null, embedding: null };
const withModel: ReleaseContent = { ...rules, model: { endpoint: 'local', name: 'm-1', prompts: hash } };
const person = (...roles: Role[]): Actor => ({ kind: 'person', id: 'P-1' as PersonId, name: 'Gita Rao', roles });
const by = { by: 'P-2', byName: 'Ada Pike', at };
const release = (content: ReleaseContent, ...events: ReleaseEvent[]) =>
  releaseOf('r-1', [{ type: 'registered', ...by, content }, ...events]);
const evaluated: ReleaseEvent = { type: 'evaluated', ...by, evaluation: { result: hash, figures: [], failed: [], kinds: [] } };
const reviewed: ReleaseEvent = { type: 'security-reviewed', ...by, review: { answers: {} as never, conclusion: 'read' } };

describe('a shadow run', () => {
  it('is begun by somebody who governs, with a reason, while no other is under way', () => {
    expect(mayShadow(release(rules), rules, person('governance'), 'before approval', false).kind).toBe('yes');
    for (const actor of [person('reviewer', 'lead', 'approver'), { kind: 'system', id: 'system' } as const])
      expect(mayShadow(release(rules), rules, actor, 'before approval', false).kind).toBe('no');
    expect(mayShadow(release(rules), rules, person('governance'), ' ', false).kind).toBe('no');
    expect(mayShadow(release(rules), rules, person('governance'), 'before approval', true).kind).toBe('no');
  });

  it('tries only what runs here', () => {
    const other = { ...rules, knowledgeVersion: 'b'.repeat(64) as Sha256 };
    expect(mayShadow(release(other), rules, person('governance'), 'why', false).kind).toBe('no');
    expect(mayShadow(release(withModel, evaluated, reviewed), rules, person('governance'), 'why', false).kind).toBe('no');
  });

  it('sends nothing to a model before the security of its release was reviewed', () => {
    expect(mayShadow(release(withModel, evaluated), withModel, person('governance'), 'why', false).kind).toBe('no');
    expect(mayShadow(release(withModel, evaluated, reviewed), withModel, person('governance'), 'why', false)).toMatchObject({
      kind: 'yes',
      withModel: true,
    });
  });

  it('goes without the model where the release has none, although one is configured', () => {
    expect(mayShadow(release(rules), withModel, person('governance'), 'why', false)).toMatchObject({ kind: 'yes', withModel: false });
  });
});
