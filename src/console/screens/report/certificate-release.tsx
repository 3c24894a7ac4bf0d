import { useState } from 'react';
import type { CertificateView } from '../../../contract/index.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { announce } from '../../parts/announcer.tsx';
import { Check } from '../../parts/check.tsx';
import { TextField } from '../../parts/field.tsx';
import { useSigner } from '../../parts/signer.tsx';
import { call } from '../../server/call.ts';
import { dossierChanged, remember } from '../../server/resource.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';

type Props = { readonly dossierId: string; readonly view: CertificateView };

/** The second person: releases exactly this version with their password, or sends it back with a reason. */
export function CertificateRelease({ dossierId, view }: Props) {
  const { say } = useWords();
  return (
    <>
      {view.mine.release !== null && <p className="s muted">{say(view.mine.release)}</p>}
      {view.mine.release === null && view.version !== null && <Release dossierId={dossierId} view={view} hash={view.version.hash} />}
      {view.mine.maySendBack && <SendBack dossierId={dossierId} view={view} />}
    </>
  );
}

function Release({ dossierId, view, hash }: Props & { readonly hash: string }) {
  const { t } = useWords();
  const acting = useAct();
  const signer = useSigner();
  const [sure, setSure] = useState(false);
  const place = { dossierId, kind: view.kind };
  const send = (): Promise<void> =>
    acting.act(
      signer.sign((secrets) => call('releaseCertificate', place, { body: { hash, ...secrets } })),
      (next) => {
        remember('certificate', place, next);
        dossierChanged(dossierId);
        announce(t('certificate.announceReleased'));
      },
    );
  return (
    <ActForm className="release" acting={acting} signer={signer} ready={sure} send={t('certificate.release')} onSend={send}>
      <Check className="meaning" checked={sure} onChange={setSure}>
        {t('certificate.releaseText')}
      </Check>
    </ActForm>
  );
}

function SendBack({ dossierId, view }: Props) {
  const { t } = useWords();
  const acting = useAct();
  const [reason, setReason] = useState('');
  const place = { dossierId, kind: view.kind };
  const send = (): Promise<void> =>
    acting.act(call('sendBackCertificate', place, { body: { reason } }), (next) => {
      remember('certificate', place, next);
      dossierChanged(dossierId);
      announce(t('certificate.announceBack'));
    });
  return (
    <ActForm className="send-back" plain acting={acting} ready={reason.trim() !== ''} send={t('certificate.sendBack')} onSend={send}>
      <TextField label={t('certificate.sendBackReason')} rows={2} value={reason} onChange={setReason} maxLength={400} />
    </ActForm>
  );
}
