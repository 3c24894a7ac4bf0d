import { useState } from 'react';
import type { CorrectionsView } from '../../../contract/index.ts';
import { useHasRole } from '../../app/session.tsx';
import { Awaiting } from '../../parts/states.tsx';
import { remember, useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { CorrectionExports } from './correction-exports.tsx';
import { CorrectionsAsk } from './corrections-ask.tsx';
import { DataConsents } from './data-consents.tsx';
import './corrections.css';

/** Decided findings as labelled data: consent of leads, exports that one person asks for and another releases. */
export function CorrectionsPage() {
  const { t } = useWords();
  const governs = useHasRole('governance');
  const page = useResource('corrections', {});
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  if (page.data === undefined) return <Awaiting of={page} what={t('corrections.loading')} rows={5} />;
  const { dossiers, exports } = page.data;
  const take = (view: CorrectionsView): void => remember('corrections', {}, view);
  const usable = dossiers.filter(({ id, consent, signedAt }) => chosen.has(id) && consent?.given === true && signedAt !== null);
  return (
    <>
      <div className="title">
        <h1>{t('corrections.title')}</h1>
        <span className="muted">{t('corrections.text')}</span>
      </div>
      <DataConsents dossiers={dossiers} chosen={governs ? chosen : null} onChoose={setChosen} onDone={take} />
      {governs && (
        <CorrectionsAsk
          dossiers={usable.map(({ id }) => id)}
          onDone={(view) => {
            setChosen(new Set());
            take(view);
          }}
        />
      )}
      <CorrectionExports exports={exports} onTaken={page.reload} onDone={take} />
      <p className="muted s">{t('corrections.note')}</p>
    </>
  );
}
