import { useEffect, useState } from 'react';
import { Link, useOutletContext, useSearchParams } from 'react-router';
import type { ReportRef } from '../../../contract/index.ts';
import type { PaperKind, PaperLanguage } from '../../../domain/index.ts';
import type { DossierContext } from '../../app/dossier-frame.tsx';
import { useHasRole, useIsWriter } from '../../app/session.tsx';
import { announce } from '../../parts/announcer.tsx';
import { PaperPreview } from '../../parts/paper-preview.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Loading, Note, ProblemNote } from '../../parts/states.tsx';
import { call } from '../../server/call.ts';
import { addressOf } from '../../server/endpoints.ts';
import { useResource } from '../../server/resource.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';
import { CertificatePanel } from './certificate-panel.tsx';
import { MadePapers } from './made-papers.tsx';
import './report.css';

const formats = ['docx', 'pdf', 'json'] as const;
const languages = ['en', 'zh', 'both'] as const;
const certificates = ['class-b-licence', 'class-c-licence', 'written-opinion'] as const;
const papers: readonly PaperKind[] = ['review', 'deficiency-letter', 'inspection-focus', ...certificates, 'precheck'];

/** Chooses a paper, shows it before it is made, makes it and lists what was made. The address holds paper and language. */
export function ReportScreen() {
  const { dossierId, view } = useOutletContext<DossierContext>();
  const { t, say, language: screenLanguage } = useWords();
  const [query, setQuery] = useSearchParams();
  const reports = useResource('listReports', { dossierId });
  const writer = useIsWriter();
  const reviews = useHasRole('reviewer', 'lead', 'approver');
  const signed = view.summary.phase === 'signed';
  const [making, setMaking] = useState<string | null>(null);
  const { act, refusal } = useAct();
  const { reload } = reports;
  useEffect(() => {
    reload();
  }, [reload]);

  const offered = writer ? (['precheck'] as const) : papers;
  const mayChoose = (paper: PaperKind): boolean => paper === 'precheck' || signed || (paper !== 'review' && reviews);
  const first: PaperKind = writer ? 'precheck' : signed ? 'review' : reviews ? 'deficiency-letter' : 'precheck';
  const asked = offered.find((paper) => paper === query.get('paper') && mayChoose(paper));
  const kind = asked ?? first;
  const language: PaperLanguage = languages.find((item) => item === query.get('language')) ?? screenLanguage;
  const certificate = certificates.find((item) => item === kind);
  const preview = useResource('previewPaper', { dossierId }, { kind, language });
  const choose = (change: Record<string, string>): void =>
    setQuery((now) => new URLSearchParams({ ...Object.fromEntries(now), ...change }), { replace: true });

  const make = async (format: (typeof formats)[number]): Promise<void> => {
    setMaking(format);
    await act(call('makeReport', { dossierId }, { body: { kind, format, language } }), (report) => {
      announce(t('report.made'));
      reload();
      download(dossierId, report);
    });
    setMaking(null);
  };
  return (
    <main className="report">
      <div className="title">
        <h1>{t('report.title')}</h1>
        <span className="muted">{t(writer ? 'report.precheck' : signed ? 'report.signed' : 'report.unsigned')}</span>
      </div>
      {!signed && (
        <Note>
          {writer ? (
            t('report.precheckText')
          ) : (
            <>
              {t('report.unsignedText')} <Link to="../sign-off">{t('report.toSignOff')}</Link>
            </>
          )}
        </Note>
      )}
      <div className="report-choice">
        <section className="panel make">
          <fieldset className="papers">
            <legend className="label">{t('paper.choose')}</legend>
            {offered.map((paper) => (
              <label key={paper} className="meaning">
                <input
                  type="radio"
                  name="kind"
                  value={paper}
                  checked={kind === paper}
                  disabled={!mayChoose(paper)}
                  onChange={() => choose({ paper })}
                />
                <span>
                  {t(`paper.${paper}`)}{' '}
                  <span className="s muted">
                    {certificates.some((item) => item === paper) ? t('paper.certificateText') : t(`paper.${paper}Text`)}
                  </span>
                </span>
              </label>
            ))}
          </fieldset>
          <div>
            <span className="toggle" role="group" aria-label={t('report.language')}>
              {languages.map((item) => (
                <button
                  key={item}
                  type="button"
                  aria-pressed={language === item}
                  onClick={() => choose({ language: item })}
                  {...(item === 'both' ? {} : { lang: item === 'zh' ? 'zh-CN' : 'en' })}
                >
                  {item === 'both' ? t('paper.both') : t(`language.${item}`)}
                </button>
              ))}
            </span>
          </div>
          <div className="makes">
            {formats.map((format, index) => (
              <button
                key={format}
                type="button"
                className={index === 0 && certificate === undefined ? 'button primary' : 'button'}
                disabled={making !== null || !view.takeAway.may}
                onClick={() => void make(format)}
              >
                {making === format ? t('report.making') : t('report.make', { format: format.toUpperCase() })}
              </button>
            ))}
          </div>
          {view.takeAway.ask !== null && <Note>{say(view.takeAway.ask)}</Note>}
          <Refusal words={refusal} />
        </section>
        <MadePapers dossierId={dossierId} reports={reports} mayTake={view.takeAway.may} />
      </div>
      <div className="report-content">
        {certificate !== undefined && <CertificatePanel key={certificate} dossierId={dossierId} kind={certificate} />}
        <section className="panel preview" aria-label={t('paper.preview')}>
          <header>
            <h2>{t('paper.preview')}</h2>
            <span className="muted s">{t('paper.previewText')}</span>
            <span className="grow" />
            {preview.data !== undefined && (
              <span className={preview.data.official ? 'tag official' : 'tag'}>
                {preview.data.official ? t('paper.isOfficial') : t('paper.isDraft')}
              </span>
            )}
          </header>
          {preview.problem !== undefined ? (
            <ProblemNote problem={preview.problem} onRetry={preview.reload} />
          ) : preview.data === undefined ? (
            <Loading what={t('paper.reading')} rows={8} />
          ) : (
            <PaperPreview paper={preview.data} language={language} level={3} />
          )}
        </section>
      </div>
    </main>
  );
}

/** Starts the download of a stored paper, as if its link had been clicked. */
function download(dossierId: string, report: ReportRef): void {
  const link = document.createElement('a');
  link.href = addressOf('downloadReport', { dossierId, reportId: report.id });
  link.download = '';
  link.click();
}
