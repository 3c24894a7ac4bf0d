import { type FormEvent, useState } from 'react';
import type { Answer } from '../../server/endpoints.ts';
import { announce } from '../../parts/announcer.tsx';
import { CodeField } from '../../parts/code-field.tsx';
import { call } from '../../server/call.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';

/** Password, and a code of the factor that stands, before one is made, replaced or removed. */
export function ConfirmSelf({
  hasFactor,
  mayRemove,
  onBegun,
  onRemoved,
}: {
  readonly hasFactor: boolean;
  readonly mayRemove: boolean;
  readonly onBegun: (made: Answer<'beginSecondFactor'>) => void;
  readonly onRemoved: () => void;
}) {
  const { t } = useWords();
  const { act, refusal, busy } = useAct();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const given = () => {
    setPassword('');
    setCode('');
    return { password, ...(hasFactor ? { code } : {}) };
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const removes = (event.nativeEvent as SubmitEvent).submitter?.getAttribute('value') === 'remove';
    if (!removes) return void act(call('beginSecondFactor', {}, { body: given() }), onBegun);
    void act(call('removeSecondFactor', {}, { body: given() }), () => {
      announce(t('factor.removed'));
      onRemoved();
    });
  };
  return (
    <form onSubmit={submit}>
      <label className="field">
        <span>{t('factor.password')}</span>
        <input
          className="input"
          type="password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete="current-password"
          required
        />
      </label>
      {hasFactor && <CodeField value={code} onChange={setCode} />}
      {refusal !== '' && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
      <div className="row">
        <button type="submit" className="button primary" disabled={busy}>
          {t(hasFactor ? 'factor.replace' : 'factor.begin')}
        </button>
        {mayRemove && (
          <button type="submit" className="button" value="remove" disabled={busy}>
            {t('factor.remove')}
          </button>
        )}
      </div>
    </form>
  );
}
