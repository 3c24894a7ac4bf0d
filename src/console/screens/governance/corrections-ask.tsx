import { type FormEvent, useState } from 'react';
import type { CorrectionsView } from '../../../contract/index.ts';
import { call, type Result } from '../../server/call.ts';
import { useWords } from '../../words/language.ts';

/** Asks for an export of the chosen dossiers: what it is for. */
export function CorrectionsAsk({
  dossiers,
  onDone,
}: {
  readonly dossiers: readonly string[];
  readonly onDone: (result: Result<CorrectionsView>) => boolean;
}) {
  const { t } = useWords();
  const [purpose, setPurpose] = useState('');
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (onDone(await call('askCorrections', {}, { body: { purpose, dossiers: dossiers as never } }))) setPurpose('');
  };
  return (
    <section className="panel steps">
      <header className="head">
        <h2>{t('corrections.ask')}</h2>
        <span className="muted s">
          {dossiers.length === 0 ? t('corrections.choose') : t('corrections.chosen', { count: dossiers.length })}
        </span>
      </header>
      <div className="next">
        <form onSubmit={(event) => void send(event)} aria-label={t('corrections.ask')}>
          <label>
            <span className="label">{t('corrections.purpose')}</span>
            <input className="input" value={purpose} maxLength={2000} required onChange={(event) => setPurpose(event.target.value)} />
          </label>
          <button type="submit" className="button primary" disabled={dossiers.length === 0}>
            {t('corrections.askNow')}
          </button>
        </form>
      </div>
    </section>
  );
}
