import type { DossierView, FindingAnswer } from '../../../contract/index.ts';
import { announce } from '../../parts/announcer.tsx';
import { useWords } from '../../words/language.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { CommentDialog, OwnFindingDialog } from './note-dialogs.tsx';
import type { SelectedPlace } from './selection-place.ts';
import { StateFactDialog } from './state-fact-dialog.tsx';
import type { useDecide } from './use-decide.ts';

export type DeskDialog = 'comment' | 'ask' | 'own' | 'fact';

type Props = {
  readonly dossierId: string;
  readonly documents: DossierView['documents'];
  readonly answer: FindingAnswer | undefined;
  readonly decide: ReturnType<typeof useDecide>;
  readonly dialog: DeskDialog | null;
  /** What is marked in the document, as evidence of an own finding or as the place of a fact. */
  readonly place: (SelectedPlace & { readonly documentId: string; readonly file: string }) | null;
  readonly onClose: () => void;
  readonly onSettled: () => void;
};

/** The sheets over the desk: two decisions in conflict, a comment, a question, an own finding, a fact. */
export function DeskDialogs({ dossierId, documents, answer, decide, dialog, place, onClose, onSettled }: Props) {
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
      {dialog === 'fact' && <StateFactDialog dossierId={dossierId} documents={documents} place={place} onClose={onClose} />}
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
