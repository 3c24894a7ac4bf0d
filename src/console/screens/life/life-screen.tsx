import { Link, useOutletContext, useParams } from 'react-router';
import type { AuditLine, FindingLife } from '../../../contract/index.ts';
import type { DossierContext } from '../../app/dossier-frame.tsx';
import { useHasRole } from '../../app/session.tsx';
import { VerdictSign } from '../../parts/signs.tsx';
import { Awaiting, Note } from '../../parts/states.tsx';
import { addressOf } from '../../server/endpoints.ts';
import { useResource } from '../../server/resource.ts';
import { articleNumber } from '../../words/article.ts';
import { useWords } from '../../words/language.ts';
import { dayOf, figure, timeOf } from '../../words/times.ts';
import './life.css';

const steps = [
  'dossier.received', 'dossier.prepared', 'dossier.redrafted', 'fact.corrected', 'finding.blind-verdict', 'finding.disposed',
  'finding.withdrawn', 'finding.added', 'finding.commented', 'review.signed', 'review.sent-back', 'review.reopened', 'report.made',
] as const; // prettier-ignore

/** Everything that happened to one finding, on one page: draft, verdicts, decisions, comments, signatures, reports, with record and proof. */
export function LifeScreen() {
  const { dossierId = '', findingId = '' } = useParams();
  const { view } = useOutletContext<DossierContext>();
  const mayTake = useHasRole('governance', 'administrator') || view.takeAway.may;
  const { t, say, language } = useWords();
  const life = useResource('findingLife', { dossierId, findingId });
  if (life.data === undefined) return <Awaiting of={life} what={t('loading.life')} rows={9} />;
  const { data } = life;
  return (
    <main className="life" data-region="life" tabIndex={0}>
      <header>
        <p className="s muted">
          {t('life.title')} · {t('desk.article', { number: articleNumber(data.article, language) })} ·{' '}
          <span className="mono">{data.requirementId}</span>
        </p>
        <h1>{say(data.title)}</h1>
        <p className="row links">
          <Link className="button" to={`/dossiers/${dossierId}/desk?finding=${encodeURIComponent(findingId)}`}>
            {t('life.desk')}
          </Link>
          <a className="button" href={addressOf('exportAudit', {}, { dossier: dossierId, subject: findingId })} download>
            {t('life.export')}
          </a>
          <Link to={`/audit?dossier=${dossierId}`}>{t('life.audit')}</Link>
        </p>
      </header>
      <Draft data={data} />
      <ol className="panel">
        {data.lines.map((line) => (
          <Step key={line.record.seq} line={line} mayTake={mayTake} />
        ))}
      </ol>
    </main>
  );
}

function Draft({ data }: { data: FindingLife }) {
  const { t, say } = useWords();
  if (data.draft === null) return <Note>{t('life.unseen')}</Note>;
  return (
    <section className="panel now">
      <div>
        <p className="label">{t('life.draft')}</p>
        <VerdictSign verdict={data.draft.verdict} />
        <p>{say(data.draft.summary)}</p>
      </div>
      {data.changed !== null && (
        <div>
          <p className="label">{t('life.changed')}</p>
          {data.changed.verdict === null ? <b>{t('life.noDraft')}</b> : <VerdictSign verdict={data.changed.verdict} />}
          <p>{say(data.changed.summary)}</p>
        </div>
      )}
    </section>
  );
}

function Step({ line, mayTake }: { line: AuditLine; mayTake: boolean }) {
  const { t, say, language } = useWords();
  const { record } = line;
  const known = steps.find((step) => step === record.event);
  const reason = typeof record.data['reason'] === 'string' ? record.data['reason'] : '';
  return (
    <li className={record.event.startsWith('finding.') ? 'own' : ''}>
      <time dateTime={record.at} className="s muted">
        {[dayOf(record.at, language), timeOf(record.at, true)].join(t('comma'))}
      </time>
      <b>{known === undefined ? t('life.stepOther') : t(`life.step.${known}`)}</b>
      <div>
        <p>{say(line.sentence)}</p>
        {reason !== '' && (
          <p className="s muted">
            {t('life.reason')}: {reason}
          </p>
        )}
      </div>
      <span className="s proof">
        <Link to={`/audit?dossier=${record.dossier ?? ''}&before=${record.seq + 1}`}>
          {t('life.record', { number: figure(record.seq) })}
        </Link>
        {mayTake && (
          <a
            href={addressOf('auditProof', { seq: record.seq })}
            download={`proof-${record.seq}.json`}
            aria-label={t('life.proofOf', { number: figure(record.seq) })}
          >
            {t('life.proof')}
          </a>
        )}
      </span>
    </li>
  );
}
