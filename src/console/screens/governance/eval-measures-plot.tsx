import type { EvalRun } from '../../../domain/index.ts';
import { countedOf } from '../../../domain/compare-evals.ts';
import { shareInterval } from '../../../domain/share-interval.ts';
import { useWords } from '../../words/language.ts';
import { percent } from './percent.ts';

const row = 26;
const left = 250;
const width = 240;
const at = (share: number): number => left + share * width;

/** Found, surfaced and false alarms over development and held-out dossiers, each with its 95 % interval and the counts behind it. */
export function EvalMeasuresPlot({ run }: { readonly run: EvalRun }) {
  const { t } = useWords();
  const rows = (['found', 'surfaced', 'falseAlarms'] as const).flatMap((measure) =>
    (['development', 'heldOut'] as const).flatMap((set) => {
      const counts = run[set];
      return counts === null ? [] : [{ measure, set, counted: countedOf(counts, measure) }];
    }),
  );
  const height = rows.length * row + 22;
  return (
    <figure className="plot">
      <svg viewBox={`0 0 560 ${height}`} role="img" aria-label={t('evals.plotText')}>
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g key={share}>
            <line x1={at(share)} x2={at(share)} y1={0} y2={rows.length * row} className="grid" />
            <text x={at(share)} y={height - 6} textAnchor="middle">
              {percent(share, 1)}
            </text>
          </g>
        ))}
        {rows.map(({ measure, set, counted }, index) => {
          const y = index * row + row / 2;
          const [low, high] = counted === null ? [0, 0] : shareInterval(counted.part, counted.whole);
          return (
            <g key={`${measure} ${set}`}>
              <text x={0} y={y + 4}>
                {`${t(`evals.measure.${measure}`)} · ${t(`evals.sets.${set}`)}`}
              </text>
              {counted !== null && (
                <>
                  <line x1={at(low)} x2={at(high)} y1={y} y2={y} className="range" />
                  <circle cx={at(counted.whole === 0 ? 0 : counted.part / counted.whole)} cy={y} r={3.6} className="found" />
                </>
              )}
              <text x={558} y={y + 4} textAnchor="end">
                {counted === null ? t('evals.notKept') : `${counted.part}/${counted.whole}`}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
