import { Link, useParams, useSearchParams } from 'react-router';
import { Icon } from '../../parts/icon.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Awaiting, Empty } from '../../parts/states.tsx';
import { useResource } from '../../server/resource.ts';
import { articleNumber } from '../../words/article.ts';
import { useWords } from '../../words/language.ts';
import { type EvalCaseLine, linesOf, outcomes } from './eval-case-lines.ts';

const icons = { missed: 'not-met', surfaced: 'undecided', found: 'met', 'false-alarm': 'partly-met', unmatched: 'not-addressed' } as const;

/** One eval result, label by label: each defect found, surfaced or missed, each false alarm, each finding that no label explains. Filters stand in the address. */
export function EvalCasesPage() {
  const { t } = useWords();
  const { evalId = '' } = useParams();
  const page = useResource('evalCases', { evalId });
  const [search, setSearch] = useSearchParams();
  if (page.data === undefined) return <Awaiting of={page} what={t('evals.loading')} rows={8} />;
  const { cases } = page.data;
  const lines = cases.flatMap(linesOf);
  const [dossier, outcome, requirement] = ['dossier', 'outcome', 'requirement'].map((name) => search.get(name) ?? '');
  const fits = (line: EvalCaseLine): boolean =>
    (dossier === '' || line.dossier === dossier) &&
    (outcome === '' || line.outcome === outcome) &&
    (requirement === '' || line.requirement === requirement);
  const shown = lines.filter(fits);
  const filter = (name: string, value: string): void => {
    const next = new URLSearchParams(search);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setSearch(next, { replace: true });
  };
  const requirements = [...new Set(lines.flatMap((line) => line.requirement ?? []))].sort();
  return (
    <>
      <div className="title">
        <h1>{t('evals.cases')}</h1>
        <span className="muted">{t('evals.casesText')}</span>
      </div>
      <p className="row">
        <Link to={`/governance/evals?result=${evalId}`}>{t('evals.back')}</Link>
      </p>
      {lines.length === 0 ? (
        <Empty title={t('evals.noCases')}>{t('evals.noCasesText')}</Empty>
      ) : (
        <>
          <div className="filters row s">
            <Choice
              label={t('evals.filters.dossier')}
              value={dossier ?? ''}
              values={cases.map((each) => [each.dossier, each.dossier])}
              onChange={(value) => filter('dossier', value)}
            />
            <Choice
              label={t('evals.filters.outcome')}
              value={outcome ?? ''}
              values={outcomes.map((each) => [each, t(`evals.outcomes.${each}`)])}
              onChange={(value) => filter('outcome', value)}
            />
            <Choice
              label={t('evals.filters.requirement')}
              value={requirement ?? ''}
              values={requirements.map((each) => [each, each])}
              onChange={(value) => filter('requirement', value)}
            />
            <span className="muted" role="status">
              {t('evals.shown', { shown: shown.length, all: lines.length })}
            </span>
          </div>
          <Lines lines={shown} />
        </>
      )}
      <p className="muted s">{t('evals.heldOutNote')}</p>
    </>
  );
}

function Choice({
  label,
  value,
  values,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly values: readonly (readonly [value: string, name: string])[];
  readonly onChange: (value: string) => void;
}) {
  const { t } = useWords();
  return (
    <label className="row">
      <span>{label}</span>
      <select className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('evals.filters.all')}</option>
        {values.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Lines({ lines }: { readonly lines: readonly EvalCaseLine[] }) {
  const { t, language } = useWords();
  return (
    <section className="panel scroll-x">
      <ListTable
        className="list cases"
        columns={(['dossier', 'outcome', 'label', 'article', 'kind', 'place', 'requirement'] as const).map((name) =>
          t(`evals.caseColumns.${name}`),
        )}
      >
        {lines.map((line) => (
          <tr key={line.key}>
            <th scope="row">{line.dossier}</th>
            <td className="nowrap">
              <span className="state">
                <Icon name={icons[line.outcome]} />
                {t(`evals.outcomes.${line.outcome}`)}
              </span>
            </td>
            <td>{typeof line.what === 'string' ? line.what : t(`verdict.${line.what.verdict}`)}</td>
            <td>{articleNumber(line.article, language)}</td>
            <td className="nowrap">{line.kind === null ? '' : t(`governance.kinds.${line.kind}`, { defaultValue: line.kind })}</td>
            <td className="muted">{line.place === null ? '–' : t('evals.place', { file: line.place.file, page: line.place.page })}</td>
            <td className="mono s">{line.requirement ?? '–'}</td>
          </tr>
        ))}
      </ListTable>
    </section>
  );
}
