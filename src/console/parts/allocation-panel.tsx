import { useState } from 'react';
import type { AllocationView } from '../../contract/index.ts';
import { useHasRole } from '../app/session.tsx';
import { call } from '../server/call.ts';
import { dossierChanged, remember, useResource } from '../server/resource.ts';
import { useAct } from '../server/use-act.ts';
import { useWords } from '../words/language.ts';
import { dayOf } from '../words/times.ts';
import { ActForm } from './act-form.tsx';
import { announce } from './announcer.tsx';
import { TextField } from './field.tsx';
import './allocation-panel.css';
import { Awaiting, Empty } from './states.tsx';

/** Who could review a dossier and why; a lead confirms the suggestion or chooses another with a reason. Both go on the record. */
export function AllocationPanel({ dossierId, onDone }: { dossierId: string; onDone?: () => void }) {
  const { t, say, language } = useWords();
  const view = useResource('allocation', { dossierId });
  const lead = useHasRole('lead');
  if (view.data === undefined) return <Awaiting of={view} what={t('loading.allocation')} rows={3} />;
  const { disciplines, excluded, dueDate, dueReason, candidates } = view.data.suggestion;
  return (
    <div className="allocation">
      <dl>
        <dt>{t('allocate.needed')}</dt>
        <dd>
          {disciplines.map(({ skill, reason }) => (
            <p key={skill}>
              <b>{t(`allocate.skill.${skill}`)}</b> <span className="muted s">{say(reason)}</span>
            </p>
          ))}
        </dd>
        <dt>{t('allocate.due')}</dt>
        <dd>
          {dueDate === null ? t('allocate.noDue') : dayOf(dueDate, language)} <span className="muted s">{say(dueReason)}</span>
        </dd>
      </dl>
      {candidates.length === 0 && <Empty title={t('allocate.nobody')}>{t('allocate.nobodyText')}</Empty>}
      {lead ? (
        <Choose dossierId={dossierId} view={view.data} {...(onDone === undefined ? {} : { onDone })} />
      ) : (
        <>
          <ul className="candidates">
            {candidates.map((candidate) => (
              <li key={candidate.personId}>
                <b>{candidate.name}</b> <span className="muted s">{say(candidate.reason)}</span>
              </li>
            ))}
          </ul>
          <p className="s muted">{t('allocate.onlyLead')}</p>
        </>
      )}
      {excluded.length > 0 && (
        <details>
          <summary className="s">
            {t('allocate.excluded')} <span className="faint">{excluded.length}</span>
          </summary>
          <ul>
            {excluded.map((person) => (
              <li key={person.personId} className="s">
                <b>{person.name}</b> <span className="muted">{say(person.reason)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {view.data.history.length > 0 && <History view={view.data} />}
    </div>
  );
}

function Choose({ dossierId, view, onDone }: { dossierId: string; view: AllocationView; onDone?: () => void }) {
  const { t, say } = useWords();
  const { candidates } = view.suggestion;
  const people = useResource('listPeople', {});
  const [chosen, setChosen] = useState<string>(candidates[0]?.personId ?? '');
  const [reason, setReason] = useState('');
  const acting = useAct();
  const able = (people.data?.people ?? []).filter(
    ({ active, roles }) => active && roles.some((role) => role === 'reviewer' || role === 'lead'),
  );
  const others = able.filter(({ id }) => !candidates.some(({ personId }) => personId === id));
  const name = [...candidates.map(({ personId, name: known }) => ({ id: personId, name: known })), ...able].find(
    ({ id }) => id === chosen,
  )?.name;
  const first = candidates[0]?.personId === chosen;
  const assign = (): Promise<void> =>
    acting.act(call('allocate', { dossierId }, { body: { assignTo: chosen as never, reason } }), (next) => {
      setReason('');
      remember('allocation', { dossierId }, next);
      dossierChanged(dossierId);
      announce(t('allocate.assign', { name }));
      onDone?.();
    });
  return (
    <ActForm
      acting={acting}
      ready={name !== undefined && (first || reason.trim() !== '')}
      send={name === undefined ? t('allocate.choose') : t(first ? 'allocate.confirm' : 'allocate.assign', { name })}
      onSend={assign}
    >
      <fieldset>
        <legend className="s muted">{t('allocate.candidates')}</legend>
        {candidates.map((candidate, index) => (
          <label key={candidate.personId} className="candidate">
            <input type="radio" name="reviewer" checked={chosen === candidate.personId} onChange={() => setChosen(candidate.personId)} />
            <span>
              <b>{candidate.name}</b> {index === 0 && <span className="tag">{t('allocate.suggested')}</span>}
              <span className="s muted block">{say(candidate.reason)}</span>
            </span>
          </label>
        ))}
        {others.length > 0 && (
          <label className="candidate">
            <input
              type="radio"
              name="reviewer"
              checked={others.some(({ id }) => id === chosen)}
              onChange={() => setChosen(others[0]?.id ?? '')}
              aria-label={t('allocate.other')}
            />
            <select
              className="select"
              aria-label={t('allocate.other')}
              value={others.some(({ id }) => id === chosen) ? chosen : ''}
              onChange={(event) => setChosen(event.target.value)}
            >
              <option value="" disabled>
                {t('allocate.other')}
              </option>
              {others.map((person) => (
                <option key={person.id} value={person.id}>
                  {person.name}
                </option>
              ))}
            </select>
          </label>
        )}
      </fieldset>
      {!first && <TextField label={t('allocate.reason')} value={reason} onChange={setReason} required maxLength={2000} />}
    </ActForm>
  );
}

function History({ view }: { view: AllocationView }) {
  const { t, language } = useWords();
  const people = useResource('listPeople', useHasRole('lead', 'governance', 'administrator') ? {} : null);
  const nameOf = (id: string): string => people.data?.people.find((person) => person.id === id)?.name ?? id;
  return (
    <section aria-label={t('allocate.history')}>
      <h3>{t('allocate.history')}</h3>
      <ol className="history">
        {view.history.toReversed().map(({ no, assignedTo, by, at, reason, suggested }) => {
          const best = suggested.candidates[0];
          return (
            <li key={no} className="s">
              <b>{suggested.candidates.find(({ personId }) => personId === assignedTo)?.name ?? nameOf(assignedTo)}</b>{' '}
              <span className="muted">
                {best === undefined
                  ? t('allocate.nobodyWas')
                  : best.personId === assignedTo
                    ? t('allocate.as')
                    : t('allocate.was', { name: best.name })}
                {reason === '' ? '' : ` · ${reason}`} · {[nameOf(by), dayOf(at, language)].join(t('comma'))}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
