import { useState } from 'react';
import type { Endpoint } from '../../../domain/index.ts';
import { useHasRole } from '../../app/session.tsx';
import { ActForm } from '../../parts/act-form.tsx';
import { Check } from '../../parts/check.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Awaiting, Empty, Note } from '../../parts/states.tsx';
import { call } from '../../server/call.ts';
import { remember, useResource } from '../../server/resource.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';

const decisions = { registered: ['approve', 'reject'], approved: ['suspend'], suspended: ['approve'], rejected: ['approve'] } as const;

/** Model endpoints: an administrator registers, governance decides, either suspends. */
export function EndpointsPart() {
  const { t } = useWords();
  const list = useResource('listEndpoints', {});
  const administrator = useHasRole('administrator');
  if (list.data === undefined) return <Awaiting of={list} what={t('loading.administration')} rows={4} />;
  return (
    <>
      {list.data.endpoints.length === 0 && (
        <section className="panel">
          <Empty title={t('admin.noEndpoints')}>{t('admin.noEndpointsText')}</Empty>
        </section>
      )}
      {list.data.endpoints.map((endpoint) => (
        <EndpointEntry key={endpoint.name} endpoint={endpoint} />
      ))}
      {administrator && <Register />}
      <Note>{t('admin.governanceDecides')}</Note>
    </>
  );
}

function EndpointEntry({ endpoint }: { endpoint: Endpoint }) {
  const { t } = useWords();
  const governance = useHasRole('governance');
  const { act, refusal, busy } = useAct();
  const [reason, setReason] = useState('');
  const possible = decisions[endpoint.state].filter((decision) => governance || decision === 'suspend');
  return (
    <section className="panel endpoint" aria-label={endpoint.name}>
      <header>
        <h2>{endpoint.name}</h2>
        <span className="tag">{t(`admin.endpoint.${endpoint.state}`)}</span>
      </header>
      <dl>
        <dt>{t('admin.address')}</dt>
        <dd className="mono">{endpoint.baseUrl}</dd>
        <dt>{t('admin.location')}</dt>
        <dd>{t(endpoint.location === 'on-premises' ? 'admin.onPremises' : 'admin.external')}</dd>
        {endpoint.decided !== null && (
          <>
            <dt>{t('admin.state')}</dt>
            <dd>{t('admin.decidedBy', { name: endpoint.decided.byName, reason: endpoint.decided.reason })}</dd>
          </>
        )}
      </dl>
      {possible.length > 0 && (
        <div className="row decide-endpoint">
          <label className="field grow">
            <span>{t('admin.reason')}</span>
            <input className="input" value={reason} onChange={(event) => setReason(event.target.value)} maxLength={2000} />
          </label>
          {possible.map((decision) => (
            <button
              key={decision}
              type="button"
              className="button"
              disabled={busy || reason.trim() === ''}
              onClick={() =>
                void act(call('decideEndpoint', { name: endpoint.name }, { body: { decision, reason } }), (value) => {
                  setReason('');
                  remember('listEndpoints', {}, value);
                })
              }
            >
              {t(`admin.decide.${decision}`)}
            </button>
          ))}
        </div>
      )}
      <Refusal words={refusal} />
    </section>
  );
}

function Register() {
  const { t } = useWords();
  const acting = useAct();
  const [name, setName] = useState('');
  const [baseUrl, setBaseUrl] = useState('');
  const [location, setLocation] = useState('on-premises');
  const [masks, setMasks] = useState(false);
  const send = (): Promise<void> => {
    const body = { name, baseUrl, location: location as Endpoint['location'], masksOnPremises: masks };
    return acting.act(call('registerEndpoint', {}, { body }), (list) => {
      setName('');
      setBaseUrl('');
      remember('listEndpoints', {}, list);
    });
  };
  return (
    <ActForm className="panel admin-form pad" label={t('admin.register')} plain acting={acting} send={t('admin.register')} onSend={send}>
      <h2>{t('admin.register')}</h2>
      <TextField label={t('admin.endpointName')} value={name} onChange={setName} pattern="[a-z][a-z0-9\-]*" required maxLength={40} />
      <TextField label={t('admin.address')} type="url" value={baseUrl} onChange={setBaseUrl} required maxLength={500} />
      <SelectField label={t('admin.location')} value={location} onChange={setLocation}>
        <option value="on-premises">{t('admin.onPremises')}</option>
        <option value="external">{t('admin.external')}</option>
      </SelectField>
      <Check checked={masks} onChange={setMasks}>
        {t('admin.mask')}
      </Check>
    </ActForm>
  );
}
