import type { TestSet, TestSetEvent } from '../../../domain/index.ts';
import { Icon } from '../../parts/icon.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { useWords } from '../../words/language.ts';
import { dayOf, timeOf } from '../../words/times.ts';

/** The register of test sets: frozen by hash, how often what is held out was read and by what, and what is used up. */
export function TestSetsPanel({ sets, readings }: { readonly sets: readonly TestSet[]; readonly readings: readonly TestSetEvent[] }) {
  const { t, language } = useWords();
  const when = (at: string): string => `${dayOf(at, language)} ${timeOf(at)}`;
  return (
    <section className="panel scroll-x" aria-label={t('evals.testSets')}>
      <header className="head">
        <h2>{t('evals.testSets')}</h2>
        <span className="muted s">{t('evals.testSetsText')}</span>
      </header>
      <ListTable
        columns={(['set', 'role', 'hash', 'files', 'registered', 'reads', 'state'] as const).map((name) => t(`evals.setColumns.${name}`))}
      >
        {sets.map(({ id, role, hash, files, registered, reads, lastRead, consumed }) => (
          <tr key={id}>
            <th scope="row">{id}</th>
            <td>{t(`evals.roles.${role}`)}</td>
            <td className="mono muted" title={hash}>
              {hash.slice(0, 12)}
            </td>
            <td>{files}</td>
            <td className="muted">{[dayOf(registered.at, language), registered.by].join(t('comma'))}</td>
            <td>{role === 'held-out' ? `${reads}${lastRead === null ? '' : ` · ${when(lastRead)}`}` : t('evals.notCounted')}</td>
            <td>
              <span className="state">
                <Icon name={consumed === null ? 'met' : 'not-met'} />
                {consumed === null ? t('evals.usable') : t('evals.consumed', { by: consumed.by, reason: consumed.reason })}
              </span>
            </td>
          </tr>
        ))}
      </ListTable>
      {readings.length > 0 && (
        <details className="foot">
          <summary>{t('evals.readingsOf', { count: readings.length })}</summary>
          <ul className="plain s">
            {readings.toReversed().map((event) => (
              <li key={`${event.at} ${event.set}`}>
                {when(event.at)} · {event.set} · {event.type === 'read' ? event.eval : t('evals.usedUp')} · {event.by}
                {event.type === 'read' && (
                  <span className="muted">{` · ${event.engineVersion} · ${event.knowledgeVersion.slice(0, 10)}`}</span>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
