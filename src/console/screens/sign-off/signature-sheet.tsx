import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { DossierView, SignOffSheet } from '../../../contract/index.ts';
import { useSession } from '../../app/session.tsx';
import { ActForm } from '../../parts/act-form.tsx';
import { announce } from '../../parts/announcer.tsx';
import { Check } from '../../parts/check.tsx';
import { Field, TextField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useSigner } from '../../parts/signer.tsx';
import { call } from '../../server/call.ts';
import { useConnection } from '../../server/connection.ts';
import { dossierChanged, remember } from '../../server/resource.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';
import { dayOf, timeOf } from '../../words/times.ts';

type Props = { readonly dossierId: string; readonly sheet: SignOffSheet; readonly dossier: DossierView };

/** In groups of four, short: `9c41 e07a … 71be 0a64`. */
function shortHash(hash: string): string {
  const groups = hash.match(/.{1,4}/gu) ?? [];
  return [...groups.slice(0, 2), '…', ...groups.slice(-2)].join(' ');
}

/** Exactly what is signed, by its hash; then name, meaning and the password again. */
export function SignatureSheet({ dossierId, sheet, dossier }: Props) {
  const { t, say, language } = useWords();
  const [whole, setWhole] = useState(false);
  const first = sheet.signOffs.find((item) => item.meaning === 'reviewed');
  const second = sheet.signOffs.find((item) => item.meaning === 'approved');
  const mine = sheet.mine.meaning;
  const same = sheet.signOffs.every(({ contentHash }) => contentHash === sheet.contentHash);
  return (
    <aside className="sheet" aria-label={t('signOff.signature')}>
      <div className="top">
        <p className="s muted">{t('signOff.signature')}</p>
        <h2>{t('signOff.report', { name: dossier.summary.product || dossier.summary.name })}</h2>
      </div>
      <dl>
        <dt>{t('signOff.what')}</dt>
        <dd>{t('signOff.whatText', { decisions: sheet.decided, documents: dossier.documents.length })}</dd>
        <dt>{t('signOff.hash')}</dt>
        <dd>
          <span className={whole ? 'hash' : 'mono'}>{whole ? sheet.contentHash : shortHash(sheet.contentHash)}</span>{' '}
          <button type="button" className="linklike s" onClick={() => setWhole(!whole)}>
            {whole ? t('signOff.showShort') : t('signOff.showAll')}
          </button>
        </dd>
        <dt>{t('signOff.release')}</dt>
        <dd>{dossier.release === null ? '–' : `${dossier.release.engineVersion} · ${dossier.release.model ?? t('desk.rulesOnly')}`}</dd>
        <dt>{t('signOff.inForce')}</dt>
        <dd>
          {dossier.asOf === null
            ? '–'
            : t('signOff.asOf', { day: dayOf(dossier.asOf, language), basis: t(`basis.${dossier.asOfBasis ?? 'prepared'}`) })}
        </dd>
      </dl>
      {first !== undefined && (
        <p className={same ? 'sig-match same s' : 'sig-match s'}>
          <Icon name={same ? 'met' : 'search-failed'} /> {t(same ? 'signOff.sameHash' : 'signOff.otherHash')}
        </p>
      )}
      <Signature title={t('signOff.first')} done={first}>
        {mine === 'reviewed' ? (
          <SignForm {...{ dossierId, sheet }} meaning="reviewed" />
        ) : (
          first === undefined && <Waiting text={say(sheet.mine.refusal) || t('signOff.waitFirst')} />
        )}
      </Signature>
      {sheet.needsSecondPerson && (
        <Signature title={t('signOff.second')} done={second} why={say(sheet.secondPersonReason)}>
          {mine === 'approved' ? (
            <SignForm {...{ dossierId, sheet }} meaning="approved" />
          ) : (
            second === undefined && (
              <Waiting text={first === undefined ? t('signOff.secondLater') : say(sheet.mine.refusal) || t('signOff.waitSecond')} />
            )
          )}
        </Signature>
      )}
      {sheet.mine.maySendBack && (
        <div className="sig">
          <SendBack dossierId={dossierId} />
        </div>
      )}
      {sheet.phase === 'signed' && (
        <div className="sig">
          <Link className="button primary" to="../report">
            {t('signOff.toReport')}
          </Link>
        </div>
      )}
    </aside>
  );
}

function Signature({
  title,
  done,
  why,
  children,
}: {
  title: string;
  done: SignOffSheet['signOffs'][number] | undefined;
  /** Why this signature is needed at all. */
  why?: string;
  children: ReactNode;
}) {
  const { t, language } = useWords();
  return (
    <section className="sig">
      <div>
        <h3>{title}</h3>
        {why !== undefined && why !== '' && <p className="s muted">{why}</p>}
      </div>
      {done !== undefined && (
        <>
          <p className="line">
            <span className="seal">{done.byName}</span>
            <span className="s muted">
              {dayOf(done.at, language)} {timeOf(done.at, true)}
            </span>
          </p>
          <p className="s muted">
            {t(`meaning.${done.meaning}`)}
            {done.auditSeq !== null && <> · {t('signOff.record', { number: done.auditSeq })}</>}
            {' · '}
            <span className="mono">{done.contentHash.slice(0, 12)}…</span>
          </p>
        </>
      )}
      {children}
    </section>
  );
}

function Waiting({ text }: { text: string }) {
  return <p className="muted s">{text}</p>;
}

function SignForm({ dossierId, sheet, meaning }: { dossierId: string; sheet: SignOffSheet; meaning: 'reviewed' | 'approved' }) {
  const { t } = useWords();
  const { person } = useSession();
  const { reachable } = useConnection();
  const signer = useSigner();
  const acting = useAct();
  const [sure, setSure] = useState(false);
  const sign = (): Promise<void> =>
    acting.act(
      signer.sign((secrets) => call('sign', { dossierId }, { body: { meaning, contentHash: sheet.contentHash, ...secrets } })),
      (next) => {
        remember('signOffSheet', { dossierId }, next);
        dossierChanged(dossierId);
        announce(t('signOff.announce'));
      },
      (problem) => {
        if (problem.kind === 'refused' && problem.status === 409) dossierChanged(dossierId);
      },
    );
  return (
    <>
      <ActForm
        className="sign-form"
        byKey
        acting={acting}
        ready={sure && signer.ready && reachable}
        send={t(`signOff.sign.${meaning}`)}
        onSend={sign}
      >
        <Check className="meaning" checked={sure} onChange={setSure}>
          {t(`meaning.${meaning}`)}
        </Check>
        <div className="two">
          <Field label={t('signOff.name')}>
            <input className="input" value={person.name} readOnly autoComplete="name" />
          </Field>
          {signer.fields}
        </div>
      </ActForm>
      <p className="s muted">{t('signOff.stale')}</p>
    </>
  );
}

function SendBack({ dossierId }: { dossierId: string }) {
  const { t } = useWords();
  const acting = useAct();
  const [reason, setReason] = useState('');
  const send = (): Promise<void> =>
    acting.act(call('sendBack', { dossierId }, { body: { reason } }), (sheet) => {
      remember('signOffSheet', { dossierId }, sheet);
      dossierChanged(dossierId);
      announce(t('signOff.announceBack'));
    });
  return (
    <ActForm className="sign-form send-back" plain acting={acting} ready={reason.trim() !== ''} send={t('signOff.sendBack')} onSend={send}>
      <TextField label={t('signOff.sendBackReason')} rows={2} value={reason} onChange={setReason} required maxLength={4000} />
    </ActForm>
  );
}
