import type { FindingAnswer } from '../../../contract/index.ts';
import { announce } from '../../parts/announcer.tsx';
import { useWords } from '../../words/language.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { CommentDialog, OwnFindingDialog } from './note-dialogs.tsx';
import type { SelectedPlace } from './selection-place.ts';
import type { useDecide } from './use-decide.ts';

export type DeskDialog = 'comment' | 'ask' | 'own';

type Props = {
  readonly dossierId: string;
  readonly answer: FindingAnswer | undefined;
  readonly decide: ReturnType<typeof useDecide>;
  readonly dialog: DeskDialog | null;
  /** What is marked in the document, as evidence of an own finding. */
  readonly place: (SelectedPlace & { readonly documentId: string; readonly file: string }) | null;
  readonly onClose: () => void;
  readonly onSettled: () => void;
};

/** The sheets over the desk: two decisions in conflict, a comment, a question, an own finding. */
export function DeskDialogs({ dossierId, answer, decide, dialog, place, onClose, onSettled }: Props) {
  const { t } = useWords();
  const { conflict } = decide;
  const finding = answer === undefined ? undefined : 'covered' in answer ? answer : answer.finding;
  return (
    <>
      {conflict !== null && (
        <ConflictDialog
          title={conflict.title}
          theirs={conflict.theirs}
          mine={conflict.mine}
          onKeepTheirs={() => {
            decide.keepTheirs();
            onSettled();
          }}
          onRecordMine={() => void decide.recordAgain(conflict).then((done) => done && onSettled())}
        />
      )}
      {(dialog === 'comment' || dialog === 'ask') && finding !== undefined && (
        <CommentDialog dossierId={dossierId} findingId={finding.id} ask={dialog === 'ask'} onClose={onClose} />
      )}
      {dialog === 'own' && (
        <OwnFindingDialog
          dossierId={dossierId}
          clause={finding?.clause ?? ''}
          place={place}
          onClose={onClose}
          onAdded={() => {
            onClose();
            announce(t('desk.ownAdded'));
          }}
        />
      )}
    </>
  );
}
