import { type FormEvent, useState } from 'react';
import type { Endpoint } from '../../../domain/index.ts';
import { useHasRole } from '../../app/session.tsx';
import { Empty, Loading, Note, ProblemNote } from '../../parts/states.tsx';
import { call } from '../../server/call.ts';
import { remember, useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { useAct } from '../../server/use-act.ts';

const decisions = { registered: ['approve', 'reject'], approved: ['suspend'], suspended: ['approve'], rejected: ['approve'] } as const;

/** Model endpoints: an administrator registers, governance decides, either suspends. */
export function EndpointsPart() {
  const { t } = useWords();
  const list = useResource('listEndpoints', {});
  const administrator = useHasRole('administrator');
  if (list.data === undefined) {
    return list.problem === undefined ? (
      <Loading what={t('loading.administration')} rows={4} />
    ) : (
      <ProblemNote problem={list.problem} onRetry={list.reload} />
    );
  }
  return (
    <>
      {list.data.endpoints.length === 0 && <Empty title={t('admin.noEndpoints')}>{t('admin.noEndpointsText')}</Empty>}
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
      {refusal !== '' && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
    </section>
  );
}

function Register() {
  const { t } = useWords();
  const { act, refusal, busy } = useAct();
  const [name, setName] = useState('');
  const [baseUrl, setBaseUrl] = useState('');
  const [external, setExternal] = useState(false);
  const [masks, setMasks] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = { name, baseUrl, location: external ? ('external' as const) : ('on-premises' as const), masksOnPremises: masks };
    void act(call('registerEndpoint', {}, { body }), (value) => {
      setName('');
      setBaseUrl('');
      remember('listEndpoints', {}, value);
    });
  };
  return (
    <form className="panel admin-form pad" onSubmit={submit} aria-label={t('admin.register')}>
      <h2>{t('admin.register')}</h2>
      <label className="field">
        <span>{t('admin.name')}</span>
        <input
          className="input"
          value={name}
          onChange={(event) => setName(event.target.value)}
          pattern="[a-z][a-z0-9\-]*"
          required
          maxLength={40}
        />
      </label>
      <label className="field">
        <span>{t('admin.address')}</span>
        <input className="input" type="url" value={baseUrl} onChange={(event) => setBaseUrl(event.target.value)} required maxLength={500} />
      </label>
      <label className="field">
        <span>{t('admin.location')}</span>
        <select className="select" value={external ? 'external' : ''} onChange={(event) => setExternal(event.target.value === 'external')}>
          <option value="">{t('admin.onPremises')}</option>
          <option value="external">{t('admin.external')}</option>
        </select>
      </label>
      <label className="row">
        <input type="checkbox" checked={masks} onChange={(event) => setMasks(event.target.checked)} />
        {t('admin.mask')}
      </label>
      {refusal !== '' && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
      <div className="row">
        <button type="submit" className="button" disabled={busy}>
          {t('admin.register')}
        </button>
      </div>
    </form>
  );
}
