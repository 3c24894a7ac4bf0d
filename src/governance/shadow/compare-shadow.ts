import { failingVerdicts, type Verdict } from '../../domain/finding.ts';
import type { ShadowLine, ShadowOutcome } from '../../domain/shadow.ts';

/** What people concluded on a requirement; null: they rejected the draft and put nothing in its place. */
export type Concluded = { readonly requirement: string; readonly clause: string; readonly verdict: Verdict | null };
/** A finding that people added themselves. */
export type Added = { readonly id: string; readonly clause: string; readonly verdict: Verdict };
export type Drafted = { readonly requirement: string; readonly clause: string; readonly verdict: Verdict };

const fails = (verdict: Verdict | null): boolean => verdict !== null && failingVerdicts.includes(verdict);

/**
 * What a candidate drafted beside what people concluded, requirement by requirement. A finding that people added themselves is met by any failing
 * draft of its clause. Pure.
 */
export function compareShadow(
  concluded: readonly Concluded[],
  added: readonly Added[],
  drafted: readonly Drafted[],
): { readonly same: number; readonly lines: readonly ShadowLine[] } {
  const drafts = new Map(drafted.map((draft) => [draft.requirement, draft]));
  const known = new Set(concluded.map(({ requirement }) => requirement));
  const pairs = [
    ...concluded.map(({ requirement, clause, verdict }) => ({
      requirement,
      clause,
      people: verdict,
      candidate: drafts.get(requirement)?.verdict ?? null,
    })),
    ...drafted
      .filter(({ requirement }) => !known.has(requirement))
      .map(({ requirement, clause, verdict }) => ({ requirement, clause, people: null, candidate: verdict })),
    ...added.map(({ id, clause, verdict }) => ({
      requirement: id,
      clause,
      people: verdict,
      candidate: drafted.some((draft) => draft.clause === clause && fails(draft.verdict) === fails(verdict)) ? verdict : null,
    })),
  ];
  const lines = pairs.flatMap((pair) => {
    const outcome = outcomeOf(pair.people, pair.candidate);
    return outcome === 'same' ? [] : [{ ...pair, outcome }];
  });
  return { same: pairs.length - lines.length, lines };
}

function outcomeOf(people: Verdict | null, candidate: Verdict | null): ShadowOutcome | 'same' {
  if (people === candidate) return 'same';
  // Nothing stands on either side: a rejected draft that would not fail now.
  if (people === null && (candidate === 'met' || candidate === 'not-applicable')) return 'same';
  if (fails(people) && !fails(candidate) && candidate !== 'undecided') return 'missed';
  if (fails(candidate) && !fails(people)) return 'new';
  return 'changed';
}
