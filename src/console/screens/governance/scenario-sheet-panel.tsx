import type { Scenario } from '../../../domain/index.ts';
import { ListTable } from '../../parts/list-table.tsx';
import { useWords } from '../../words/language.ts';
import { dayOf } from '../../words/times.ts';

/** The sheet of a scenario as it was written. */
export function ScenarioSheetPanel({ scenario: { id, sheet } }: { readonly scenario: Scenario }) {
  const { t, say, language } = useWords();
  return (
    <section className="panel scenario-sheet">
      <header className="head">
        <h2>{t('scenarios.sheet')}</h2>
        <span className="muted s mono">{id}</span>
      </header>
      <dl>
        {(['purpose', 'legalBasis', 'data', 'humanRole', 'limits', 'owner'] as const).map((part) => (
          <div key={part}>
            <dt className="muted s">{t(`scenarios.parts.${part}`)}</dt>
            <dd>{say(sheet[part])}</dd>
          </div>
        ))}
        <div>
          <dt className="muted s">{t('scenarios.residual')}</dt>
          <dd>{t(`scenarios.ratings.${sheet.residual}`)}</dd>
        </div>
        <div>
          <dt className="muted s">{t('scenarios.reviewBy')}</dt>
          <dd>{dayOf(`${sheet.reviewBy}T12:00`, language)}</dd>
        </div>
      </dl>
      <ListTable columns={[t('scenarios.risk'), t('scenarios.measure')]}>
        {sheet.risks.map(({ risk, measure }) => (
          <tr key={risk.en}>
            <td>{say(risk)}</td>
            <td>{say(measure)}</td>
          </tr>
        ))}
      </ListTable>
    </section>
  );
}
