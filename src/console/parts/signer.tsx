import { type ReactNode, useState } from 'react';
import { useSession, useSessionAccess } from '../app/session.tsx';
import type { Result } from '../server/call.ts';
import { useWords } from '../words/language.ts';
import { CodeField } from './code-field.tsx';
import { TextField } from './field.tsx';

export type SignerSecrets = { readonly username?: string; readonly password: string; readonly code?: string };
const nothing = { username: '', password: '', code: '' };

export type Signer = {
  readonly fields: ReactNode;
  /** Everything is given. */
  readonly ready: boolean;
  /** Sends what was given, once, and answers when it is known what the next signature asks for. */
  readonly sign: <T>(send: (secrets: SignerSecrets) => Promise<Result<T>>) => Promise<Result<T>>;
};

/** What a signature asks for: the first one in a session the name, the password and, where a second factor is enrolled, its code; later ones the password. */
export function useSigner(): Signer {
  const { t } = useWords();
  const { signing, secondFactor } = useSession();
  const { refresh } = useSessionAccess();
  const [given, setGiven] = useState(nothing);
  const asksAll = signing === 'all';
  const asksCode = asksAll && secondFactor;
  const set = (field: keyof typeof nothing) => (value: string) => setGiven((before) => ({ ...before, [field]: value }));
  return {
    ready: given.password !== '' && (!asksAll || given.username.trim() !== '') && (!asksCode || given.code !== ''),
    sign: async (send) => {
      setGiven(nothing);
      const { username, password, code } = given;
      const result = await send({ password, ...(asksAll ? { username } : {}), ...(asksCode ? { code } : {}) });
      await refresh();
      return result;
    },
    fields: (
      <>
        {asksAll && (
          <TextField
            label={t('signer.username')}
            value={given.username}
            onChange={set('username')}
            autoComplete="username"
            maxLength={200}
          />
        )}
        <TextField
          label={t('signOff.password')}
          type="password"
          value={given.password}
          onChange={set('password')}
          autoComplete="current-password"
        />
        {asksCode && <CodeField value={given.code} onChange={set('code')} />}
        {asksAll && <p className="s muted">{t('signer.first')}</p>}
      </>
    ),
  };
}
