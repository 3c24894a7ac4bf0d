import type { ShadowRun } from '../../../domain/index.ts';
import { Icon } from '../../parts/icon.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Empty, Note } from '../../parts/states.tsx';
import { useWords } from '../../words/language.ts';

const icons = { missed: 'not-met', new: 'partly-met', changed: 'undecided' } as const;
const order = ['missed', 'new', 'changed'] as const;

/** Differences of one shadow run by requirement: what people concluded beside what the candidate drafted. */
export function ShadowReport({ run }: { readonly run: ShadowRun }) {
  const { t, say } = useWords();
  const lines = run.dossiers.flatMap(({ dossier, name, decidedUnder, lines: of }) =>
    of.map((line) => ({ ...line, dossier, name, decidedUnder })),
  );
  const sorted = lines.toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome) || (a.requirement < b.requirement ? -1 : 1));
  const verdict = (value: (typeof lines)[number]['people']): string => (value === null ? t('shadow.nothing') : t(`verdict.${value}`));
  return (
    <>
      {run.dossiers.flatMap(({ dossier, name, failure }) =>
        failure === null
          ? []
          : [
              <Note key={dossier} tone="warn">
                {name}: {say(failure)}
              </Note>,
            ],
      )}
      {run.dossiers.map(({ dossier, name, lacking = 0 }) =>
        lacking === 0 ? null : (
          <Note key={dossier} tone="warn">
            {t('shadow.lacking', { name, count: lacking })}
          </Note>
        ),
      )}
      <section className="panel scroll-x">
        {sorted.length === 0 ? (
          <Empty title={t('shadow.allSame')}>{t('shadow.allSameText')}</Empty>
        ) : (
          <ListTable
            className="list cases"
            columns={(['outcome', 'requirement', 'people', 'candidate', 'dossier', 'decidedUnder'] as const).map((name) =>
              t(`shadow.lineColumns.${name}`),
            )}
          >
            {sorted.map((line) => (
              <tr key={`${line.dossier} ${line.requirement}`}>
                <td className="nowrap">
                  <span className="state">
                    <Icon name={icons[line.outcome]} />
                    {t(`shadow.outcomes.${line.outcome}`)}
                  </span>
                </td>
                <th scope="row" className="mono s">
                  {line.requirement}
                </th>
                <td className="nowrap">{verdict(line.people)}</td>
                <td className="nowrap">{verdict(line.candidate)}</td>
                <td>{line.name}</td>
                <td className="muted">{line.decidedUnder}</td>
              </tr>
            ))}
          </ListTable>
        )}
      </section>
      <p className="muted s">{t('shadow.note')}</p>
    </>
  );
}
