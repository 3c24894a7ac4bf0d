import type { EvalRun } from '../../../domain/index.ts';
import { compareEvals, type ComparedShare } from '../../../domain/compare-evals.ts';
import type { Counted, ShareDifference } from '../../../domain/share-interval.ts';
import { ListTable } from '../../parts/list-table.tsx';
import { useWords } from '../../words/language.ts';
import { percent } from './percent.ts';

const points = (value: number): string => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(Math.round(value * 100))}`;
const said = (counted: Counted | null): string =>
  counted === null ? '–' : `${percent(counted.part, counted.whole)} (${counted.part}/${counted.whole})`;

/** Two results side by side over the dossiers that both are about, with the difference, its interval, and whether it can be told from chance. */
export function EvalComparisonPanel({
  first,
  second,
  choices,
  onChoose,
}: {
  readonly first: EvalRun;
  readonly second: EvalRun;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly onChoose: (id: string) => void;
}) {
  const { t } = useWords();
  const { dossiers, rows, kinds } = compareEvals(first, second);
  return (
    <section className="panel scroll-x" aria-label={t('evals.compare')}>
      <header className="head">
        <h2>{t('evals.compare')}</h2>
        <label className="row s">
          <span className="muted">{t('evals.with')}</span>
          <select className="input" value={first.id} onChange={(event) => onChoose(event.target.value)}>
            {choices.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <span className="muted s">{t('evals.shared', { count: dossiers.length })}</span>
      </header>
      <ListTable columns={[t('governance.measure'), t('evals.earlier'), t('evals.chosen'), t('evals.difference'), t('evals.reading')]}>
        {rows.map(({ set, measure, ...shares }) => (
          <Row
            key={`${set} ${measure}`}
            name={`${t(`evals.measure.${measure}`)} · ${t(`evals.sets.${set === 'held-out' ? 'heldOut' : set}`)}`}
            shares={shares}
            lessIsBetter={measure === 'falseAlarms'}
          />
        ))}
        {kinds.map(({ kind, ...shares }) => (
          <Row
            key={kind}
            name={`${t('evals.measure.found')} · ${t(`governance.kinds.${kind}`, { defaultValue: kind })}`}
            shares={shares}
            lessIsBetter={false}
          />
        ))}
      </ListTable>
      <p className="foot muted s">{t('evals.compareNote')}</p>
    </section>
  );
}

function Row({
  name,
  shares: { first, second, difference },
  lessIsBetter,
}: {
  readonly name: string;
  readonly shares: ComparedShare;
  readonly lessIsBetter: boolean;
}) {
  const { t } = useWords();
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{said(first)}</td>
      <td>{said(second)}</td>
      <td className="nowrap">
        {difference === null ? '–' : `${points(difference.difference)} (${points(difference.low)} … ${points(difference.high)})`}
      </td>
      <td>{t(`evals.readings.${readingOf(difference, lessIsBetter)}`)}</td>
    </tr>
  );
}

function readingOf(difference: ShareDifference | null, lessIsBetter: boolean): 'unknown' | 'same' | 'better' | 'worse' {
  if (difference === null) return 'unknown';
  if (!difference.apart) return 'same';
  return difference.difference > 0 === lessIsBetter ? 'worse' : 'better';
}
