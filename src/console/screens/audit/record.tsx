import { Fragment, useState } from 'react';
import { Link } from 'react-router';
import type { AuditLine } from '../../../contract/index.ts';
import { useWords } from '../../words/language.ts';
import { figure, timeOf } from '../../words/times.ts';

/** One record: its sentence, and on request the exact record with its leaf hash. */
export function Record({ line }: { line: AuditLine }) {
  const { t, say } = useWords();
  const [open, setOpen] = useState(false);
  const { record } = line;
  const ofFinding = record.event.startsWith('finding.');
  return (
    <li className="ev">
      <time dateTime={record.at}>{timeOf(record.at, true)}</time>
      <div>
        <p>{say(line.sentence)}</p>
        {ofFinding && record.dossier !== null && (
          <p className="s row links">
            <Link to={`/dossiers/${record.dossier}/desk?finding=${encodeURIComponent(record.subject)}`}>{t('audit.openFinding')}</Link>
            <Link to={`/dossiers/${record.dossier}/findings/${encodeURIComponent(record.subject)}/life`}>{t('audit.wholeLife')}</Link>
          </p>
        )}
        <Change data={record.data} />
        {open && (
          <dl className="was">
            <dt>{t('audit.leaf')}</dt>
            <dd className="hash">{line.leafHash}</dd>
            <dt>{t('audit.data')}</dt>
            <dd className="hash">{JSON.stringify(record.data)}</dd>
          </dl>
        )}
      </div>
      <button
        type="button"
        className="linklike no"
        onClick={() => setOpen(!open)}
        aria-expanded={open}
        aria-label={t('audit.recordNumber', { number: record.seq })}
      >
        {figure(record.seq)}
      </button>
    </li>
  );
}

/** Old and new value, where the record has them in words. */
function Change({ data }: { data: AuditLine['record']['data'] }) {
  const { t } = useWords();
  const rows = [
    ['was', data['read'] ?? data['old']],
    ['is', data['entered'] ?? data['new']],
  ] as const;
  if (rows.some(([, value]) => value === undefined || value === null)) return null;
  return (
    <dl className="was">
      {rows.map(([label, value]) => (
        <Fragment key={label}>
          <dt>{t(`life.value.${label}`)}</dt>
          <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
