import { type FormEvent, useState } from 'react';
import type { CertificateView } from '../../../contract/index.ts';
import { announce } from '../../parts/announcer.tsx';
import { useSigner } from '../../parts/signer.tsx';
import { call, type Result } from '../../server/call.ts';
import { dossierChanged, remember } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';

/** The second person: releases exactly this version with their password, or sends it back with a reason. */
export function CertificateRelease({ dossierId, view }: { dossierId: string; view: CertificateView }) {
  const { t, say } = useWords();
  const signer = useSigner();
  const [sure, setSure] = useState(false);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState('');
  const place = { dossierId, kind: view.kind };
  const keep = (result: Result<CertificateView>, said: string): void => {
    if (!result.ok) {
      setRefusal(
        result.problem.kind === 'unreachable' ? t('problem.unreachableText') : say(result.problem.message) || t('problem.refusedText'),
      );
      return;
    }
    setRefusal('');
    remember('certificate', place, result.value);
    dossierChanged(dossierId);
    announce(said);
  };
  const release = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (view.version === null) return;
    const body = { hash: view.version.hash, ...signer.take() };
    keep(await call('releaseCertificate', place, { body }), t('certificate.announceReleased'));
    signer.answered();
  };
  const sendBack = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    keep(await call('sendBackCertificate', place, { body: { reason } }), t('certificate.announceBack'));
  };
  return (
    <>
      {refusal !== '' && (
        <p className="refusal s" role="alert">
          {refusal}
        </p>
      )}
      {view.mine.release !== null && <p className="s muted">{say(view.mine.release)}</p>}
      {view.mine.release === null && (
        <form className="release" onSubmit={(event) => void release(event)}>
          <label className="meaning">
            <input type="checkbox" checked={sure} onChange={(event) => setSure(event.target.checked)} />
            <span>{t('certificate.releaseText')}</span>
          </label>
          {signer.fields}
          <button type="submit" className="button primary" disabled={!sure || !signer.ready}>
            {t('certificate.release')}
          </button>
        </form>
      )}
      {view.mine.maySendBack && (
        <form className="send-back" onSubmit={(event) => void sendBack(event)}>
          <label className="field">
            <span>{t('certificate.sendBackReason')}</span>
            <textarea className="input" rows={2} value={reason} maxLength={400} onChange={(event) => setReason(event.target.value)} />
          </label>
          <button type="submit" className="button" disabled={reason.trim() === ''}>
            {t('certificate.sendBack')}
          </button>
        </form>
      )}
    </>
  );
}
