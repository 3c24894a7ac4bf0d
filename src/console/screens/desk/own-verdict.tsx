import { type FormEvent, useRef, useState } from 'react';
import type { CoveredFindingView } from '../../../contract/index.ts';
import type { Verdict } from '../../../domain/index.ts';
import { useDraftText } from '../../app/draft-text.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { Refusal } from '../../parts/refusal.tsx';
import { VerdictSign } from '../../parts/signs.tsx';
import { useConnection } from '../../server/connection.ts';
import { useWords } from '../../words/language.ts';

/** In the order of the digits that choose them. */
const pickOrder: readonly Verdict[] = ['met', 'partly-met', 'not-met', 'not-addressed', 'not-applicable', 'undecided'];

type Props = {
  readonly view: CoveredFindingView;
  readonly busy: boolean;
  readonly refusal: string | null;
  readonly onRecord: (verdict: Verdict, note: string) => void;
};

/** The person's own verdict before the draft: digits choose, Enter records and reveals. Nothing is chosen beforehand. */
export function OwnVerdict({ view, busy, refusal, onRecord }: Props) {
  const { t } = useWords();
  const connection = useConnection();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const [note, setNote] = useDraftText(`own-verdict.${view.id}`);
  const disabled = busy || verdict === null || !connection.reachable;
  const record = (): void => {
    if (verdict !== null && !disabled) onRecord(verdict, note.trim());
  };
  // The focus goes along, so that Enter records.
  const choose = (word: Verdict): void => {
    setVerdict(word);
    form.current?.querySelector<HTMLInputElement>(`input[value="${word}"]`)?.focus();
  };
  useKeys(Object.fromEntries(pickOrder.map((word, index) => [String(index + 1), () => choose(word)])));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    record();
  };
  return (
    <form ref={form} className="decide own-verdict" data-region="decision" onSubmit={submit} aria-label={t('blind.question')}>
      <h2>{t('blind.question')}</h2>
      <p className="s muted">{t(`blind.why.${view.covered}`)}</p>
      <div className="pick" role="radiogroup" aria-label={t('blind.question')}>
        {pickOrder.map((word, index) => (
          <label key={word} data-checked={verdict === word}>
            <input type="radio" name="own-verdict" value={word} checked={verdict === word} onChange={() => setVerdict(word)} />
            <VerdictSign verdict={word} />
            <kbd aria-hidden="true">{index + 1}</kbd>
          </label>
        ))}
      </div>
      <Refusal words={refusal} />
      <div className="own-note">
        <input
          className="input"
          value={note}
          maxLength={4000}
          onChange={(event) => setNote(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          placeholder={t('blind.note')}
          aria-label={t('blind.note')}
        />
        <button type="submit" className="button primary" disabled={disabled}>
          {t('blind.record')} <kbd aria-hidden="true">↵</kbd>
        </button>
      </div>
    </form>
  );
}
