import { useState } from 'react';
import type { CorrectionsView } from '../../../contract/index.ts';
import { useHasRole } from '../../app/session.tsx';
import { Loading, ProblemNote } from '../../parts/states.tsx';
import type { Problem, Result } from '../../server/call.ts';
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
  const [problem, setProblem] = useState<Problem>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  if (page.data === undefined)
    return page.problem === undefined ? (
      <Loading what={t('corrections.loading')} rows={5} />
    ) : (
      <ProblemNote problem={page.problem} onRetry={page.reload} />
    );
  const { dossiers, exports } = page.data;
  const take = (result: Result<CorrectionsView>): boolean => {
    setProblem(result.ok ? undefined : result.problem);
    if (result.ok) remember('corrections', {}, result.value);
    return result.ok;
  };
  const usable = dossiers.filter(({ id, consent, signedAt }) => chosen.has(id) && consent?.given === true && signedAt !== null);
  return (
    <>
      <div className="title">
        <h1>{t('corrections.title')}</h1>
        <span className="muted">{t('corrections.text')}</span>
      </div>
      {problem !== undefined && <ProblemNote problem={problem} />}
      <DataConsents dossiers={dossiers} chosen={governs ? chosen : null} onChoose={setChosen} onDone={take} />
      {governs && (
        <CorrectionsAsk
          dossiers={usable.map(({ id }) => id)}
          onDone={(result) => {
            if (result.ok) setChosen(new Set());
            return take(result);
          }}
        />
      )}
      <CorrectionExports exports={exports} onTaken={page.reload} onDone={take} />
      <p className="muted s">{t('corrections.note')}</p>
    </>
  );
}
