import { type FormEvent, useState } from 'react';
import type { DisposeRequest } from '../../../contract/index.ts';
import type { Decision, Severity, Verdict, VerifiedFinding } from '../../../domain/index.ts';
import { useDraftText } from '../../app/draft-text.ts';
import { TextField } from '../../parts/field.tsx';
import { useWords } from '../../words/language.ts';
import { SeverityField, VerdictField } from './verdict-fields.tsx';

/** A decision without what the screen saw before it; with the time on evidence once it is recorded. */
export type Deciding = Pick<DisposeRequest, 'decision' | 'reason' | 'amended' | 'evidenceSeconds'>;

type Props = {
  readonly finding: VerifiedFinding;
  /** The person's verdict before the draft was shown, where it differs: accepting asks why. */
  readonly changedFrom: Verdict | null;
  readonly decision: Decision;
  readonly disabled: boolean;
  readonly onRecord: (deciding: Deciding) => void;
  readonly onCancel: () => void;
};

/** The reason, and for an amendment verdict, severity and words. Ctrl+Enter records, Esc returns; the text is kept. */
export function DecisionForm({ finding, changedFrom, decision, disabled, onRecord, onCancel }: Props) {
  const { t, say } = useWords();
  const [reason, setReason] = useDraftText(`reason.${finding.id}`);
  const [verdict, setVerdict] = useState<Verdict | ''>(finding.verdict === 'undecided' ? '' : finding.verdict);
  const [severity, setSeverity] = useState<Severity>(finding.severity);
  const [summary, setSummary] = useDraftText(`summary.${finding.id}`, finding.verdict === 'undecided' ? '' : say(finding.summary));
  const amending = decision === 'amend';
  const needsReason = decision !== 'accept' || changedFrom !== null;
  const complete = (!needsReason || reason.trim() !== '') && (!amending || (summary.trim() !== '' && verdict !== ''));
  const record = (): void => {
    if (!complete || disabled) return;
    onRecord({
      decision,
      reason: reason.trim(),
      ...(amending && verdict !== '' ? { amended: { verdict, severity, summary: summary.trim() } } : {}),
    });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    record();
  };
  return (
    <form
      className="decision-form"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          onCancel();
        }
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          record();
        }
      }}
      aria-label={t(`decide.${decision}`)}
    >
      {amending && (
        <>
          <div className="two">
            <VerdictField value={verdict} onChange={setVerdict} concluded />
            <SeverityField value={severity} onChange={setSeverity} />
          </div>
          <TextField label={t('decide.summary')} rows={2} value={summary} onChange={setSummary} maxLength={4000} required />
        </>
      )}
      <TextField
        label={
          changedFrom !== null && decision === 'accept'
            ? t('blind.changed', { verdict: t(`verdict.${changedFrom}`) })
            : t(amending && finding.verdict === 'undecided' ? 'decide.reason.conclude' : `decide.reason.${decision}`)
        }
        rows={2}
        value={reason}
        onChange={setReason}
        maxLength={4000}
        required={needsReason}
        autoFocus={!amending}
      />
      <div className="row">
        <button type="submit" className="button primary" disabled={disabled || !complete}>
          {t(`decide.record.${decision}`)} <kbd aria-hidden="true">Ctrl ↵</kbd>
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {t('decide.cancel')} <kbd aria-hidden="true">Esc</kbd>
        </button>
      </div>
    </form>
  );
}
