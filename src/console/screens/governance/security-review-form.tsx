import { useState } from 'react';
import type { ReleaseList } from '../../../contract/index.ts';
import type { Release, SecurityReview } from '../../../domain/index.ts';
import { securityQuestions } from '../../../domain/security-questions.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { Check } from '../../parts/check.tsx';
import { TextField } from '../../parts/field.tsx';
import { useSigner } from '../../parts/signer.tsx';
import { call } from '../../server/call.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';

type Answers = SecurityReview['answers'];
const none = Object.fromEntries(securityQuestions.map((question) => [question, { ok: false, note: '' }])) as Answers;

/** The security review of a release: each question affirmed or answered with a note, a conclusion, signed. */
export function SecurityReviewForm({ release, onDone }: { readonly release: Release; readonly onDone: (list: ReleaseList) => void }) {
  const { t } = useWords();
  const acting = useAct();
  const signer = useSigner();
  const [answers, setAnswers] = useState(none);
  const [conclusion, setConclusion] = useState('');
  const set = (question: keyof Answers, part: Partial<Answers[keyof Answers]>): void =>
    setAnswers({ ...answers, [question]: { ...answers[question], ...part } });
  const send = (): Promise<void> =>
    acting.act(
      signer.sign((secrets) => call('reviewRelease', { releaseId: release.id }, { body: { answers, conclusion, ...secrets } })),
      onDone,
    );
  return (
    <ActForm label={t('governance.review')} acting={acting} signer={signer} send={t('governance.review')} onSend={send}>
      {securityQuestions.map((question) => (
        <fieldset key={question}>
          <Check checked={answers[question].ok} onChange={(ok) => set(question, { ok })}>
            {t(`governance.security.${question}`)}
          </Check>
          {!answers[question].ok && (
            <input
              className="input"
              aria-label={t('governance.note', { what: t(`governance.security.${question}`) })}
              placeholder={t('governance.noteHint')}
              value={answers[question].note}
              onChange={(event) => set(question, { note: event.target.value })}
            />
          )}
        </fieldset>
      ))}
      <TextField label={t('governance.conclusion')} rows={2} value={conclusion} onChange={setConclusion} required />
    </ActForm>
  );
}
