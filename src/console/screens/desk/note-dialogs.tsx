import { type FormEvent, useState } from 'react';
import type { Severity, Verdict } from '../../../domain/index.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { severityOrder, verdictOrder } from '../../parts/signs.tsx';
import { call, type Problem } from '../../server/call.ts';
import { dossierChanged, remember } from '../../server/resource.ts';
import { sourceTag, useWords } from '../../words/language.ts';
import { useDraftText } from './draft-text.ts';
import type { SelectedPlace } from './selection-place.ts';

function useProblemWords(): (problem: Problem) => string {
  const { t, say } = useWords();
  return (problem) => (problem.kind === 'unreachable' ? t('problem.unreachableText') : say(problem.message) || t('problem.refusedText'));
}

/** A comment on one finding. */
export function CommentDialog({ dossierId, findingId, onClose }: { dossierId: string; findingId: string; onClose: () => void }) {
  const { t } = useWords();
  const wordsOf = useProblemWords();
  const [text, setText] = useDraftText(`comment.${findingId}`);
  const [refusal, setRefusal] = useState('');
  const send = async (): Promise<void> => {
    const result = await call('comment', { dossierId, findingId }, { body: { text } });
    if (!result.ok) return setRefusal(wordsOf(result.problem));
    remember('finding', { dossierId, findingId }, result.value);
    setText('');
    onClose();
  };
  return (
    <Dialog title={t('desk.commentTitle')} onClose={onClose}>
      <NoteForm refusal={refusal} label={t('desk.commentSend')} onSubmit={() => void send()} disabled={text.trim() === ''}>
        <label className="field">
          <span>{t('desk.commentText')}</span>
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
