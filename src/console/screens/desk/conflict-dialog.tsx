import type { Disposition } from '../../../domain/index.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { VerdictSign } from '../../parts/signs.tsx';
import { useWords } from '../../words/language.ts';
import { timeOf } from '../../words/times.ts';
import type { Deciding } from './decision-form.tsx';

type Props = {
  readonly title: string;
  readonly theirs: Disposition | null;
  readonly mine: Deciding;
  readonly onKeepTheirs: () => void;
  readonly onRecordMine: () => void;
};

/** Two people decided one finding: both decisions side by side. One is chosen, both are kept on the record. */
export function ConflictDialog({ title, theirs, mine, onKeepTheirs, onRecordMine }: Props) {
  const { t } = useWords();
  return (
    <Dialog title={t('conflict.title')} onClose={onKeepTheirs} wide>
      <p className="strong">{title}</p>
      <p role="alert">
        {theirs === null ? t('conflict.withdrawn') : t('conflict.text', { name: theirs.byName, time: timeOf(theirs.at, true) })}
      </p>
      <div className="conflict">
        <section>
          <h3>{t('conflict.theirs')}</h3>
          {theirs !== null && <Side decision={theirs.decision} reason={theirs.reason} amended={theirs.amended} />}
        </section>
        <section>
          <h3>{t('conflict.mine')}</h3>
          <Side decision={mine.decision} reason={mine.reason ?? ''} amended={mine.amended} />
        </section>
      </div>
      <div className="row">
        <button type="button" className="button primary" onClick={onKeepTheirs}>
          {t('conflict.keepTheirs')}
        </button>
        <button type="button" className="button" onClick={onRecordMine}>
          {t('conflict.recordMine')}
        </button>
      </div>
    </Dialog>
  );
}

function Side({
  decision,
  reason,
  amended,
}: {
  decision: Disposition['decision'];
  reason: string;
  amended: Disposition['amended'] | undefined;
}) {
  const { t } = useWords();
  return (
    <>
      <p className="strong">{t(`decision.${decision}`)}</p>
      {amended !== undefined && <VerdictSign verdict={amended.verdict} />}
      {amended !== undefined && <p>{amended.summary}</p>}
      {reason !== '' && <p className="muted">{reason}</p>}
    </>
  );
}
