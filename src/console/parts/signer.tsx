import { type ReactNode, useState } from 'react';
import { useSession, useSessionAccess } from '../app/session.tsx';
import { useWords } from '../words/language.ts';
import { CodeField } from './code-field.tsx';

export type SignerSecrets = { readonly username?: string; readonly password: string; readonly code?: string };
const nothing = { username: '', password: '', code: '' };

/**
 * What a signature asks for: the first one in a session the name, the password and, where a second factor is enrolled, its code; later ones the
 * password. `take` hands out what was given, once; `answered` is called after the server's answer, which may change what is asked next.
 */
export function useSigner(): {
  readonly fields: ReactNode;
  readonly ready: boolean;
  readonly take: () => SignerSecrets;
  readonly answered: () => void;
} {
  const { t } = useWords();
  const { signing, secondFactor } = useSession();
  const { refresh } = useSessionAccess();
  const [given, setGiven] = useState(nothing);
  const asksAll = signing === 'all';
  const asksCode = asksAll && secondFactor;
  const set = (field: keyof typeof nothing) => (value: string) => setGiven((before) => ({ ...before, [field]: value }));
  return {
    ready: given.password !== '' && (!asksAll || given.username.trim() !== '') && (!asksCode || given.code !== ''),
    take: () => {
      setGiven(nothing);
      const { username, password, code } = given;
      return { password, ...(asksAll ? { username } : {}), ...(asksCode ? { code } : {}) };
    },
    answered: () => void refresh(),
    fields: (
      <>
        {asksAll && (
          <label className="field">
            <span>{t('signer.username')}</span>
            <input
              className="input"
              value={given.username}
              onChange={(event) => set('username')(event.target.value)}
              autoComplete="username"
              maxLength={200}
            />
          </label>
        )}
        <label className="field">
          <span>{t('signOff.password')}</span>
          <input
            className="input"
            type="password"
            value={given.password}
            onChange={(event) => set('password')(event.target.value)}
            autoComplete="current-password"
          />
        </label>
        {asksCode && <CodeField value={given.code} onChange={set('code')} />}
        {asksAll && <p className="s muted">{t('signer.first')}</p>}
      </>
    ),
  };
}
