import type { Evaluation, Release } from '../../../domain/index.ts';
import { shareInterval } from '../../../domain/share-interval.ts';
import { Icon } from '../../parts/icon.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Empty } from '../../parts/states.tsx';
import { useWords } from '../../words/language.ts';

const percent = (value: number): string => `${Math.round(value * 100)} %`;
const evaluationOf = ({ events }: Release): Evaluation | undefined => events.findLast((event) => event.type === 'evaluated')?.evaluation;

/** Figures of a release against its gate, and by kind of defect with 95 % intervals, beside the release evaluated before it. */
export function EvalPlot({ release, others }: { readonly release: Release; readonly others: readonly Release[] }) {
  const { t } = useWords();
  const evaluation = evaluationOf(release);
  const before = others.slice(0, others.indexOf(release)).findLast((other) => evaluationOf(other) !== undefined);
  const earlier = before === undefined ? undefined : evaluationOf(before);
  return (
    <section className="panel evals">
      <header className="head">
        <h2>{t('governance.evals')}</h2>
        <span className="muted s">{release.id}</span>
      </header>
      {evaluation === undefined ? (
        <Empty title={t('governance.noEval')}>{t('governance.noEvalText')}</Empty>
      ) : (
        <>
          <ListTable
            columns={[
              t('governance.measure'),
              t('governance.figure'),
              t('governance.bound'),
              earlier === undefined ? '' : t('governance.before'),
            ]}
          >
            {evaluation.figures.map((figure) => {
              const name = `${figure.set} ${figure.measure}`;
              const past = earlier?.figures.find((other) => other.set === figure.set && other.measure === figure.measure);
              return (
                <tr key={name}>
                  <th scope="row">
                    {t(`governance.measures.${figure.measure}`, { defaultValue: figure.measure })}{' '}
                    <span className="muted s">{t(`governance.sets.${figure.set}`)}</span>
                  </th>
                  <td>
                    <span className="state">
                      <Icon name={evaluation.failed.includes(name) ? 'not-met' : 'met'} />
                      {percent(figure.value)}
                      <span className="hidden">{t(evaluation.failed.includes(name) ? 'governance.below' : 'governance.passed')}</span>
                    </span>
                  </td>
                  <td className="muted">{`${figure.kind === 'min' ? '≥' : '≤'} ${percent(figure.bound)}`}</td>
                  <td className="muted">{past === undefined ? '' : percent(past.value)}</td>
                </tr>
              );
            })}
          </ListTable>
          <Kinds kinds={evaluation.kinds} />
        </>
      )}
    </section>
  );
}

const row = 26;
const left = 150;
const width = 240;

/** Defects found by kind, with 95 % intervals; surfaced ones beside them. */
export function Kinds({ kinds }: { readonly kinds: Evaluation['kinds'] }) {
  const { t } = useWords();
  const at = (share: number): number => left + share * width;
  const height = kinds.length * row + 22;
  return (
    <figure className="plot">
      <figcaption className="s muted">{t('governance.kindsText')}</figcaption>
      <svg viewBox={`0 0 450 ${height}`} role="img" aria-label={t('governance.kindsText')}>
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g key={share}>
            <line x1={at(share)} x2={at(share)} y1={0} y2={kinds.length * row} className="grid" />
            <text x={at(share)} y={height - 6} textAnchor="middle">
              {percent(share)}
            </text>
          </g>
        ))}
        {kinds.map(({ kind, defects, found, surfaced }, index) => {
          const y = index * row + row / 2;
          const [low, high] = shareInterval(found, defects);
          return (
            <g key={kind}>
              <text x={0} y={y + 4}>{`${t(`governance.kinds.${kind}`, { defaultValue: kind })} · ${defects}`}</text>
              <line x1={at(low)} x2={at(high)} y1={y} y2={y} className="range" />
              <circle cx={at(defects === 0 ? 0 : found / defects)} cy={y} r={3.6} className="found" />
              <rect x={at(defects === 0 ? 0 : surfaced / defects) - 3} y={y - 3} width={6} height={6} className="surfaced" />
              <text x={448} y={y + 4} textAnchor="end">
                {`${found}/${surfaced}`}
              </text>
            </g>
          );
        })}
      </svg>
      <p className="key s muted">
        <span className="dot" /> {t('governance.keyFound')} <span className="square" /> {t('governance.keySurfaced')}
      </p>
    </figure>
  );
}
