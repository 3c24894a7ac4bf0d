import { Loading, Note, ProblemNote } from '../../parts/states.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { figure } from '../../words/times.ts';

/** What is kept, how much of it there is, and until when. */
export function RetentionPart() {
  const { t, say } = useWords();
  const view = useResource('retention', {});
  if (view.data === undefined) {
    return view.problem === undefined ? (
      <Loading what={t('loading.administration')} rows={6} />
    ) : (
      <ProblemNote problem={view.problem} onRetry={view.reload} />
    );
  }
  return (
    <>
      <div className="panel scroll" tabIndex={0} role="region" aria-label={t('admin.part.retention')}>
        <table className="list">
          <thead>
            <tr>
              <th>{t('admin.kept')}</th>
              <th className="num">{t('admin.count')}</th>
              <th>{t('admin.until')}</th>
            </tr>
          </thead>
          <tbody>
            {view.data.kept.map(({ what, count, until, protected: kept }) => (
              <tr key={what.en}>
                <td className="strong">
                  {kept && <Icon name="lock" />} {say(what)}
                </td>
                <td className="num">{figure(count)}</td>
                <td>{say(until)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Note>{t('admin.retentionText')}</Note>
    </>
  );
}
