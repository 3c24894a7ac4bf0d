import type { DossierLabel } from '../../../domain/index.ts';
import { Awaiting } from '../../parts/states.tsx';
import { call } from '../../server/call.ts';
import { remember, useResource } from '../../server/resource.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';
import { ChosenChange } from './chosen-change.tsx';

const labels: readonly DossierLabel[] = ['public', 'internal', 'confidential', 'secret'];

/** How far the text of each dossier may go; every change has a reason on the record. */
export function LabelsPart() {
  const { t } = useWords();
  const list = useResource('listLabels', {});
  if (list.data === undefined) return <Awaiting of={list} what={t('loading.administration')} rows={4} />;
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
  const acting = useAct();
  const options = labels.map((each) => [each, t(`admin.labels.${each}`)] as const);
  return (
    <ChosenChange
      acting={acting}
      name={name}
      choice={{ label: `${t('admin.label')}: ${name}`, now: label, options }}
      button={{ words: t('admin.setLabel'), label: t('admin.setLabelOf', { name }) }}
      onSend={(wanted, reason) =>
        void acting.act(call('labelDossier', { dossierId: id }, { body: { label: wanted, reason } }), (view) =>
          remember('listLabels', {}, view),
        )
      }
    >
      <b className="clip">{name}</b>
    </ChosenChange>
  );
}
