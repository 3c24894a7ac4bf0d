import { type DragEvent, type FormEvent, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { call, type Problem } from '../server/call.ts';
import { useProblemWords } from '../server/problem-words.ts';
import { dossierChanged, useResource } from '../server/resource.ts';
import { useWords } from '../words/language.ts';
import { figure } from '../words/times.ts';
import { ChooseTeam } from './choose-team.tsx';
import { type PathedFile, readChosen, readDrop, withoutRoot } from './dropped-files.ts';
import { TextField } from './field.tsx';
import { Refusal } from './refusal.tsx';
import './receive-files.css';

type Sending = { readonly done: number; readonly total: number };

/**
 * A folder, a ZIP or files become a dossier: named, sent one by one, then prepared. Sending can be stopped; what has arrived stays and
 * can be gone on with. `into`: a dossier that is receiving already; `follows`: the earlier run of the same submission.
 */
export function ReceiveFiles({ into, follows, name: known = '' }: { into?: string; follows?: string; name?: string }) {
  const { t } = useWords();
  const wordsOf = useProblemWords();
  const navigate = useNavigate();
  const [files, setFiles] = useState<readonly PathedFile[]>([]);
  const [name, setName] = useState(known);
  const [team, setTeam] = useState('');
  const teams = useResource('listDossiers', {}).data?.myTeams ?? [];
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<Sending | null>(null);
  const [refusal, setRefusal] = useState('');
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const take = (found: readonly PathedFile[]): void => {
    const dossier = withoutRoot(found);
    setFiles(dossier.files);
    if (name === '') setName(dossier.name);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void readDrop(event.dataTransfer).then(take);
  };
  const refuse = (problem: Problem): void => {
    setSending(null);
    setRefusal(wordsOf(problem));
  };
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setRefusal('');
    const { signal } = (stop.current = new AbortController());
    setSending({ done: 0, total: files.length });
    let dossierId = into;
    if (dossierId === undefined) {
      const created = await call(
        'createDossier',
        {},
        { body: { name, ...(team === '' ? {} : { team }), ...(follows === undefined ? {} : { follows: follows as never }) } },
      );
      if (!created.ok) return refuse(created.problem);
      dossierId = created.value.id;
    }
    for (const [index, { path, file }] of files.entries()) {
      const sent = await call('uploadFile', { dossierId }, { query: { path }, body: file, signal });
      if (signal.aborted) break;
      if (!sent.ok) return refuse(sent.problem);
      setSending({ done: index + 1, total: files.length });
    }
    if (signal.aborted) {
      setSending(null);
      setRefusal(t('sending.stopped'));
    } else {
      const prepared = await call('prepareDossier', { dossierId });
      if (!prepared.ok) return refuse(prepared.problem);
    }
    dossierChanged(dossierId);
    void navigate(`/dossiers/${dossierId}`);
  };
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  const size = (of: number): string => t('receive.size', { size: figure(Math.max(1, Math.round(of / 1024))) });

  return (
    <section className="panel receive" aria-label={t('worklist.receive')}>
      <form onSubmit={(event) => void send(event)}>
        <div
          className={over ? 'drop over' : 'drop'}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <p className="strong">{t('receive.drop')}</p>
          <p className="muted s">{t('receive.formats')}</p>
          <div className="row">
            <label className="button">
              {t('receive.chooseFolder')}
              <input
                type="file"
                multiple
                ref={(input) => input?.setAttribute('webkitdirectory', '')}
                onChange={(event) => event.target.files && take(readChosen(event.target.files))}
              />
            </label>
            <label className="button">
              {t('receive.chooseFiles')}
              <input
                type="file"
                multiple
                data-testid="files"
                onChange={(event) => event.target.files && take(readChosen(event.target.files))}
              />
            </label>
          </div>
        </div>
        {files.length > 0 && (
          <>
            <ul className="file-list">
              {files.map(({ path, file }) => (
                <li key={path}>
                  <span className="clip">{path}</span>
                  <span>{size(file.size)}</span>
                </li>
              ))}
            </ul>
            {into === undefined && <TextField label={t('receive.name')} value={name} onChange={setName} required maxLength={200} />}
            {into === undefined && <ChooseTeam teams={teams} chosen={team} onChoose={setTeam} />}
            <div className="row">
              <button type="submit" className="button primary" disabled={sending !== null}>
                {t(into === undefined ? 'receive.send' : 'sending.rest', { count: files.length })}
              </button>
              {sending !== null && (
                <button type="button" className="button" onClick={() => stop.current?.abort()}>
                  {t('sending.stop')}
                </button>
              )}
              <span className="muted s" role="status">
                {sending === null ? size(bytes) : t('receive.sending', sending)}
              </span>
            </div>
            {sending !== null && (
              <progress className="sending" aria-label={t('sending.progress')} value={sending.done} max={sending.total} />
            )}
          </>
        )}
        <Refusal words={refusal} />
      </form>
    </section>
  );
}
