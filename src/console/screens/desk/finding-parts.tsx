import { Link } from 'react-router';
import type { ReactNode } from 'react';
import type { Severity } from '../../../domain/index.ts';
import { SeveritySign } from '../../parts/signs.tsx';
import { useWords } from '../../words/language.ts';
import { shortId } from './requirement-filters.ts';

/** Requirement first: its number, article, severity, what it asks, and, where `card` names a requirement, a way to how it is checked. */
export function RequirementHead({
  id,
  article,
  severity,
  title,
  card,
}: {
  id: string;
  article: string;
  severity: Severity;
  title: string;
  card?: string | undefined;
}) {
  const { t } = useWords();
  return (
    <div className="req-head">
      <div className="row s">
        <span className="mono faint" title={id}>
          {shownId(id)}
        </span>
        <span className="faint">·</span>
        <span className="muted clip">{t('desk.article', { number: article })}</span>
        {card !== undefined && <Link to={`/requirements/${encodeURIComponent(card)}/card`}>{t('card.rule')}</Link>}
        <span className="grow" />
        <SeveritySign severity={severity} />
      </div>
      <h1>{title}</h1>
    </div>
  );
}

/** The number of a requirement or gate as it is cited; a check across documents has a sign instead of one. */
function shownId(id: string): string {
  return id.includes('/') ? shortId(id) : id;
}

/** The line over a part of the finding. */
export function Section({ title, note, keys, end }: { title: string; note?: ReactNode; keys?: string | undefined; end?: ReactNode }) {
  return (
    <div className="sect">
      <h2>{title}</h2>
      <span className="muted clip">{note}</span>
      <span className="grow">
        {end} {keys !== undefined && <kbd aria-hidden="true">{keys}</kbd>}
      </span>
    </div>
  );
}
