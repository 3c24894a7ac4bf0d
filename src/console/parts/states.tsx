import type { ReactNode } from 'react';
import type { Problem } from '../server/call.ts';
import { useWords } from '../words/language.ts';
import { Icon } from './icon.tsx';

/** Nothing here: what was looked at and where to go. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="state-block">
      <p className="strong">{title}</p>
      <div className="muted">{children}</div>
    </div>
  );
}

/** Grey bars in the final layout, only after 400 ms; what is awaited is said to screen readers at once. */
export function Loading({ what, rows = 6 }: { what: string; rows?: number }) {
  return (
    <div className="state-block loading" role="status">
      <p className="s muted">{what}</p>
      {Array.from({ length: rows }, (_, index) => (
        <i key={index} />
      ))}
    </div>
  );
}

/** In place of what has not come: that it is awaited, or why it does not come. */
export function Awaiting({
  of: { problem, reload },
  what,
  rows = 6,
}: {
  readonly of: { readonly problem: Problem | undefined; readonly reload: () => void };
  readonly what: string;
  readonly rows?: number;
}) {
  return problem === undefined ? <Loading what={what} rows={rows} /> : <ProblemNote problem={problem} onRetry={reload} />;
}

/** What happened, what it means, what to do. */
export function ProblemNote({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const { t, say } = useWords();
  const words =
    problem.kind === 'unreachable'
      ? { title: t('problem.unreachable'), text: t('problem.unreachableText') }
      : wasDeleted(problem)
        ? { title: t('retention.deletedTitle'), text: problem.kind === 'refused' ? say(problem.message) : '' }
        : problem.status === 404
          ? { title: t('problem.notFound'), text: say(problem.message) || t('problem.notFoundText') }
          : problem.status === 403
            ? { title: t('problem.forbidden'), text: say(problem.message) || t('problem.forbiddenText') }
            : { title: t('problem.refused'), text: say(problem.message) || t('problem.refusedText') };
  return (
    <div className="state-block problem" role="alert">
      <p className="strong row">
        <Icon name="search-failed" />
        {words.title}
      </p>
      <p className="muted">{words.text}</p>
      {onRetry !== undefined && !wasDeleted(problem) && (
        <button type="button" className="button" onClick={onRetry}>
          {t('problem.retry')}
        </button>
      )}
    </div>
  );
}

/** The dossier is there no more because two people had it deleted. */
function wasDeleted(problem: Problem): boolean {
  const details = problem.kind === 'refused' ? problem.details : null;
  return typeof details === 'object' && details !== null && 'code' in details && details.code === 'deleted';
}

/** A word of warning in the flow of a page. */
export function Note({ children, tone = 'plain' }: { children: ReactNode; tone?: 'plain' | 'warn' }) {
  return (
    <div className={`note ${tone}`}>
      <Icon name={tone === 'warn' ? 'search-failed' : 'lock'} />
      <div>{children}</div>
    </div>
  );
}
