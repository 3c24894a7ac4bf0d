import type { Evidence, EvidenceState, Severity, Verdict } from '../../domain/index.ts';
import { useWords } from '../words/language.ts';
import { Icon } from './icon.tsx';

/** The six verdicts in the order in which lists count them. */
export const verdictOrder: readonly Verdict[] = ['not-met', 'partly-met', 'not-addressed', 'undecided', 'met', 'not-applicable'];
export const severityOrder: readonly Severity[] = ['critical', 'major', 'minor'];

/** Class that gives a verdict its colour. */
export function verdictClass(verdict: Verdict): string {
  return `v-${verdict === 'partly-met' ? 'partly' : verdict}`;
}

/** Mark and word; `markOnly` for lists, where the word is a label for screen readers. */
export function VerdictSign({ verdict, markOnly = false }: { verdict: Verdict; markOnly?: boolean }) {
  const { t } = useWords();
  const word = t(`verdict.${verdict}`);
  if (markOnly) {
    return (
      <span className={verdictClass(verdict)} role="img" aria-label={word} title={word}>
        <Icon name={verdict} />
      </span>
    );
  }
  return (
    <span className={`verdict ${verdictClass(verdict)}`}>
      <Icon name={verdict} />
      {word}
    </span>
  );
}

/** Stands where a verdict will be: the person judges first, because the requirement is critical or because it was drawn. */
export function CoverSign({ cover }: { cover: 'critical' | 'drawn' }) {
  const { t } = useWords();
  const word = t(`blind.sign.${cover}`);
  return (
    <span className="v-covered" role="img" aria-label={word} title={word}>
      <Icon name={cover === 'drawn' ? 'drawn' : 'covered'} />
    </span>
  );
}

/** Filled, framed or bare letter, with or without its word. */
export function SeveritySign({ severity, markOnly = false }: { severity: Severity; markOnly?: boolean }) {
  const { t } = useWords();
  const word = t(`severity.${severity}`);
  const letter = <b aria-hidden="true">{t(`severity.letter.${severity}`)}</b>;
  return markOnly ? (
    <span className={`severity ${severity}`} role="img" aria-label={word} title={word}>
      {letter}
    </span>
  ) : (
    <span className={`severity ${severity}`}>
      {letter}
      {word}
    </span>
  );
}

const stateClass = {
  supporting: 'supporting',
  contradicting: 'contradicting',
  located: 'located',
  'none-found': 'none-found',
  'search-failed': 'failed',
} as const;

/** Said of the requirement, never of the draft. */
export function EvidenceSign({ state }: { state: EvidenceState | Evidence['state'] }) {
  const { t } = useWords();
  return (
    <span className={`state ${stateClass[state]}`}>
      <Icon name={state} />
      {t(`evidence.${state}`)}
    </span>
  );
}

/** Initials of a Latin name, the first character of a Chinese one. */
export function Person({ name }: { name: string }) {
  const initials = /^\p{Script=Han}/u.test(name)
    ? name.slice(0, 1)
    : name
        .split(/\s+/u)
        .map((part) => part.slice(0, 1))
        .slice(0, 2)
        .join('')
        .toUpperCase();
  return (
    <span className="person" aria-hidden="true">
      {initials}
    </span>
  );
}
