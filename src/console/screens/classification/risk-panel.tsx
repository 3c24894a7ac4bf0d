import { Link, useSearchParams } from 'react-router';
import type { ClassificationView } from '../../../contract/index.ts';
import type { Issue } from '../../../domain/index.ts';
import { SeveritySign } from '../../parts/signs.tsx';
import { addressOfPlace } from '../../parts/passage.tsx';
import { Empty } from '../../parts/states.tsx';
import { useWords } from '../../words/language.ts';

const sources = ['product', 'finding', 'contradiction', 'integrity', 'record'] as const;

/** How pressing the dossier is, and every issue that makes it so, gravest first, each with its one source. */
export function RiskPanel({ dossierId, view }: { dossierId: string; view: ClassificationView }) {
  const { t, say } = useWords();
  const [search, setSearch] = useSearchParams();
  const { risk } = view.classification;
  if (risk === undefined) return null;
  const source = sources.find((item) => item === search.get('source'));
  const shown = risk.issues.filter((issue) => source === undefined || issue.source === source);
  const choose = (value: string): void =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === '') after.delete('source');
        else after.set('source', value);
        return after;
      },
      { replace: true },
    );
  return (
    <section className="panel risk-panel">
      <header>
        <h2>{t('classification.risk')}</h2>
        <span className={`tag level-${risk.level}`}>{t(`classification.level.${risk.level}`)}</span>
        <span className="grow" />
        <select
          className="select"
          aria-label={t('classification.sourceFilter')}
          value={source ?? ''}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{t('classification.allSources')}</option>
          {sources.map((item) => (
            <option key={item} value={item}>
              {t(`classification.source.${item}`)}
            </option>
          ))}
        </select>
      </header>
      <p className="pad muted">{say(risk.reason)}</p>
      {view.heldBack > 0 && <p className="pad s">{t('classification.heldBack', { count: view.heldBack })}</p>}
      {shown.length === 0 && view.heldBack === 0 && <Empty title={t('classification.noIssues')}>{t('classification.noIssuesText')}</Empty>}
      <ul className="issues">
        {shown.map((issue) => (
          <li key={issue.id}>
            <SeveritySign severity={issue.severity} markOnly />
            <div>
              <p>{say(issue.summary)}</p>
              <p className="s row faint">
                <span>{t(`classification.source.${issue.source}`)}</span>
                {issue.source === 'record' && <span className="mono">{issue.reference}</span>}
                <IssueLink dossierId={dossierId} issue={issue} />
              </p>
            </div>
          </li>
        ))}
      </ul>
      <p className="pad s faint">{t('classification.advice')}</p>
    </section>
  );
}

function IssueLink({ dossierId, issue }: { dossierId: string; issue: Issue }) {
  const { t } = useWords();
  const [first] = issue.citations;
  const words = first === undefined ? t('classification.openDesk') : t('classification.place', { file: first.file, page: first.page });
  if (issue.source === 'finding')
    return <Link to={`/dossiers/${dossierId}/desk?finding=${encodeURIComponent(issue.reference)}`}>{words}</Link>;
  if (issue.source === 'contradiction')
    return <Link to={`/dossiers/${dossierId}/facts?contradiction=${encodeURIComponent(issue.reference)}`}>{words}</Link>;
  return first === undefined ? null : <Link to={addressOfPlace(dossierId, first)}>{words}</Link>;
}
