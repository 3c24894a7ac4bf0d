import { useState } from 'react';
import type { VerifyView } from '../../../contract/index.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { Icon } from '../../parts/icon.tsx';
import { Note, ProblemNote } from '../../parts/states.tsx';
import { call, type Problem } from '../../server/call.ts';
import { useWords } from '../../words/language.ts';
import { figure, timeOf } from '../../words/times.ts';

/** Is the log whole? Every record hashed again, the tree rebuilt, on request. */
export function Verification({ treeSize, rootHash }: { treeSize: number | null; rootHash: string }) {
  const { t, say } = useWords();
  const [result, setResult] = useState<{ at: Date; view: VerifyView } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const verify = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const answer = await call('verifyAudit', {});
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setResult({ at: new Date(), view: answer.value });
  };
  useKeys({ v: () => void verify() });
  const view = result?.view;
  return (
    <aside className="side" aria-label={t('audit.verification')} data-region="verification">
      <section className="panel verify" role="status">
        <div className="big">
          <b className={view === undefined ? '' : view.ok ? 'v-met' : 'v-not-met'}>
            {view !== undefined && <Icon name={view.ok ? 'met' : 'not-met'} size={18} />}
            {view === undefined ? t('audit.notVerified') : view.ok ? t('audit.whole') : t('audit.broken')}
          </b>
          <span className="s muted">
            {result === null
              ? t('audit.notVerifiedText')
              : t(result.view.milliseconds < 100 ? 'audit.verifiedAtOnce' : 'audit.verifiedAt', {
                  time: timeOf(result.at, true),
                  seconds: (result.view.milliseconds / 1000).toFixed(1),
                })}
          </span>
        </div>
        {view !== undefined && view.problem !== null && <p className="refusal">{say(view.problem)}</p>}
        {view !== undefined && view.firstBadRecord !== null && (
          <p className="refusal">{t('audit.firstBad', { number: view.firstBadRecord })}</p>
        )}
        <dl>
          <div>
            <dt>{t('audit.records')}</dt>
            <dd>
              {view === undefined
                ? treeSize === null
                  ? ''
                  : figure(treeSize)
                : t('audit.checked', { checked: figure(view.checkedRecords), size: figure(view.treeSize) })}
            </dd>
          </div>
          <div>
            <dt>{t('audit.root')}</dt>
            <dd className="hash">{view?.rootHash ?? rootHash}</dd>
          </div>
        </dl>
        {problem !== null && <ProblemNote problem={problem} />}
        <button type="button" className="button primary" onClick={() => void verify()} disabled={busy}>
          {busy ? t('audit.verifying') : t('audit.verify')} <kbd aria-hidden="true">v</kbd>
        </button>
      </section>
      <Note>{t('audit.nobody')}</Note>
    </aside>
  );
}
