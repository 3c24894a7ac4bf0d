import type { FindingView } from '../../../contract/index.ts';
import type { Decision, Verdict } from '../../../domain/index.ts';
import { Icon } from '../../parts/icon.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { VerdictSign } from '../../parts/signs.tsx';
import { useConnection } from '../../server/connection.ts';
import { useWords } from '../../words/language.ts';
import { dayOf, timeOf } from '../../words/times.ts';
import { ChangedDraft } from './changed-draft.tsx';
import { DecisionForm, type Deciding } from './decision-form.tsx';
import type { DeskDialog } from './desk-dialogs.tsx';

type Props = {
  readonly view: FindingView;
  readonly release: string;
  /** What this person said before the draft was shown. */
  readonly ownVerdict: Verdict | null;
  readonly mayDecide: boolean;
  readonly mayComment: boolean;
  readonly closed: boolean;
  readonly deciding: Decision | null;
  readonly busy: boolean;
  readonly refusal: string | null;
  readonly onBegin: (decision: Decision) => void;
  readonly onRecord: (deciding: Deciding) => void;
  readonly onCancel: () => void;
  readonly onUndo: () => void;
  readonly onDialog: (dialog: DeskDialog) => void;
};

const decisions = [
  ['accept', 'a'],
  ['amend', 'e'],
  ['reject', 'r'],
  ['undecided', 'u'],
] as const;

/** The draft, last, beside the buttons; then the person's act. Never scrolls away. */
export function DecisionBar(props: Props) {
  const { t, say, language } = useWords();
  const connection = useConnection();
  const { finding, disposition } = props.view;
  // An undecided draft cannot stand as a conclusion: the person gives the verdict, or asks the applicant.
  const primary: Decision = finding.verdict === 'undecided' ? 'amend' : 'accept';
  const disabled = props.busy || !connection.reachable || props.closed;
  return (
    <div className="decide" data-region="decision" role="group" aria-label={t('desk.decision')}>
      <div className="draft">
        <span className="muted">{t('desk.draft')}</span>
        <VerdictSign verdict={finding.verdict} />
        <span className="s muted clip grow">{t(`desk.origin.${finding.origin}.${finding.agreement}`)}</span>
        <span className="s faint">{props.release}</span>
      </div>
      {props.ownVerdict !== null && (
        <p className="s own-said">
          <span className="muted">{t('blind.yours')}</span> <VerdictSign verdict={props.ownVerdict} />
          <span className="muted">{t(props.ownVerdict === finding.verdict ? 'blind.same' : 'blind.other')}</span>
        </p>
      )}
      <p className="s draft-summary">{say(finding.summary)}</p>
      {disposition !== null && props.deciding === null && (
        <div className="decided" data-pending={disposition.id === 'pending'}>
          <Icon name="tick" />
          <span>
            {t(`history.${disposition.decision}`, { name: disposition.byName })}
            {disposition.amended !== undefined && (
              <>
                {' '}
                <VerdictSign verdict={disposition.amended.verdict} />
              </>
            )}{' '}
            <span className="faint s nowrap">
              {dayOf(disposition.at, language)} {timeOf(disposition.at)}
            </span>
          </span>
          <span className="grow" />
          {props.mayDecide && !props.closed && (
            <button type="button" className="button quiet s" onClick={props.onUndo} disabled={disabled}>
              <Icon name="undo" />
              {t('desk.withdraw')} <kbd aria-hidden="true">z</kbd>
            </button>
          )}
        </div>
      )}
      {props.view.changed !== undefined && props.deciding === null && <ChangedDraft changed={props.view.changed} />}
      <Refusal words={props.refusal} />
      {props.deciding !== null ? (
        <DecisionForm
          key={`${finding.id}-${props.deciding}`}
          finding={finding}
          changedFrom={props.ownVerdict === finding.verdict ? null : props.ownVerdict}
          decision={props.deciding}
          disabled={disabled}
          onRecord={props.onRecord}
          onCancel={props.onCancel}
        />
      ) : (
        props.mayDecide && (
          <div className="keys">
            {decisions.map(([decision, key]) => (
              <button
                key={decision}
                type="button"
                className={decision === primary && disposition === null ? 'button primary' : 'button'}
                aria-pressed={disposition?.decision === decision}
                disabled={disabled || (decision === 'accept' && primary !== 'accept')}
                onClick={() => props.onBegin(decision)}
              >
                {t(decision === 'amend' && primary === 'amend' ? 'decide.conclude' : `decide.${decision}`)}{' '}
                <kbd aria-hidden="true">{key}</kbd>
              </button>
            ))}
          </div>
        )
      )}
      <div className="more">
        {props.mayComment && (
          <>
            <button type="button" className="linklike" onClick={() => props.onDialog('comment')}>
              <kbd aria-hidden="true">m</kbd> {t('desk.comment')}
            </button>
            <button type="button" className="linklike" onClick={() => props.onDialog('ask')}>
              <kbd aria-hidden="true">q</kbd> {t('colleague.link')}
            </button>
          </>
        )}
        {props.mayDecide && !props.closed && (
          <>
            <button type="button" className="linklike" onClick={() => props.onDialog('own')}>
              <kbd aria-hidden="true">o</kbd> {t('desk.own')}
            </button>
            <button type="button" className="linklike" onClick={() => props.onDialog('fact')}>
              <kbd aria-hidden="true">s</kbd> {t('desk.fact')}
            </button>
          </>
        )}
        <span className="grow" />
        <span className="faint">
          {props.closed
            ? t('desk.closed')
            : !connection.reachable
              ? t('problem.notReachable')
              : connection.lastSaved === null
                ? props.mayDecide
                  ? ''
                  : t('desk.readOnly')
                : t('desk.saved', { time: timeOf(connection.lastSaved, true) })}
        </span>
      </div>
    </div>
  );
}
