import { useState } from 'react';
import { ActForm } from '../../parts/act-form.tsx';
import { announce } from '../../parts/announcer.tsx';
import { CodeField } from '../../parts/code-field.tsx';
import { TextField } from '../../parts/field.tsx';
import { call } from '../../server/call.ts';
import type { Answer } from '../../server/endpoints.ts';
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
  const acting = useAct();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const given = () => {
    setPassword('');
    setCode('');
    return { password, ...(hasFactor ? { code } : {}) };
  };
  const send = (pressed: string): Promise<void> =>
    pressed !== 'remove'
      ? acting.act(call('beginSecondFactor', {}, { body: given() }), onBegun)
      : acting.act(call('removeSecondFactor', {}, { body: given() }), () => {
          announce(t('factor.removed'));
          onRemoved();
        });
  return (
    <ActForm
      acting={acting}
      send={t(hasFactor ? 'factor.replace' : 'factor.begin')}
      onSend={send}
      others={
        mayRemove && (
          <button type="submit" className="button" value="remove" disabled={acting.busy}>
            {t('factor.remove')}
          </button>
        )
      }
    >
      <TextField
        label={t('factor.password')}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        required
      />
      {hasFactor && <CodeField value={code} onChange={setCode} />}
    </ActForm>
  );
}
