import type { GapsView } from '../../../contract/index.ts';
import { useWords } from '../../words/language.ts';
import { dayOf, timeOf } from '../../words/times.ts';

/** What became of the gaps of the earlier run, in figures and in words. */
export function EarlierRun({ view }: { view: GapsView }) {
  const { t, language } = useWords();
  const { earlier, documents } = view;
  if (earlier === null) {
    return (
      <section className="panel since">
        <h2>{t('rerun.firstRun')}</h2>
        <p className="muted s">{t('rerun.firstRunText')}</p>
      </section>
    );
  }
  const names = (files: readonly string[]): string => files.join(language === 'zh' ? '、' : ', ');
  const told = [
    ...(['changed', 'added', 'removed'] as const)
      .filter((kind) => documents[kind].length > 0)
      .map((kind) => t(`rerun.${kind}`, { files: names(documents[kind]) })),
    t('rerun.unchanged', { count: documents.unchanged }),
  ];
  return (
    <section className="panel since" aria-label={t('rerun.since')}>
      <h2>{t('rerun.since')}</h2>
      <dl className="figures">
        <div className="solved">
          <dd>{view.solved.length}</dd>
          <dt>{t('rerun.solved')}</dt>
        </div>
        <div>
          <dd>{view.stillOpen.length}</dd>
          <dt>{t('rerun.stillOpen')}</dt>
        </div>
        <div className="added">
          <dd>{view.new.length}</dd>
          <dt>{t('rerun.new')}</dt>
        </div>
      </dl>
      <p className="s muted">{t('rerun.earlier', { day: dayOf(earlier.preparedAt, language), time: timeOf(earlier.preparedAt) })}</p>
      <ul className="s muted">
        {told.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
