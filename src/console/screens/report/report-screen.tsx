import { useEffect, useState } from 'react';
import { Link, useOutletContext } from 'react-router';
import type { ReportRef } from '../../../contract/index.ts';
import type { Language } from '../../../domain/index.ts';
import type { DossierContext } from '../../app/dossier-frame.tsx';
import { announce } from '../../parts/announcer.tsx';
import { Empty, Loading, Note, ProblemNote } from '../../parts/states.tsx';
import { call } from '../../server/call.ts';
import { addressOf } from '../../server/endpoints.ts';
import { useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { dayOf, timeOf } from '../../words/times.ts';
import './report.css';

const formats = ['docx', 'pdf', 'json'] as const;
const languages = ['en', 'zh'] as const;

/** Makes and hands out reports: the official one once signed, before that a pre-check report that is marked as no decision. */
export function ReportScreen() {
  const { dossierId, view } = useOutletContext<DossierContext>();
  const { t, say, language: screenLanguage } = useWords();
  const reports = useResource('listReports', { dossierId });
  const signed = view.summary.phase === 'signed';
  const [kind, setKind] = useState<'review' | 'precheck' | null>(null);
  const [language, setLanguage] = useState<Language>(screenLanguage);
  const [busy, setBusy] = useState<string | null>(null);
  const [refusal, setRefusal] = useState('');
  const { reload } = reports;
  useEffect(() => {
    reload();
  }, [reload]);
  const chosen = kind ?? (signed ? 'review' : 'precheck');
  const make = async (format: (typeof formats)[number]): Promise<void> => {
    setBusy(format);
    setRefusal('');
    const result = await call('makeReport', { dossierId }, { body: { kind: chosen, format, language } });
    setBusy(null);
    if (!result.ok) {
      setRefusal(
        result.problem.kind === 'unreachable' ? t('problem.unreachableText') : say(result.problem.message) || t('problem.refusedText'),
      );
      return;
    }
    announce(t('report.made'));
    reload();
    download(dossierId, result.value);
  };
  return (
    <main className="report">
      <div className="title">
        <h1>{t('report.title')}</h1>
        <span className="muted">{signed ? t('report.signed') : t('report.unsigned')}</span>
      </div>
      {!signed && (
        <Note>
          {t('report.unsignedText')} <Link to="../sign-off">{t('report.toSignOff')}</Link>
        </Note>
      )}
      <section className="panel make">
        <fieldset>
          <legend className="label">{t('report.kind')}</legend>
          <label className="meaning">
            <input type="radio" name="kind" checked={chosen === 'review'} disabled={!signed} onChange={() => setKind('review')} />
            <span>
              {t('report.review')} <span className="s muted">{t('report.reviewText')}</span>
            </span>
          </label>
          <label className="meaning">
            <input type="radio" name="kind" checked={chosen === 'precheck'} onChange={() => setKind('precheck')} />
            <span>
              {t('report.precheck')} <span className="s muted">{t('report.precheckText')}</span>
            </span>
          </label>
        </fieldset>
        <div className="row">
          <span className="toggle" role="group" aria-label={t('report.language')}>
            {languages.map((item) => (
              <button
                key={item}
                type="button"
                aria-pressed={language === item}
                onClick={() => setLanguage(item)}
                lang={item === 'zh' ? 'zh-CN' : 'en'}
              >
                {t(`language.${item}`)}
              </button>
            ))}
          </span>
          {formats.map((format, index) => (
            <button
              key={format}
              type="button"
              className={index === 0 ? 'button primary' : 'button'}
              disabled={busy !== null}
              onClick={() => void make(format)}
            >
              {busy === format ? t('report.making') : t('report.make', { format: format.toUpperCase() })}
            </button>
          ))}
        </div>
        {refusal !== '' && (
          <p className="refusal" role="alert">
            {refusal}
          </p>
        )}
      </section>
      <section className="panel">
        <header>
          <h2>{t('report.list')}</h2>
          <span className="faint s">{reports.data?.reports.length ?? ''}</span>
        </header>
        {reports.data === undefined ? (
          reports.problem === undefined ? (
            <Loading what={t('loading.reports')} rows={3} />
          ) : (
            <ProblemNote problem={reports.problem} onRetry={reports.reload} />
          )
        ) : reports.data.reports.length === 0 ? (
          <Empty title={t('report.none')}>{t('report.noneText')}</Empty>
        ) : (
          <table className="list">
            <thead>
              <tr>
                <th>{t('report.kind')}</th>
                <th>{t('report.format')}</th>
                <th>{t('report.madeAt')}</th>
                <th>{t('signOff.hash')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {reports.data.reports.map((report) => (
                <tr key={report.id}>
                  <td>
                    {t(`report.${report.kind}`)}{' '}
                    {report.official ? (
                      <span className="tag official">{t('report.official')}</span>
                    ) : (
                      <span className="tag">{t('report.noDecision')}</span>
                    )}
                  </td>
                  <td>
                    {report.format.toUpperCase()} · {t(`language.${report.language}`)}
                  </td>
                  <td className="nowrap">
                    {dayOf(report.madeAt, screenLanguage)} {timeOf(report.madeAt)}
                  </td>
                  <td className="mono clip">{report.sha256.slice(0, 16)}…</td>
                  <td className="num">
                    <a href={addressOf('downloadReport', { dossierId, reportId: report.id })} download>
                      {t('report.download')}
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </main>
  );
}

/** Starts the download of a stored report, as if its link had been clicked. */
function download(dossierId: string, report: ReportRef): void {
  const link = document.createElement('a');
  link.href = addressOf('downloadReport', { dossierId, reportId: report.id });
  link.download = '';
  link.click();
}
