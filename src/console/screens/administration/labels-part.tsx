import { useState } from 'react';
import type { DossierLabel } from '../../../domain/index.ts';
import { Loading, ProblemNote } from '../../parts/states.tsx';
import { call } from '../../server/call.ts';
import { remember, useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { useAct } from '../../server/use-act.ts';

const labels: readonly DossierLabel[] = ['public', 'internal', 'confidential', 'secret'];

/** How far the text of each dossier may go; every change has a reason on the record. */
export function LabelsPart() {
  const { t } = useWords();
  const list = useResource('listLabels', {});
  if (list.data === undefined) {
    return list.problem === undefined ? (
      <Loading what={t('loading.administration')} rows={4} />
    ) : (
      <ProblemNote problem={list.problem} onRetry={list.reload} />
    );
  }
  return (
    <div className="panel">
      {list.data.dossiers.map((dossier) => (
        <LabelEntry key={dossier.id + dossier.label} {...dossier} />
      ))}
    </div>
  );
}

function LabelEntry({ id, name, label }: { id: string; name: string; label: DossierLabel }) {
  const { t } = useWords();
  const { act, refusal, busy } = useAct();
  const [wanted, setWanted] = useState(label);
  const [reason, setReason] = useState('');
  return (
    <div className="label-entry">
      <b className="clip">{name}</b>
      <select
        className="select"
        aria-label={`${t('admin.label')}: ${name}`}
        value={wanted}
        onChange={(event) => setWanted(event.target.value as DossierLabel)}
      >
        {labels.map((item) => (
          <option key={item} value={item}>
            {t(`admin.labels.${item}`)}
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
        aria-label={t('admin.setLabelOf', { name })}
        disabled={busy || wanted === label || reason.trim() === ''}
        onClick={() =>
          void act(call('labelDossier', { dossierId: id }, { body: { label: wanted, reason } }), (value) =>
            remember('listLabels', {}, value),
          )
        }
      >
        {t('admin.setLabel')}
      </button>
      {refusal !== '' && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}
