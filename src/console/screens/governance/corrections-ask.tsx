import { useState } from 'react';
import type { CorrectionsView } from '../../../contract/index.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { TextField } from '../../parts/field.tsx';
import { call } from '../../server/call.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';

type Props = { readonly dossiers: readonly string[]; readonly onDone: (page: CorrectionsView) => void };

/** Asks for an export of the chosen dossiers: what it is for. */
export function CorrectionsAsk({ dossiers, onDone }: Props) {
  const { t } = useWords();
  const acting = useAct();
  const [purpose, setPurpose] = useState('');
  const send = (): Promise<void> =>
    acting.act(call('askCorrections', {}, { body: { purpose, dossiers: dossiers as never } }), (page) => {
      setPurpose('');
      onDone(page);
    });
  return (
    <section className="panel steps">
      <header className="head">
        <h2>{t('corrections.ask')}</h2>
        <span className="muted s">
          {dossiers.length === 0 ? t('corrections.choose') : t('corrections.chosen', { count: dossiers.length })}
        </span>
      </header>
      <div className="next">
        <ActForm label={t('corrections.ask')} acting={acting} send={t('corrections.askNow')} onSend={send} ready={dossiers.length > 0}>
          <TextField label={t('corrections.purpose')} value={purpose} onChange={setPurpose} maxLength={2000} required />
        </ActForm>
      </div>
    </section>
  );
}
