import type { TeamsView } from '../../../contract/index.ts';
import { announce } from '../../parts/announcer.tsx';
import { Awaiting, Empty, Note } from '../../parts/states.tsx';
import { call } from '../../server/call.ts';
import { dossierChanged, remember, useResource } from '../../server/resource.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';
import { ChosenChange } from './chosen-change.tsx';

/** Which team sees which dossier; every change has a reason on the record. */
export function DossierTeamsPart() {
  const { t } = useWords();
  const list = useResource('listTeams', {});
  if (list.data === undefined) return <Awaiting of={list} what={t('loading.administration')} rows={4} />;
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
  const acting = useAct();
  const known = new Set([...(team === null ? [] : [team]), ...teams.map((each) => each.name)]);
  const none = team === null ? [['', t('team.none')] as const] : [];
  const give = (wanted: string, reason: string): void =>
    void acting.act(call('giveTeam', { dossierId: id }, { body: { team: wanted, reason } }), (view) => {
      remember('listTeams', {}, view);
      dossierChanged(id);
      announce(t('team.given', { name, team: wanted }));
    });
  return (
    <ChosenChange
      acting={acting}
      name={name}
      choice={{
        label: t('team.teamOf', { name }),
        now: team ?? '',
        options: [...none, ...[...known].map((each) => [each, each] as const)],
      }}
      button={{ words: t(team === null ? 'team.give' : 'team.move'), label: t('team.giveOf', { name }) }}
      onSend={give}
    >
      <span className="clip">
        <b>{name}</b> <span className="muted s">{t(`team.side.${side}`)}</span>
      </span>
    </ChosenChange>
  );
}
