import type { OversightRow } from '../../../domain/index.ts';
import { Icon } from '../../parts/icon.tsx';
import { Empty, Loading, Note, ProblemNote } from '../../parts/states.tsx';
import { useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { figure } from '../../words/times.ts';

const percent = (value: number | null): string => (value === null ? '–' : `${(value * 100).toFixed(value < 0.1 ? 1 : 0)} %`);

/** How people deal with drafts: is anybody still looking? Nobody is ranked. */
export function OversightPage() {
  const { t } = useWords();
  const page = useResource('oversight', {});
  if (page.data === undefined)
    return page.problem === undefined ? (
      <Loading what={t('loading.oversight')} rows={6} />
    ) : (
      <ProblemNote problem={page.problem} onRetry={page.reload} />
    );
  const { alarms, total, reviews, byRequirement, byRelease, byProgramme, byMonth } = page.data;
  const decided = byRequirement.filter((row) => row.decided > 0 || row.blind > 0);
  return (
    <>
      <div className="title">
        <h1>{t('governance.oversight')}</h1>
        <span className="muted">{t('governance.oversightText', { reviews: figure(reviews), decided: figure(total.decided) })}</span>
      </div>
      {alarms.map((alarm) => (
        <Note key={`${alarm.kind} ${alarm.group}`} tone="warn">
          {t(`governance.alarm.${alarm.kind}`, {
            group: alarm.group,
            value: percent(alarm.value),
            limit: percent(alarm.limit),
            decided: alarm.decided,
          })}
        </Note>
      ))}
      {alarms.length === 0 && (
        <p className="row muted">
          <Icon name="met" /> {t('governance.noAlarm')}
        </p>
      )}
      <Rows title={t('governance.by.all')} rows={[{ ...total, group: t('governance.everything') }]} />
      <Rows title={t('governance.by.release')} rows={byRelease} />
      <Rows title={t('governance.by.programme')} rows={byProgramme} />
      <Rows title={t('governance.by.month')} rows={byMonth} />
      {decided.length === 0 ? (
        <Empty title={t('governance.by.requirement')}>{t('governance.nothingDecided')}</Empty>
      ) : (
        <Rows title={t('governance.by.requirement')} rows={decided} />
      )}
      <p className="muted s">{t('governance.oversightNote')}</p>
      <p className="muted s">{t('governance.timeNote')}</p>
    </>
  );
}

function Rows({ title, rows }: { readonly title: string; readonly rows: readonly OversightRow[] }) {
  const { t } = useWords();
  return (
    <section className="panel scroll-x">
      <table className="list">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('governance.group')}</th>
            {(
              [
                'drafts',
                'decided',
                'overrideRate',
                'uneditedAcceptRate',
                'blind',
                'blindAgreement',
                'disagreement',
                'medianSeconds',
                'quickAcceptRate',
                'reversals',
              ] as const
            ).map((name) => (
              <th key={name} scope="col" className="num">
                {t(`governance.columns.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.group}>
              <th scope="row">{row.group}</th>
              <td className="num">{figure(row.drafts)}</td>
              <td className="num">{figure(row.decided)}</td>
              <td className="num">{percent(row.overrideRate)}</td>
              <td className="num">{percent(row.uneditedAcceptRate)}</td>
              <td className="num">{figure(row.blind)}</td>
              <td className="num">{percent(row.blindAgreement)}</td>
              <td className="num">{percent(row.disagreement)}</td>
              <td className="num">{row.medianSeconds === null ? '–' : t('governance.seconds', { seconds: figure(row.medianSeconds) })}</td>
              <td className="num">{percent(row.quickAcceptRate)}</td>
              <td className="num">{figure(row.reversals)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
