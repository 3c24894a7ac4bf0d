import type { ReportRef } from '../../../contract/index.ts';
import { Awaiting, Empty } from '../../parts/states.tsx';
import { addressOf } from '../../server/endpoints.ts';
import type { Answer } from '../../server/endpoints.ts';
import type { Resource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { dayOf, timeOf } from '../../words/times.ts';

type Props = {
  readonly dossierId: string;
  readonly mayTake: boolean;
  readonly reports: Resource<Answer<'listReports'>> & { readonly reload: () => void };
};

/** Papers made so far, each with its hash, and whether the review has moved on since. */
export function MadePapers({ dossierId, reports, mayTake }: Props) {
  const { t } = useWords();
  return (
    <section className="panel">
      <header>
        <h2>{t('report.list')}</h2>
        <span className="faint s">{reports.data?.reports.length ?? ''}</span>
      </header>
      {reports.data === undefined ? (
        <Awaiting of={reports} what={t('loading.reports')} rows={3} />
      ) : reports.data.reports.length === 0 ? (
        <Empty title={t('report.none')}>{t('report.noneText')}</Empty>
      ) : (
        <ul className="made">
          {reports.data.reports.map((report) => (
            <MadePaper key={report.id} dossierId={dossierId} report={report} mayTake={mayTake} />
          ))}
        </ul>
      )}
    </section>
  );
}

function MadePaper({ dossierId, report, mayTake }: { dossierId: string; report: ReportRef; mayTake: boolean }) {
  const { t, language } = useWords();
  return (
    <li>
      <p className="row">
        <span className="grow">{report.stale ? <s>{t(`paper.${report.kind}`)}</s> : t(`paper.${report.kind}`)}</span>
        {report.official ? (
          <span className="tag official">{t('report.official')}</span>
        ) : (
          <span className="tag">{t('report.noDecision')}</span>
        )}
        {report.stale && (
          <span className="tag stale" title={t('report.staleText')}>
            {t('report.stale')}
          </span>
        )}
      </p>
      <p className="row s muted">
        {mayTake ? (
          <a href={addressOf('downloadReport', { dossierId, reportId: report.id })} download>
            {t('report.download')} {report.format.toUpperCase()}
          </a>
        ) : (
          <span>{report.format.toUpperCase()}</span>
        )}
        <span>{report.language === 'both' ? t('paper.both') : t(`language.${report.language}`)}</span>
        <span className="grow">
          {dayOf(report.madeAt, language)} {timeOf(report.madeAt)}
        </span>
        <span className="mono" title={`SHA-256 ${report.sha256}`}>
          {report.sha256.slice(0, 12)}…
        </span>
      </p>
    </li>
  );
}
