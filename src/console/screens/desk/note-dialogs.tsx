import { type FormEvent, useState } from 'react';
import type { PersonId, Severity, Verdict } from '../../../domain/index.ts';
import { useDraftText } from '../../app/draft-text.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { severityOrder, verdictOrder } from '../../parts/signs.tsx';
import { call, type Problem } from '../../server/call.ts';
import { dossierChanged, remember, useResource } from '../../server/resource.ts';
import { sourceTag, useWords } from '../../words/language.ts';
import type { SelectedPlace } from './selection-place.ts';

function useProblemWords(): (problem: Problem) => string {
  const { t, say } = useWords();
  return (problem) => (problem.kind === 'unreachable' ? t('problem.unreachableText') : say(problem.message) || t('problem.refusedText'));
}

type CommentProps = {
  readonly dossierId: string;
  readonly findingId: string;
  /** Ask a colleague: the comment goes to one person. */
  readonly ask: boolean;
  readonly onClose: () => void;
};

/** A comment on one finding, to everybody or as a question to one colleague. */
export function CommentDialog({ dossierId, findingId, ask, onClose }: CommentProps) {
  const { t } = useWords();
  const wordsOf = useProblemWords();
  const [text, setText] = useDraftText(`comment.${findingId}`);
  const colleagues = useResource('colleagues', ask ? { dossierId } : null).data?.colleagues ?? [];
  const [chosen, setChosen] = useState('');
  const to = chosen === '' ? (colleagues[0]?.id ?? '') : chosen;
  const [refusal, setRefusal] = useState('');
  const send = async (): Promise<void> => {
    const result = await call('comment', { dossierId, findingId }, { body: { text, ...(ask ? { to: to as PersonId } : {}) } });
    if (!result.ok) return setRefusal(wordsOf(result.problem));
    remember('finding', { dossierId, findingId }, result.value);
    setText('');
    onClose();
  };
  return (
    <Dialog title={t(ask ? 'colleague.title' : 'desk.commentTitle')} onClose={onClose}>
      <NoteForm
        refusal={refusal}
        label={t(ask ? 'colleague.send' : 'desk.commentSend')}
        onSubmit={() => void send()}
        disabled={text.trim() === '' || (ask && to === '')}
      >
        {ask && (
          <label className="field">
            <span>{t('colleague.who')}</span>
            <select className="select" value={to} onChange={(event) => setChosen(event.target.value)}>
              {colleagues.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <label className="field">
          <span>{t(ask ? 'colleague.text' : 'desk.commentText')}</span>
          <textarea
            className="input"
            rows={4}
            value={text}
            onChange={(event) => setText(event.target.value)}
            maxLength={4000}
            autoFocus
            required
          />
        </label>
      </NoteForm>
    </Dialog>
  );
}

type OwnProps = {
  readonly dossierId: string;
  readonly clause: string;
  /** What is marked in the document, as evidence. */
  readonly place: (SelectedPlace & { documentId: string; file: string }) | null;
  readonly onClose: () => void;
  readonly onAdded: () => void;
};

/** A finding that the draft does not have: clause, verdict, severity, words, and the marked passage as evidence. */
export function OwnFindingDialog({ dossierId, clause: firstClause, place, onClose, onAdded }: OwnProps) {
  const { t } = useWords();
  const wordsOf = useProblemWords();
  const [clause, setClause] = useState(firstClause);
  const [verdict, setVerdict] = useState<Verdict>('not-met');
  const [severity, setSeverity] = useState<Severity>('major');
  const [summary, setSummary] = useDraftText(`own.${dossierId}`);
  const [refusal, setRefusal] = useState('');
  const send = async (): Promise<void> => {
    const at = place === null ? {} : { documentId: place.documentId, page: place.page, start: place.start, end: place.end };
    const result = await call('addFinding', { dossierId }, { body: { clause, verdict, severity, summary, ...at } });
    if (!result.ok) return setRefusal(wordsOf(result.problem));
    setSummary('');
    dossierChanged(dossierId);
    onAdded();
  };
  return (
    <Dialog title={t('desk.ownTitle')} onClose={onClose}>
      <NoteForm
        refusal={refusal}
        label={t('desk.ownSend')}
        onSubmit={() => void send()}
        disabled={summary.trim() === '' || clause.trim() === ''}
      >
        <label className="field">
          <span>{t('desk.ownText')}</span>
          <textarea
            className="input"
            rows={4}
            value={summary}
            onChange={(event) => setSummary(event.target.value)}
            maxLength={4000}
            autoFocus
            required
          />
        </label>
        <div className="two">
          <label className="field">
            <span>{t('decide.verdict')}</span>
            <select className="select" value={verdict} onChange={(event) => setVerdict(event.target.value as Verdict)}>
              {verdictOrder.map((word) => (
                <option key={word} value={word}>
                  {t(`verdict.${word}`)}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>{t('decide.severity')}</span>
            <select className="select" value={severity} onChange={(event) => setSeverity(event.target.value as Severity)}>
              {severityOrder.map((word) => (
                <option key={word} value={word}>
                  {t(`severity.${word}`)}
                </option>
              ))}
            </select>
          </label>
        </div>
        <label className="field">
          <span>{t('desk.ownClause')}</span>
          <input className="input mono" value={clause} onChange={(event) => setClause(event.target.value)} required />
        </label>
        {place === null ? (
          <p className="s muted">{t('desk.ownNoPlace')}</p>
        ) : (
          <div>
            <p className="s muted">{t('desk.ownPlace', { file: place.file, page: place.page })}</p>
            <p className="source" lang={sourceTag(place.quote)}>
              “{place.quote}”
            </p>
          </div>
        )}
      </NoteForm>
    </Dialog>
  );
}

type FormProps = { refusal: string; label: string; disabled: boolean; onSubmit: () => void; children: React.ReactNode };

function NoteForm({ refusal, label, disabled, onSubmit, children }: FormProps) {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!disabled) onSubmit();
  };
  return (
    <form
      className="note-form"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
      }}
    >
      {children}
      {refusal !== '' && (
        <p className="refusal s" role="alert">
          {refusal}
        </p>
      )}
      <button type="submit" className="button primary" disabled={disabled}>
        {label} <kbd aria-hidden="true">Ctrl ↵</kbd>
      </button>
    </form>
  );
}
