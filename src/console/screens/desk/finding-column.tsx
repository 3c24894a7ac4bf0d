import type { FindingAnswer, FindingRow } from '../../../contract/index.ts';
import type { Decision, DossierCitation, Verdict } from '../../../domain/index.ts';
import { Awaiting } from '../../parts/states.tsx';
import type { Problem } from '../../server/call.ts';
import { useWords } from '../../words/language.ts';
import { CoveredPane } from './covered-pane.tsx';
import { DecisionBar } from './decision-bar.tsx';
import type { Deciding } from './decision-form.tsx';
import type { DeskDialog } from './desk-dialogs.tsx';
import { FindingPane, type Folds } from './finding-pane.tsx';
import { OwnVerdict } from './own-verdict.tsx';
import type { useDecide } from './use-decide.ts';
import type { ShownPlace } from './use-shown-place.ts';

type Props = {
  readonly answer: FindingAnswer | undefined;
  readonly problem: Problem | undefined;
  readonly onRetry: () => void;
  readonly row: FindingRow | undefined;
  readonly shown: ShownPlace;
  readonly folds: Folds;
  readonly onFold: (name: keyof Folds) => void;
  readonly onEvidence: (number: number) => void;
  readonly onPlace: (citation: DossierCitation) => void;
  readonly decide: ReturnType<typeof useDecide>;
  readonly may: { readonly decide: boolean; readonly comment: boolean };
  readonly closed: boolean;
  readonly release: string;
  readonly ownVerdict: Verdict | null;
  readonly deciding: Decision | null;
  readonly onBegin: (decision: Decision) => void;
  readonly onRecord: (what: Deciding) => void;
  readonly onEnd: () => void;
  readonly onUndo: () => void;
  readonly onDialog: (dialog: DeskDialog) => void;
};

/** The finding and, under it, what the person does: their own verdict while the draft is covered, then the decision. */
export function FindingColumn(props: Props) {
  const { t } = useWords();
  const { answer, row, shown, folds, decide } = props;
  const selected = shown.selected?.number ?? null;
  if (answer === undefined) {
    return (
      <section className="fpane" aria-label={t('desk.finding')}>
        <Awaiting of={{ problem: props.problem, reload: props.onRetry }} what={t('loading.finding')} />
      </section>
    );
  }
  const covered = 'covered' in answer;
  return (
    <section className="fpane" aria-label={t('desk.finding')}>
      <div
        className="fscroll"
        key={covered ? answer.id : answer.finding.id}
        data-region="finding"
        data-finding={covered ? answer.id : answer.finding.id}
        data-covered={covered}
        tabIndex={0}
        role="group"
        aria-label={t('desk.finding')}
      >
        {covered ? (
          <CoveredPane
            row={row}
            view={answer}
            evidence={shown.evidence}
            selected={selected}
            clauseOpen={folds.clause}
            onClause={() => props.onFold('clause')}
            onEvidence={props.onEvidence}
          />
        ) : (
          <FindingPane
            row={row}
            view={answer}
            evidence={shown.evidence}
            selected={selected}
            folds={folds}
            onFold={props.onFold}
            onEvidence={props.onEvidence}
            onPlace={props.onPlace}
          />
        )}
      </div>
      {covered ? (
        <OwnVerdict
          key={`verdict on ${answer.id}`}
          view={answer}
          busy={decide.busy}
          refusal={decide.refusal}
          onRecord={(verdict, note) => void decide.judge(verdict, note)}
        />
      ) : (
        <DecisionBar
          view={answer}
          release={props.release}
          ownVerdict={props.ownVerdict}
          mayDecide={props.may.decide}
          mayComment={props.may.comment}
          closed={props.closed}
          deciding={props.deciding}
          busy={decide.busy}
          refusal={decide.refusal}
          onBegin={props.onBegin}
          onRecord={props.onRecord}
          onCancel={props.onEnd}
          onUndo={props.onUndo}
          onDialog={props.onDialog}
        />
      )}
    </section>
  );
}
