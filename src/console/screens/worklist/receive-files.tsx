import { type DragEvent, type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { call, type Problem } from '../../server/call.ts';
import { useWords } from '../../words/language.ts';
import { figure } from '../../words/times.ts';
import { type PathedFile, readChosen, readDrop, withoutRoot } from './dropped-files.ts';

type Sending = { readonly done: number; readonly total: number };

/** A folder, a ZIP or files become a dossier: named, sent one by one, then prepared. */
export function ReceiveFiles() {
  const { t, say } = useWords();
  const navigate = useNavigate();
  const [files, setFiles] = useState<readonly PathedFile[]>([]);
  const [name, setName] = useState('');
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<Sending | null>(null);
  const [refusal, setRefusal] = useState('');

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
    setRefusal(problem.kind === 'unreachable' ? t('problem.unreachableText') : say(problem.message) || t('problem.refusedText'));
  };
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setRefusal('');
    setSending({ done: 0, total: files.length });
    const created = await call('createDossier', {}, { body: { name } });
    if (!created.ok) return refuse(created.problem);
    const dossierId = created.value.id;
    for (const [index, { path, file }] of files.entries()) {
      const sent = await call('uploadFile', { dossierId }, { query: { path }, body: file });
      if (!sent.ok) return refuse(sent.problem);
      setSending({ done: index + 1, total: files.length });
    }
    const prepared = await call('prepareDossier', { dossierId });
    if (!prepared.ok) return refuse(prepared.problem);
    void navigate(`/dossiers/${dossierId}`);
  };
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);

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
                  <span>{t('receive.size', { size: figure(Math.max(1, Math.round(file.size / 1024))) })}</span>
                </li>
              ))}
            </ul>
            <label className="field">
              <span>{t('receive.name')}</span>
              <input className="input" value={name} onChange={(event) => setName(event.target.value)} required maxLength={200} />
            </label>
            <div className="row">
              <button type="submit" className="button primary" disabled={sending !== null || name.trim() === ''}>
                {t('receive.send', { count: files.length })}
              </button>
              <span className="muted s" role="status">
                {sending === null
                  ? t('receive.size', { size: figure(Math.max(1, Math.round(bytes / 1024))) })
                  : t('receive.sending', sending)}
              </span>
            </div>
          </>
        )}
        {refusal !== '' && (
          <p className="refusal" role="alert">
            {refusal}
          </p>
        )}
      </form>
    </section>
  );
}
