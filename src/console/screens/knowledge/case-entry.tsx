import { type FormEvent, useState } from 'react';
import type { ClauseDetail } from '../../../contract/index.ts';
import { useHasRole } from '../../app/session.tsx';
import { announce } from '../../parts/announcer.tsx';
import { Icon } from '../../parts/icon.tsx';
import { call } from '../../server/call.ts';
import { useWords } from '../../words/language.ts';

/** A typical case; a person with the knowledge role confirms it after reading its source. */
export function CaseEntry({ item, onChanged }: { item: ClauseDetail['cases'][number]; onChanged: () => void }) {
  const { t, say } = useWords();
  const mayConfirm = useHasRole('knowledge');
  const [note, setNote] = useState<string | null>(null);
  const [refusal, setRefusal] = useState('');
  const confirm = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const result = await call('confirmCase', { caseId: item.id }, { body: { note: note ?? '' } });
    if (!result.ok)
      return setRefusal(
        result.problem.kind === 'unreachable' ? t('problem.unreachableText') : say(result.problem.message) || t('problem.refusedText'),
      );
    setNote(null);
    announce(t('kb.confirmed'));
    onChanged();
  };
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
        <form onSubmit={(event) => void confirm(event)}>
          <label className="field">
            <span>{t('kb.note')}</span>
            <textarea
              className="input"
              rows={2}
              value={note}
              onChange={(event) => setNote(event.target.value)}
              required
              maxLength={2000}
              autoFocus
            />
          </label>
          {refusal !== '' && (
            <p className="refusal" role="alert">
              {refusal}
            </p>
          )}
          <div className="row">
            <button type="submit" className="button primary" disabled={note.trim() === ''}>
              {t('kb.recordIt')}
            </button>
            <button type="button" className="button" onClick={() => setNote(null)}>
              {t('kb.cancel')}
            </button>
          </div>
        </form>
      )}
    </article>
  );
}
