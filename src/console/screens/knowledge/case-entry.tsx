import { useState } from 'react';
import type { ClauseDetail } from '../../../contract/index.ts';
import { useHasRole } from '../../app/session.tsx';
import { ActForm } from '../../parts/act-form.tsx';
import { announce } from '../../parts/announcer.tsx';
import { TextField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { call } from '../../server/call.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';

/** A typical case; a person with the knowledge role confirms it after reading its source. */
export function CaseEntry({ item, onChanged }: { item: ClauseDetail['cases'][number]; onChanged: () => void }) {
  const { t, say } = useWords();
  const mayConfirm = useHasRole('knowledge');
  const [note, setNote] = useState<string | null>(null);
  const acting = useAct();
  const confirm = (): Promise<void> =>
    acting.act(call('confirmCase', { caseId: item.id }, { body: { note: note ?? '' } }), () => {
      setNote(null);
      announce(t('kb.confirmed'));
      onChanged();
    });
  return (
    <article className="case">
      <div className="row s">
        <span className="mono muted">{item.id}</span>
        <span className="grow" />
        <span className="tag">{t(`relation.${item.relation}`)}</span>
        {item.confirmed ? (
          <span className="tag confirmed">
            <Icon name="tick" size={12} /> {t('kb.confirmed')}
          </span>
        ) : (
          <span className="tag">{t('desk.unconfirmed')}</span>
        )}
      </div>
      <p>{say(item.title)}</p>
      <p className="s muted">{item.lesson}</p>
      <p className="s faint">
        {item.authority} · {item.date}
      </p>
      <p className="s muted source-address">
        <span className="faint">{t('kb.source')}</span> <span className="mono">{item.sourceUrl}</span>
      </p>
      {mayConfirm && !item.confirmed && note === null && (
        <button type="button" className="button" onClick={() => setNote('')}>
          {t('kb.confirm')}
        </button>
      )}
      {note !== null && (
        <ActForm acting={acting} ready={note.trim() !== ''} send={t('kb.recordIt')} onSend={confirm} onCancel={() => setNote(null)}>
          <TextField label={t('kb.note')} rows={2} value={note} onChange={setNote} required maxLength={2000} autoFocus />
        </ActForm>
      )}
    </article>
  );
}
