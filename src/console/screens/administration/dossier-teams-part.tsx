import { useState } from 'react';
import type { TeamsView } from '../../../contract/index.ts';
import { announce } from '../../parts/announcer.tsx';
import { Empty, Loading, Note, ProblemNote } from '../../parts/states.tsx';
import { call } from '../../server/call.ts';
import { dossierChanged, remember, useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { useAct } from '../../server/use-act.ts';

/** Which team sees which dossier; every change has a reason on the record. */
export function DossierTeamsPart() {
  const { t } = useWords();
  const list = useResource('listTeams', {});
  if (list.data === undefined) {
    return list.problem === undefined ? (
      <Loading what={t('loading.administration')} rows={4} />
    ) : (
      <ProblemNote problem={list.problem} onRetry={list.reload} />
    );
  }
  const { teams, dossiers } = list.data;
  const without = dossiers.filter(({ team }) => team === null).length;
  return (
    <>
      <Note>{t('team.rule')}</Note>
      {without > 0 && <Note tone="warn">{t('team.without', { count: without })}</Note>}
      {teams.length === 0 || dossiers.length === 0 ? (
        <Empty title={t(dossiers.length === 0 ? 'team.noDossiers' : 'team.noTeams')}>{t('team.noTeamsText')}</Empty>
      ) : (
        <div className="panel">
          {dossiers.map((dossier) => (
            <Entry key={dossier.id + dossier.team} dossier={dossier} teams={teams} />
          ))}
        </div>
      )}
    </>
  );
}

type EntryProps = { readonly dossier: TeamsView['dossiers'][number]; readonly teams: TeamsView['teams'] };

function Entry({ dossier: { id, name, side, team }, teams }: EntryProps) {
  const { t } = useWords();
  const { act, refusal, busy } = useAct();
  const [wanted, setWanted] = useState(team ?? '');
  const [reason, setReason] = useState('');
  const give = (): void =>
    void act(call('giveTeam', { dossierId: id }, { body: { team: wanted, reason } }), (value) => {
      remember('listTeams', {}, value);
      dossierChanged(id);
      announce(t('team.given', { name, team: wanted }));
    });
  return (
    <div className="label-entry">
      <span className="clip">
        <b>{name}</b> <span className="muted s">{t(`team.side.${side}`)}</span>
      </span>
      <select className="select" aria-label={t('team.teamOf', { name })} value={wanted} onChange={(event) => setWanted(event.target.value)}>
        {team === null && <option value="">{t('team.none')}</option>}
        {[...new Set([...(team === null ? [] : [team]), ...teams.map((known) => known.name)])].map((known) => (
          <option key={known} value={known}>
            {known}
          </option>
        ))}
      </select>
      <input
        className="input"
        aria-label={`${t('admin.reason')}: ${name}`}
        placeholder={t('admin.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        maxLength={2000}
      />
      <button
        type="button"
        className="button"
        aria-label={t('team.giveOf', { name })}
        disabled={busy || wanted === (team ?? '') || reason.trim() === ''}
        onClick={give}
      >
        {t(team === null ? 'team.give' : 'team.move')}
      </button>
      {refusal !== '' && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}
