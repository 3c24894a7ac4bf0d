import { Link } from 'react-router';
import type { SecurityView } from '../../../contract/index.ts';
import { Empty, Loading, ProblemNote } from '../../parts/states.tsx';
import { call } from '../../server/call.ts';
import { remember, useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { dayOf, figure, timeOf } from '../../words/times.ts';
import { useAct } from '../../server/use-act.ts';

/** What bears on security: alerts that a person reads, and the events of the record that they count. */
export function SecurityPage() {
  const { t, say, language } = useWords();
  const page = useResource('security', {});
  if (page.data === undefined)
    return page.problem === undefined ? (
      <Loading what={t('security.loading')} rows={6} />
    ) : (
      <ProblemNote problem={page.problem} onRetry={page.reload} />
    );
  const { alerts, events, stopped } = page.data;
  return (
    <>
      <div className="title">
        <h1>{t('security.title')}</h1>
        <span className="muted">{t('security.text')}</span>
      </div>
      {stopped !== null && (
        <p className="panel strong" role="alert">
          {say(stopped)}
        </p>
      )}
      <h2>{t('security.alerts')}</h2>
      {alerts.length === 0 ? (
        <section className="panel">
          <Empty title={t('security.noAlerts')}>{t('security.noAlertsText')}</Empty>
        </section>
      ) : (
        alerts.map((alert) => <AlertEntry key={alert.id} alert={alert} />)
      )}
      {events.length > 0 && (
        <section className="panel scroll-x">
          <table className="list">
            <caption>{t('security.events', { count: events.length })}</caption>
            <thead>
              <tr>
                {(['at', 'kind', 'what', 'record'] as const).map((name) => (
                  <th key={name} scope="col" className={name === 'record' ? 'num' : ''}>
                    {t(`security.column.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {events.map(({ seq, at, kind, sentence }) => (
                <tr key={seq}>
                  <td className="nowrap">
                    {dayOf(at, language)} {timeOf(at)}
                  </td>
                  <td className="nowrap">{t(`security.kind.${kind}`)}</td>
                  <td>{say(sentence)}</td>
                  <td className="num">
                    <RecordLink seq={seq} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}

function AlertEntry({ alert }: { alert: SecurityView['alerts'][number] }) {
  const { t, say, language } = useWords();
  const { act, refusal, busy } = useAct();
  const { id, severity, says, who, count, firstSeq, lastSeq, lastAt, read } = alert;
  const markRead = (): void =>
    void act(call('readAlert', { alertId: id }, { body: { remark: '' } }), (view) => remember('security', {}, view));
  return (
    <section className="panel" aria-label={say(says)}>
      <p>
        <span className="tag">{t(`severity.${severity}`)}</span> <span className="strong">{say(says)}</span>
      </p>
      <p className="muted">
        {who === '' ? '' : `${who} · `}
        {t('security.counted', { count: figure(count), day: dayOf(lastAt, language), time: timeOf(lastAt) })} <RecordLink seq={firstSeq} />
        {lastSeq !== firstSeq && (
          <>
            {' – '}
            <RecordLink seq={lastSeq} />
          </>
        )}
      </p>
      {read === null ? (
        <button type="button" className="button primary" disabled={busy} onClick={markRead}>
          {t('security.markRead')}
        </button>
      ) : (
        <p className="muted">{t('security.readBy', { name: read.name, day: dayOf(read.at, language), time: timeOf(read.at) })}</p>
      )}
      {refusal !== '' && <p role="alert">{refusal}</p>}
    </section>
  );
}

function RecordLink({ seq }: { seq: number }) {
  return <Link to={`/audit?before=${String(seq + 1)}`}>{figure(seq)}</Link>;
}
