import { describe, expect, it } from 'vitest';
import { canonicalHash } from '../../../src/domain/canonical-json.ts';
import type { Evaluation, Release, ReleaseContent, Sha256 } from '../../../src/domain/index.ts';
import { buildFilingSheet, releaseBefore, type FilingSource } from '../../../src/stages/report/index.ts';

const hash = (letter: string) => letter.repeat(64) as Sha256;
const by = { by: 'gita', byName: 'Gita Rao' };
const content: ReleaseContent = {
  engineVersion: '0.1.0',
  knowledgeVersion: hash('a'),
  thresholds: hash('b'),
  model: null,
  embedding: null,
};
const first: Release = {
  id: 'first',
  content,
  state: 'retired',
  events: [
    { type: 'registered', ...by, at: '2026-01-01T00:00:00.000Z', content },
    { type: 'activated', ...by, at: '2026-01-02T00:00:00.000Z', reason: 'start', shipped: true },
    { type: 'retired', ...by, at: '2026-02-02T00:00:00.000Z', reason: 'better', replacedBy: 'second' },
  ],
};
const evaluation: Evaluation = {
  result: hash('c'),
  figures: [{ set: 'held-out', measure: 'found', value: 0.4, bound: 0.48, kind: 'min' }],
  failed: ['held-out found'],
  kinds: [{ kind: 'expired', defects: 10, found: 4, surfaced: 9 }],
};
const secondContent: ReleaseContent = {
  ...content,
  knowledgeVersion: hash('d'),
  model: { endpoint: 'local', name: 'm-1', prompts: hash('e') },
};
const second: Release = {
  id: 'second',
  content: secondContent,
  state: 'active',
  events: [
    { type: 'registered', ...by, at: '2026-02-01T00:00:00.000Z', content: secondContent },
    { type: 'evaluated', ...by, at: '2026-02-01T01:00:00.000Z', evaluation },
    { type: 'approved', ...by, at: '2026-02-01T02:00:00.000Z', governance: true, reason: 'seen', deviation: { reason: 'pilot', risk: 'more is missed', until: '2026-12-31' } },
    { type: 'activated', ...by, at: '2026-02-02T00:00:00.000Z', reason: 'now', shipped: false },
  ],
}; // prettier-ignore
const source: FilingSource = {
  release: second,
  before: first,
  scenarios: [],
  endpoints: new Map([['local', 'http://127.0.0.1:8080/v1']]),
  training: null,
  at: '2026-03-01T00:00:00.000Z',
};
const paper = (language: 'en' | 'zh', changed: Partial<FilingSource> = {}) =>
  JSON.stringify(buildFilingSheet({ ...source, ...changed }, language).blocks);

describe('the filing sheet', () => {
  it.each(['en', 'zh'] as const)(
    'shows every pinned hash whole, endpoint, metric with threshold, approval and deviation, in %s',
    (language) => {
      const text = paper(language);
      for (const said of [
        canonicalHash(secondContent),
        hash('d'),
        hash('b'),
        hash('e'),
        hash('c'),
        'http://127.0.0.1:8080/v1',
        '40.0 %',
        '≥ 48.0 %',
        'Gita Rao',
        'more is missed',
        '2026-12-31',
      ])
        expect(text).toContain(said);
    },
  );

  it('names what changed since the release before, and nothing else', () => {
    const { changes } = buildFilingSheet(source, 'en').data as { changes: { part: string; before: string | null; now: string | null }[] };
    expect(changes).toEqual([
      { part: 'knowledge', before: hash('a'), now: hash('d') },
      { part: 'model', before: null, now: 'm-1 · local' },
      { part: 'prompts', before: null, now: hash('e') },
    ]);
    expect(paper('en', { release: first, before: null })).toContain('No other release was active before');
  });

  it('finds the release that was active before', () => {
    expect(releaseBefore(second, [first, second])?.id).toBe('first');
    expect(releaseBefore(first, [first, second])).toBeNull();
    expect(releaseBefore({ ...second, id: 'new', events: second.events.slice(0, 1) }, [first, second])?.id).toBe('second');
  });

  it('does not say what an unknown knowledge base was made from', () => {
    expect(paper('en')).toContain('Another knowledge base runs here');
    expect(paper('en', { training: { classifiers: [{ sentences: 12, sha256: hash('f') }], device: 'of somebody' } })).toContain(hash('f'));
  });
});
