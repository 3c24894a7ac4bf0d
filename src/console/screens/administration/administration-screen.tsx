import { useSearchParams } from 'react-router';
import { useHasRole } from '../../app/session.tsx';
import { Empty } from '../../parts/states.tsx';
import { useWords } from '../../words/language.ts';
import { DossierTeamsPart } from './dossier-teams-part.tsx';
import { EndpointsPart } from './endpoints-part.tsx';
import { LabelsPart } from './labels-part.tsx';
import { PeoplePart } from './people-part.tsx';
import { RetentionPart } from './retention-part.tsx';
import { TeamsPart } from './teams-part.tsx';
import './administration.css';

const parts = ['people', 'teams', 'dossiers', 'endpoints', 'labels', 'retention'] as const;

/** People, teams and their dossiers, endpoints, labels and retention: each part for the roles that the server lets in. */
export function AdministrationScreen() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const may = {
    people: useHasRole('administrator', 'governance'),
    teams: useHasRole('administrator', 'lead'),
    dossiers: useHasRole('administrator', 'lead'),
    endpoints: useHasRole('administrator', 'governance'),
    labels: useHasRole('lead', 'governance'),
    retention: useHasRole('administrator', 'governance', 'lead'),
  };
  const open = parts.filter((part) => may[part]);
  const part = open.find((item) => item === search.get('part')) ?? open[0];
  if (part === undefined) return <Empty title={t('admin.nothing')}>{t('admin.nothingText')}</Empty>;
  return (
    <div className="administration">
      <nav className="nav" aria-label={t('admin.parts')}>
        {open.map((item) => (
          <button
            key={item}
            type="button"
            aria-current={item === part ? 'true' : undefined}
            onClick={() => setSearch({ part: item }, { replace: true })}
          >
            {t(`admin.part.${item}`)}
          </button>
        ))}
      </nav>
      <main className="main" data-region="part">
        <h1>{t(`admin.part.${part}`)}</h1>
        {part === 'people' && <PeoplePart />}
        {part === 'teams' && <TeamsPart />}
        {part === 'dossiers' && <DossierTeamsPart />}
        {part === 'endpoints' && <EndpointsPart />}
        {part === 'labels' && <LabelsPart />}
        {part === 'retention' && <RetentionPart />}
      </main>
    </div>
  );
}
