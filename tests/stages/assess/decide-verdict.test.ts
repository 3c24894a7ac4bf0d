import { describe, expect, it } from 'vitest';
import { decideVerdict, type Learned } from '../../../src/stages/assess/decide-verdict.ts';

const duty = { kind: 'duty', whenCheckable: 'application' } as const;
const nothing: Learned = {
  applies: 'true', check: 'missing', noCalendar: false, lackingInPart: false, breach: 'none', fulfilment: 'none', fulfilmentOutweighs: false, notEnclosed: false,
}; // prettier-ignore

describe('the verdict of a requirement', () => {
  it('is not applicable for a duty of the authority, whatever was read', () => {
    expect(decideVerdict({ kind: 'duty', whenCheckable: 'authority_side' }, { ...nothing, check: 'false', breach: 'clear' }).verdict).toBe(
      'not-applicable',
    );
  });

  it.each(['permission', 'encouragement', 'applicability'] as const)('never fails for a %s', (kind) => {
    for (const check of ['true', 'false', 'missing'] as const) {
      for (const breach of ['clear', 'partly', 'weak', 'none'] as const) {
        const { verdict } = decideVerdict({ kind, whenCheckable: 'application' }, { ...nothing, check, breach, notEnclosed: true });
        expect(['met', 'not-applicable']).toContain(verdict);
      }
    }
  });

  it('follows the check where the facts are there', () => {
    expect(decideVerdict(duty, { ...nothing, check: 'true' }).verdict).toBe('met');
    expect(decideVerdict(duty, { ...nothing, check: 'false' }).verdict).toBe('not-met');
    expect(decideVerdict(duty, { ...nothing, check: 'false', lackingInPart: true }).verdict).toBe('partly-met');
  });

  it('fails on a statement that breaches the duty even where the check holds', () => {
    expect(decideVerdict(duty, { ...nothing, breach: 'clear' }).verdict).toBe('not-met');
    expect(decideVerdict(duty, { ...nothing, check: 'true', breach: 'clear' }).verdict).toBe('partly-met');
  });

  it('stays undecided, also for a later duty, where the calendar lacks a year', () => {
    const later = { kind: 'duty', whenCheckable: 'continuing' } as const;
    expect(decideVerdict(later, { ...nothing, noCalendar: true })).toEqual({ verdict: 'undecided', because: 'no-calendar' });
    expect(decideVerdict(later, nothing).verdict).toBe('not-applicable');
  });

  it('stays undecided when facts are missing and no document speaks of the duty', () => {
    expect(decideVerdict(duty, nothing).verdict).toBe('undecided');
    expect(decideVerdict(duty, { ...nothing, breach: 'weak' }).verdict).toBe('undecided');
    expect(decideVerdict(duty, { ...nothing, applies: 'missing', check: 'missing' }).verdict).toBe('undecided');
  });

  it('is met by a clear statement and not by a weak one', () => {
    expect(decideVerdict(duty, { ...nothing, fulfilment: 'clear' }).verdict).toBe('met');
    expect(decideVerdict(duty, { ...nothing, fulfilment: 'weak' }).verdict).toBe('undecided');
  });

  it('does not judge a later duty of which the dossier does not speak', () => {
    expect(decideVerdict({ kind: 'duty', whenCheckable: 'continuing' }, nothing).verdict).toBe('not-applicable');
  });

  it('judges a later duty by a clause that already breaches it', () => {
    expect(decideVerdict({ kind: 'duty', whenCheckable: 'continuing' }, { ...nothing, applies: 'false', breach: 'clear' }).verdict).toBe(
      'not-met',
    );
    expect(decideVerdict(duty, { ...nothing, applies: 'false', breach: 'clear' }).verdict).toBe('undecided');
    expect(decideVerdict(duty, { ...nothing, applies: 'false' }).verdict).toBe('not-applicable');
  });

  it('says not addressed where a listed document is not there', () => {
    expect(decideVerdict(duty, { ...nothing, notEnclosed: true }).verdict).toBe('not-addressed');
  });

  it('leaves a false check to the reviewer where a document speaks of all members of the list', () => {
    expect(decideVerdict(duty, { ...nothing, check: 'false', fulfilment: 'clear', fulfilmentOutweighs: true }).verdict).toBe('undecided');
    expect(decideVerdict(duty, { ...nothing, check: 'false', breach: 'clear', fulfilmentOutweighs: true }).verdict).toBe('not-met');
  });
});
