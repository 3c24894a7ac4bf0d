import { useNavigate } from 'react-router';
import { announce } from '../../parts/announcer.tsx';
import { ReceiveFiles } from '../../parts/receive-files.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Awaiting } from '../../parts/states.tsx';
import { call } from '../../server/call.ts';
import { dossierChanged, useResource } from '../../server/resource.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';
import { figure } from '../../words/times.ts';

/** Files that have arrived and are not yet on the record: go on with them, also after a reload, or discard them. */
export function ReceivedFiles({ dossierId }: { dossierId: string }) {
  const { t } = useWords();
  const { act, refusal } = useAct();
  const navigate = useNavigate();
  const files = useResource('receivedFiles', { dossierId });
  const send = (name: 'prepareDossier' | 'discardFiles'): void =>
    void act(call(name, { dossierId }), () => {
      dossierChanged(dossierId);
      if (name === 'prepareDossier') return;
      announce(t('sending.discarded'));
      void navigate('/dossiers');
    });
  if (files.data === undefined) return <Awaiting of={files} what={t('loading.files')} rows={3} />;
  const arrived = files.data.files;
  return (
    <>
      <section className="panel arrived">
        <header>
          <h2>{t('sending.arrived')}</h2>
          <span className="faint s">{arrived.length}</span>
        </header>
        {arrived.length === 0 && <p className="muted">{t('sending.none')}</p>}
        <ul className="file-list">
          {arrived.map(({ path, bytes }) => (
            <li key={path}>
              <span className="clip">{path}</span>
              <span>{t('receive.size', { size: figure(Math.max(1, Math.round(bytes / 1024))) })}</span>
            </li>
          ))}
        </ul>
        <Refusal words={refusal} />
        <div className="row">
          <button type="button" className="button primary" disabled={arrived.length === 0} onClick={() => send('prepareDossier')}>
            {t('sending.start')}
          </button>
          <button type="button" className="button" onClick={() => send('discardFiles')}>
            {t('sending.discard')}
          </button>
        </div>
      </section>
      <ReceiveFiles into={dossierId} />
    </>
  );
}
