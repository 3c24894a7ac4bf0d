import type { Release, ReleaseContent, ReleaseEvent, ReleaseState } from '../../domain/release.ts';

/** A release as its events leave it. RangeError when the first is not its registration. */
export function releaseOf(id: string, events: readonly ReleaseEvent[]): Release {
  const [first] = events;
  if (first?.type !== 'registered') throw new RangeError(`release ${id} begins with ${first?.type ?? 'nothing'}`);
  return { id, content: first.content, state: events.reduce<ReleaseState>(after, 'draft'), events: [...events] };
}

function after(state: ReleaseState, event: ReleaseEvent, index: number, events: readonly ReleaseEvent[]): ReleaseState {
  switch (event.type) {
    case 'registered':
      return 'draft';
    case 'evaluated':
      return 'evaluated';
    case 'security-reviewed':
      return 'security-reviewed';
    case 'approved':
      return approvals(events.slice(0, index + 1)).length >= 2 ? 'approved' : state;
    case 'activated':
      return 'active';
    case 'retired':
      return 'retired';
  }
}

/** Approvals since the last evaluation: a new one asks for new approvals. */
export function approvals(events: readonly ReleaseEvent[]) {
  const from = events.findLastIndex(({ type }) => type === 'evaluated');
  return events.slice(from + 1).filter((event) => event.type === 'approved');
}

export function lastEvaluation(events: readonly ReleaseEvent[]) {
  return events.filter((event) => event.type === 'evaluated').at(-1)?.evaluation;
}

/** Name of what a release is, from the hash of its content. */
export function releaseId({ model, engineVersion }: ReleaseContent, contentHash: string): string {
  return `${model === null ? 'rules-only' : `rules-and-${model.name.replace(/[^\w.-]+/gu, '-').slice(0, 40)}`}-${engineVersion}-${contentHash.slice(0, 8)}`;
}
