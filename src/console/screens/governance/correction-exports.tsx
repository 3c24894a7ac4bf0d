import { useState } from 'react';
import type { CorrectionsView } from '../../../contract/index.ts';
import { useSession } from '../../app/session.tsx';
import { Note } from '../../parts/states.tsx';
import { announce } from '../../parts/announcer.tsx';
import { ActForm } from '../../parts/act-form.tsx';
import { Check } from '../../parts/check.tsx';
import { useSigner } from '../../parts/signer.tsx';
import { call } from '../../server/call.ts';
import { useAct } from '../../server/use-act.ts';
import { addressOf } from '../../server/endpoints.ts';
import { useWords } from '../../words/language.ts';
import { dayOf, figure, timeOf } from '../../words/times.ts';

type Entry = CorrectionsView['exports'][number];
type Props = {
  readonly exports: readonly Entry[];
  /** After a download, which is counted. */
  readonly onTaken: () => void;
  readonly onDone: (page: CorrectionsView) => void;
};

/** Exports that were asked for, declined and released; nothing is shown while there are none. */
export function CorrectionExports({ exports, onTaken, onDone }: Props) {
  const { t } = useWords();
  if (exports.length === 0) return null;
  return (
    <section className="panel exports" aria-label={t('corrections.exports')}>
      <h2>{t('corrections.exports')}</h2>
      <ul>
        {exports.map((entry) => (
          <Export key={entry.id} entry={entry} onTaken={onTaken} onDone={onDone} />
        ))}
      </ul>
    </section>
  );
}

function Export({ entry, onTaken, onDone }: { readonly entry: Entry } & Pick<Props, 'onTaken' | 'onDone'>) {
  const { t, language } = useWords();
  const { person } = useSession();
  const { id, purpose, state, askedBy, askedByName, askedAt, decidedByName, decidedAt, file, downloads, dossiers } = entry;
  const time = (at: string): string => `${dayOf(at, language)} ${timeOf(at)}`;
  const mine = askedBy === person.id;
  const stale = dossiers.filter(({ alias, now }) => alias !== null && (now === 'no-consent' || now === 'deleted'));
  const masked = Object.entries(file?.masked ?? {}).map(([kind, count]) => `${t(`corrections.kind.${kind}`)} ${figure(count)}`);
  return (
    <li>
      <p className="row">
        <b>{purpose}</b>
        <span className="tag">{t(`corrections.state.${state}`)}</span>
      </p>
      <p className="s muted">
        {t('corrections.askedBy', { name: askedByName, time: time(askedAt) })}
        {decidedAt !== null &&
          ` ${t(state === 'declined' ? 'corrections.declinedBy' : 'corrections.releasedBy', { name: decidedByName ?? '', time: time(decidedAt) })}`}
      </p>
      <ul className="inside">
        {dossiers.map(({ id: dossier, name, now, leftOut, alias, lines }) => (
          <li key={dossier} className="s">
            {name}
            {alias !== null && (
              <span className="muted">
                {' '}
                {t('corrections.lines', { count: lines })} <code>{alias}</code>
              </span>
            )}
            {leftOut !== null && <span className="muted"> {t(`corrections.leftOut.${leftOut}`)}</span>}
            {state === 'asked' && now !== null && <span className="muted"> {t(`corrections.willBeLeftOut.${now}`)}</span>}
          </li>
        ))}
      </ul>
      {stale.map(({ id: dossier, name, now, alias }) => (
        <Note key={dossier} tone="warn">
          {t(now === 'deleted' ? 'corrections.deletedSince' : 'corrections.withdrawnSince', { name, alias })}
        </Note>
      ))}
      {file !== null && (
        <p className="s">
          {t('corrections.file', { lines: figure(file.lines) })}{' '}
          {masked.length === 0 ? t('corrections.nothingMasked') : t('corrections.masked', { counts: masked.join(t('corrections.and')) })}{' '}
          <code>{t('corrections.hash', { hash: file.sha256 })}</code> {t('corrections.downloads', { count: downloads })}
        </p>
      )}
      {file !== null && mine && stale.length === 0 && (
        <p>
          <a href={addressOf('downloadCorrections', { exportId: id })} download onClick={() => setTimeout(onTaken, 1500)}>
            {t('corrections.download')}
          </a>
        </p>
      )}
      {state === 'asked' && (mine ? <p className="s muted">{t('corrections.waits')}</p> : <Decide entry={entry} onDone={onDone} />)}
    </li>
  );
}

function Decide({ entry: { id, purpose, dossiers }, onDone }: { readonly entry: Entry; readonly onDone: Props['onDone'] }) {
  const { t } = useWords();
  const acting = useAct();
  const signer = useSigner();
  const [sure, setSure] = useState(false);
  const left = dossiers.filter(({ now }) => now === null).length;
  const decide = (pressed: string): Promise<void> => {
    const decision = pressed === 'decline' ? 'decline' : 'release';
    return acting.act(
      signer.sign((secrets) => call('decideCorrections', { exportId: id }, { body: { decision, ...secrets } })),
      (page) => {
        onDone(page);
        announce(t(`corrections.decided.${decision}`));
      },
    );
  };
  return (
    <ActForm
      className="decide-export"
      label={t('corrections.decide', { purpose })}
      acting={acting}
      signer={signer}
      send={t('corrections.release')}
      onSend={decide}
      ready={sure && left > 0}
      others={
        <button type="submit" className="button" value="decline" disabled={acting.busy || !signer.ready}>
          {t('corrections.decline')}
        </button>
      }
    >
      <Check checked={sure} onChange={setSure}>
        {t('corrections.sure', { count: left })}
      </Check>
    </ActForm>
  );
}
