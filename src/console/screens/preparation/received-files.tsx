import { useState } from 'react';
import { useNavigate } from 'react-router';
import { announce } from '../../parts/announcer.tsx';
import { ReceiveFiles } from '../../parts/receive-files.tsx';
import { Awaiting } from '../../parts/states.tsx';
import { call, type Problem } from '../../server/call.ts';
import { dossierChanged, useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { figure } from '../../words/times.ts';

/** Files that have arrived and are not yet on the record: go on with them, also after a reload, or discard them. */
export function ReceivedFiles({ dossierId }: { dossierId: string }) {
  const { t, say } = useWords();
  const navigate = useNavigate();
  const files = useResource('receivedFiles', { dossierId });
  const [problem, setProblem] = useState<Problem | null>(null);
  const act = async (name: 'prepareDossier' | 'discardFiles'): Promise<void> => {
    const result = await call(name, { dossierId });
    if (!result.ok) return setProblem(result.problem);
    dossierChanged(dossierId);
    if (name === 'prepareDossier') return;
    announce(t('sending.discarded'));
    void navigate('/dossiers');
  };
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
        {problem !== null && (
          <p className="refusal" role="alert">
            {problem.kind === 'unreachable' ? t('problem.unreachableText') : say(problem.message) || t('problem.refusedText')}
          </p>
        )}
        <div className="row">
          <button type="button" className="button primary" disabled={arrived.length === 0} onClick={() => void act('prepareDossier')}>
            {t('sending.start')}
          </button>
          <button type="button" className="button" onClick={() => void act('discardFiles')}>
            {t('sending.discard')}
          </button>
        </div>
      </section>
      <ReceiveFiles into={dossierId} />
    </>
  );
}
