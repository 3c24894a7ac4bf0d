import { Awaiting, Note } from '../../parts/states.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { figure } from '../../words/times.ts';
import { DeletionsPanel } from './deletions-panel.tsx';
import { KeptDossiers } from './kept-dossiers.tsx';
import { PeriodsPanel } from './periods-panel.tsx';
import './retention.css';

/** For how long dossiers are kept, which are due or held, deletions asked for and done, and what is kept in all. */
export function RetentionPart() {
  const { t, say } = useWords();
  const view = useResource('retention', {});
  if (view.data === undefined) return <Awaiting of={view} what={t('loading.administration')} />;
  const { periods, dossiers, deletions, kept } = view.data;
  return (
    <>
      <Note>{t('retention.rule')}</Note>
      <DeletionsPanel deletions={deletions} onChanged={view.reload} />
      <KeptDossiers dossiers={dossiers} deletions={deletions} />
      <PeriodsPanel periods={periods} />
      <Note tone="warn">{t('retention.stays')}</Note>
      <div className="panel scroll" tabIndex={0} role="region" aria-label={t('retention.kept')}>
        <table className="list">
          <thead>
            <tr>
              <th>{t('admin.kept')}</th>
              <th className="num">{t('admin.count')}</th>
              <th>{t('admin.until')}</th>
            </tr>
          </thead>
          <tbody>
            {kept.map(({ what, count, until, protected: locked }) => (
              <tr key={what.en}>
                <td className="strong">
                  {locked && <Icon name="lock" />} {say(what)}
                </td>
                <td className="num">{figure(count)}</td>
                <td>{say(until)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
