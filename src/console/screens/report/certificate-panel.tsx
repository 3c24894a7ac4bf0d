import type { CertificateView } from '../../../contract/index.ts';
import type { CertificateKind } from '../../../domain/index.ts';
import { announce } from '../../parts/announcer.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Awaiting, Note } from '../../parts/states.tsx';
import { call } from '../../server/call.ts';
import { dossierChanged, remember, useResource } from '../../server/resource.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';
import { dayOf, timeOf } from '../../words/times.ts';
import { CertificateField } from './certificate-field.tsx';
import { CertificateRelease } from './certificate-release.tsx';
import { useCertificateDraft } from './certificate-draft.ts';

/** Draft certificate data: fields with their sources for the person who prepares, checks, and the release by another. */
export function CertificatePanel({ dossierId, kind }: { dossierId: string; kind: CertificateKind }) {
  const { t } = useWords();
  const certificate = useResource('certificate', { dossierId, kind });
  if (certificate.data === undefined) return <Awaiting of={certificate} what={t('paper.reading')} />;
  return <CertificateForm key={certificate.data.version?.id ?? 'none'} dossierId={dossierId} view={certificate.data} />;
}

function CertificateForm({ dossierId, view }: { dossierId: string; view: CertificateView }) {
  const { t, say, language } = useWords();
  const { drafts, isChanged, change, forget } = useCertificateDraft(dossierId, view);
  const { act, refusal } = useAct();
  const { version, release, sentBack, mine } = view;
  const next = (version?.no ?? 0) + 1;
  const save = (): void => {
    const entries = view.fields.map(({ key }) => ({ key, ...(drafts[key] ?? { value: '', confirmed: false, reason: '' }) }));
    const body = { expectedVersion: version?.id ?? null, entries };
    void act(call('prepareCertificate', { dossierId, kind: view.kind }, { body }), (saved) => {
      forget();
      remember('certificate', { dossierId, kind: view.kind }, saved);
      dossierChanged(dossierId);
      announce(t('certificate.saved', { no: next }));
    });
  };
  const whenOf = (at: string) => ({ day: dayOf(at, language), time: timeOf(at) });
  return (
    <section className="panel certificate">
      <header>
        <h2>{t('certificate.title')}</h2>
        <span className="muted s">
          {version === null
            ? t('certificate.noVersion')
            : t('certificate.version', { no: version.no, name: version.byName, ...whenOf(version.at) })}
        </span>
        <span className="grow" />
        {isChanged && <span className="tag">{t('certificate.unsaved')}</span>}
        {release !== null && (
          <span className="tag official">{t('certificate.released', { name: release.byName, ...whenOf(release.at) })}</span>
        )}
      </header>
      <div className="certificate-notes">
        <p className="s muted">{t('certificate.note')}</p>
        {mine.prepare !== null && release === null && <Note>{say(mine.prepare)}</Note>}
        {view.stale && <Note tone="warn">{t('certificate.staleVersion')}</Note>}
        {sentBack !== null && (
          <Note tone="warn">
            <b>{t('certificate.sentBack', { name: sentBack.byName })}</b> {sentBack.reason}
          </Note>
        )}
      </div>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('certificate.title')}>
        <ListTable
          className="list certificate-fields"
          columns={[t('certificate.field'), t('certificate.value'), t('certificate.source'), t('certificate.confirmed')]}
        >
          {view.fields.map((field) => (
            <CertificateField
              key={field.key}
              dossierId={dossierId}
              field={field}
              draft={drafts[field.key] ?? { value: '', confirmed: false, reason: '' }}
              differs={view.checks.some(({ keys, outcome }) => outcome === 'differs' && keys.includes(field.key))}
              locked={mine.prepare !== null}
              onChange={(part) => change(field.key, part)}
            />
          ))}
        </ListTable>
      </div>
      <div className="certificate-end">
        <div>
          <h3>{t('certificate.checks')}</h3>
          {view.checks.length === 0 && <p className="s muted">{t('certificate.noChecks')}</p>}
          <ul className="s checks">
            {view.checks.map(({ outcome, text }, index) => (
              <li key={index} className={outcome === 'differs' ? 'v-not-met' : undefined}>
                <Icon name={outcome === 'fits' ? 'tick' : outcome === 'differs' ? 'not-met' : 'undecided'} />
                <span>
                  {say(text)} <span className="muted">({t(`certificate.outcome.${outcome}`)})</span>
                </span>
              </li>
            ))}
          </ul>
        </div>
        <div className="certificate-acts">
          <Refusal words={refusal} />
          {mine.prepare === null && (
            <button type="button" className="button primary" onClick={save}>
              {t('certificate.save', { no: next })}
            </button>
          )}
          {(mine.release === null || mine.maySendBack) && <CertificateRelease dossierId={dossierId} view={view} />}
        </div>
      </div>
    </section>
  );
}
