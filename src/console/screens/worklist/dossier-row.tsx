import { Link } from 'react-router';
import type { DossierSummary } from '../../../contract/index.ts';
import { useHasRole, useIsWriter } from '../../app/session.tsx';
import { Person } from '../../parts/signs.tsx';
import { useWords } from '../../words/language.ts';
import { dayOf } from '../../words/times.ts';
import { daysLeft } from './worklist-view.ts';

/** One dossier: what it is, how pressing, how far, how long left, and whose. */
export function DossierRow({ dossier, onAllocate }: { dossier: DossierSummary; onAllocate: () => void }) {
  const { t, say, language } = useWords();
  const ready = dossier.status === 'ready';
  const writer = useIsWriter();
  const address = ready ? `/dossiers/${dossier.id}/${writer ? 'gaps' : 'desk'}` : `/dossiers/${dossier.id}`;
  const parties = [dossier.holder, dossier.manufacturer].filter(Boolean);
  return (
    <tr>
      <td>
        <Link className="name" to={address}>
          {dossier.product || dossier.name}
        </Link>{' '}
        <TeamTag team={dossier.team} />
        <p className="sub parties" title={parties.join(' · ')}>
          {parties.length === 0 ? <span className="faint">{t('worklist.notYet')}</span> : parties.join(' · ')}
        </p>
        {dossier.product !== '' && dossier.product !== dossier.name && <p className="sub">{dossier.name}</p>}
      </td>
      <td>
        <span className="programme">{t(`programme.${dossier.programme}`, { defaultValue: dossier.programme })}</span>
        <p className="sub">
          {t('worklist.documents', { count: dossier.documents })}
          {t('comma')}
          {t('worklist.pages', { count: dossier.pages })}
        </p>
      </td>
      <td>
        {ready && (
          <>
            <span className="risk">
              <span className={`bars ${dossier.riskTier}`} aria-hidden="true">
                <i />
                <i />
                <i />
              </span>
              {t(`risk.${dossier.riskTier}`)}
            </span>
            <p className="sub">{say(dossier.riskReason)}</p>
          </>
        )}
      </td>
      <td className="nowrap">
        {ready && !writer && (
          <>
            {t('worklist.of', { decided: dossier.decided, total: dossier.total })}
            <div className="progress">
              <i style={{ width: `${dossier.total === 0 ? 0 : (100 * dossier.decided) / dossier.total}%` }} />
            </div>
          </>
        )}
        <p className="sub">
          {dossier.status === 'failed' ? (
            <span className="failed">{say(dossier.failure) || t('status.failed')}</span>
          ) : ready && dossier.phase !== null && !writer ? (
            t(`phase.${dossier.phase}`)
          ) : (
            t(`status.${dossier.status}`)
          )}
        </p>
      </td>
      <td className="nowrap">{writer ? dayOf(dossier.receivedAt, language) : <Clock dossier={dossier} />}</td>
      {!writer && (
        <td>
          <Reviewer dossier={dossier} onAllocate={onAllocate} />
        </td>
      )}
    </tr>
  );
}

/** Whose it is; leads go from here to where that is changed. */
function TeamTag({ team }: { team: string | null }) {
  const { t } = useWords();
  const lead = useHasRole('lead');
  const words = team ?? t('team.none');
  if (!lead) return <span className="tag">{words}</span>;
  return (
    <Link className="tag above" to="/administration?part=dossiers" title={t('team.change')}>
      {words}
    </Link>
  );
}

function Clock({ dossier }: { dossier: DossierSummary }) {
  const { t, language } = useWords();
  const left = daysLeft(dossier, new Date());
  if (left === null || dossier.dueDate === null) {
    return (
      <>
        <span className="faint">{t('list.noDue')}</span>
        <p className="sub">{t('list.received', { day: dayOf(dossier.receivedAt, language) })}</p>
      </>
    );
  }
  return (
    <>
      <span className={left < 0 ? 'late' : left <= 5 ? 'soon' : ''}>
        {left < 0 ? t('list.late', { count: -left }) : left === 0 ? t('list.today') : t('list.left', { count: left })}
      </span>
      <p className="sub">{t('list.due', { day: dayOf(dossier.dueDate, language) })}</p>
    </>
  );
}

function Reviewer({ dossier, onAllocate }: { dossier: DossierSummary; onAllocate: () => void }) {
  const { t, say } = useWords();
  const lead = useHasRole('lead');
  const name = dossier.product || dossier.name;
  const button = lead && dossier.status === 'ready' && dossier.phase !== 'signed' && (
    <button type="button" className="button above" onClick={onAllocate} aria-label={t('list.allocateLabel', { dossier: name })}>
      {t(dossier.suggested === null ? 'list.allocate' : 'allocate.confirmShort')}
    </button>
  );
  return (
    <div className="reviewer">
      <div>
        {dossier.assignedTo !== null ? (
          <>
            <span className="row">
              <Person name={dossier.assignedTo} /> {dossier.assignedTo}
            </span>
            <p className="sub">{dossier.reviewerTeam}</p>
          </>
        ) : dossier.suggested !== null ? (
          <>
            {t('list.suggested', { name: dossier.suggested.name })}
            <p className="sub">{say(dossier.suggested.reason)}</p>
          </>
        ) : (
          <span className="faint">{t('list.nobody')}</span>
        )}
      </div>
      {button}
    </div>
  );
}
