import type { OversightRow } from '../../../domain/index.ts';
import { Icon } from '../../parts/icon.tsx';
import { Awaiting, Empty, Note } from '../../parts/states.tsx';
import { useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { figure } from '../../words/times.ts';
import { OversightTable, shareWords } from './oversight-table.tsx';

/** How people deal with drafts: is anybody still looking? Nobody is ranked. */
export function OversightPage() {
  const { t, say } = useWords();
  const page = useResource('oversight', {});
  if (page.data === undefined) return <Awaiting of={page} what={t('loading.oversight')} rows={6} />;
  const { alarms, total, reviews, byRequirement, byRelease, byProgramme, byMonth } = page.data;
  const decided = byRequirement.filter((row) => row.decided > 0 || row.blind > 0);
  const titles = new Map(byRequirement.map(({ group, title }) => [group, title]));
  const groupName = (group: string): string => say(titles.get(group)) || t(`programme.${group}`, { defaultValue: group });
  const nameOf = (row: OversightRow): string => (row === total ? t('governance.everything') : groupName(row.group));
  return (
    <>
      <div className="title">
        <h1>{t('governance.oversight')}</h1>
        <span className="muted">{t('governance.oversightText', { reviews: figure(reviews), decided: figure(total.decided) })}</span>
      </div>
      {alarms.map((alarm) => (
        <Note key={`${alarm.kind} ${alarm.group}`} tone="warn">
          {t(`governance.alarm.${alarm.kind}`, {
            group: groupName(alarm.group),
            value: shareWords(alarm.value),
            limit: shareWords(alarm.limit),
            decided: alarm.decided,
          })}
        </Note>
      ))}
      {alarms.length === 0 && (
        <p className="row muted">
          <Icon name="met" /> {t('governance.noAlarm')}
        </p>
      )}
      <OversightTable
        nameOf={nameOf}
        sections={[
          { title: t('governance.by.all'), rows: [total] },
          { title: t('governance.by.release'), rows: byRelease },
          { title: t('governance.by.programme'), rows: byProgramme },
          { title: t('governance.by.month'), rows: byMonth },
          { title: t('governance.by.requirement'), rows: decided },
        ].filter(({ rows }) => rows.length > 0)}
      />
      {decided.length === 0 && <Empty title={t('governance.by.requirement')}>{t('governance.nothingDecided')}</Empty>}
      <p className="muted s">{t('governance.oversightNote')}</p>
      <p className="muted s">{t('governance.timeNote')}</p>
    </>
  );
}
