import { useState } from 'react';
import type { PersonId, Severity, Verdict } from '../../../domain/index.ts';
import { useDraftText } from '../../app/draft-text.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { call } from '../../server/call.ts';
import { dossierChanged, remember, useResource } from '../../server/resource.ts';
import { useAct } from '../../server/use-act.ts';
import { sourceTag, useWords } from '../../words/language.ts';
import { ClauseField } from './clause-field.tsx';
import type { SelectedPlace } from './selection-place.ts';
import { SeverityField, VerdictField } from './verdict-fields.tsx';

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
  const acting = useAct();
  const [text, setText] = useDraftText(`comment.${findingId}`);
  const colleagues = useResource('colleagues', ask ? { dossierId } : null).data?.colleagues ?? [];
  const [chosen, setChosen] = useState('');
  const to = chosen === '' ? (colleagues[0]?.id ?? '') : chosen;
  const send = (): Promise<void> => {
    const body = { text, ...(ask ? { to: to as PersonId } : {}) };
    return acting.act(call('comment', { dossierId, findingId }, { body }), (finding) => {
      remember('finding', { dossierId, findingId }, finding);
      setText('');
      onClose();
    });
  };
  return (
    <Dialog title={t(ask ? 'colleague.title' : 'desk.commentTitle')} onClose={onClose}>
      <ActForm
        className="note-form"
        byKey
        acting={acting}
        ready={text.trim() !== '' && (!ask || to !== '')}
        send={t(ask ? 'colleague.send' : 'desk.commentSend')}
        onSend={send}
      >
        {ask && (
          <SelectField label={t('colleague.who')} value={to} onChange={setChosen}>
            {colleagues.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        <TextField
          label={t(ask ? 'colleague.text' : 'desk.commentText')}
          rows={4}
          value={text}
          onChange={setText}
          maxLength={4000}
          autoFocus
          required
        />
      </ActForm>
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
  const acting = useAct();
  const [clause, setClause] = useState(firstClause);
  const [verdict, setVerdict] = useState<Verdict>('not-met');
  const [severity, setSeverity] = useState<Severity>('major');
  const [summary, setSummary] = useDraftText(`own.${dossierId}`);
  const send = (): Promise<void> => {
    const at = place === null ? {} : { documentId: place.documentId, page: place.page, start: place.start, end: place.end };
    return acting.act(call('addFinding', { dossierId }, { body: { clause, verdict, severity, summary, ...at } }), () => {
      setSummary('');
      dossierChanged(dossierId);
      onAdded();
    });
  };
  return (
    <Dialog title={t('desk.ownTitle')} onClose={onClose}>
      <ActForm
        className="note-form"
        byKey
        acting={acting}
        ready={summary.trim() !== '' && clause.trim() !== ''}
        send={t('desk.ownSend')}
        onSend={send}
      >
        <TextField label={t('desk.ownText')} rows={4} value={summary} onChange={setSummary} maxLength={4000} autoFocus required />
        <div className="two">
          <VerdictField value={verdict} onChange={setVerdict} />
          <SeverityField value={severity} onChange={setSeverity} />
        </div>
        <ClauseField value={clause} onChange={setClause} />
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
      </ActForm>
    </Dialog>
  );
}
