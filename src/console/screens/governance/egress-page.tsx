import { ListTable } from '../../parts/list-table.tsx';
import { Awaiting, Empty } from '../../parts/states.tsx';
import { useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { dayOf, figure, timeOf } from '../../words/times.ts';

/** What left the house and what was refused: sizes, labels and counts, never a word of the text. */
export function EgressPage() {
  const { t, language } = useWords();
  const page = useResource('egressLog', {});
  if (page.data === undefined) return <Awaiting of={page} what={t('loading.egress')} />;
  const { entries, sums } = page.data;
  return (
    <>
      <div className="title">
        <h1>{t('governance.egress')}</h1>
        <p className="muted">{t('governance.egressText')}</p>
        <p className="muted">{t('sso.egress')}</p>
      </div>
      {entries.length === 0 ? (
        <section className="panel">
          <Empty title={t('governance.nothingSent')}>{t('governance.nothingSentText')}</Empty>
        </section>
      ) : (
        <>
          <section className="panel scroll-x">
            <ListTable
              caption={t('governance.sums')}
              columns={[t('governance.sent.endpoint')]}
              numbers={(['sent', 'refused', 'bytes', 'masked'] as const).map((name) => t(`governance.sent.${name}`))}
            >
              {sums.map((sum) => (
                <tr key={sum.endpoint}>
                  <th scope="row">{sum.endpoint}</th>
                  <td className="num">{figure(sum.sent)}</td>
                  <td className="num">{figure(sum.refused)}</td>
                  <td className="num">{figure(sum.bytes)}</td>
                  <td className="num">{figure(sum.masked)}</td>
                </tr>
              ))}
            </ListTable>
          </section>
          <section className="panel scroll-x">
            <ListTable
              caption={t('governance.newest', { count: entries.length })}
              columns={(['at', 'outcome', 'endpoint', 'label', 'bytes', 'masked', 'reason'] as const).map((name) =>
                t(`governance.sent.${name}`),
              )}
            >
              {entries.map((entry) => (
                <tr key={entry.seq}>
                  <td className="nowrap">
                    {dayOf(entry.at, language)} {timeOf(entry.at)}
                  </td>
                  <td>{t(`governance.outcome.${entry.outcome}`)}</td>
                  <td>{entry.endpoint}</td>
                  <td>{t(`governance.labels.${entry.label}`)}</td>
                  <td className="num">{figure(entry.bytes)}</td>
                  <td className="num">{figure(Object.values(entry.masked).reduce((sum, count) => sum + count, 0))}</td>
                  <td className="muted">{entry.reason === null ? '' : t(`governance.refusals.${entry.reason}`)}</td>
                </tr>
              ))}
            </ListTable>
          </section>
        </>
      )}
    </>
  );
}
