import type { DocumentSummary, FindingRow } from '../../../contract/index.ts';
import type { Decision } from '../../../domain/index.ts';
import { type Command, useCommands } from '../../keys/commands.ts';
import { type Keys, useKeys } from '../../keys/use-keys.ts';
import { announce } from '../../parts/announcer.tsx';
import { useWords } from '../../words/language.ts';
import type { DeskDialog } from './desk-dialogs.tsx';
import type { Folds } from './finding-pane.tsx';
import { shortId } from './requirement-filters.ts';
import type { DocumentFind } from './use-find.ts';
import type { ShownPlace } from './use-shown-place.ts';

type Desk = {
  readonly dossierId: string;
  readonly rows: readonly FindingRow[];
  readonly documents: readonly DocumentSummary[];
  readonly shown: ShownPlace;
  /** The draft is covered: digits choose the own verdict, and what would tell of the draft rests. */
  readonly covered: boolean;
  readonly step: (by: 1 | -1) => void;
  readonly begin: (decision: Decision) => void;
  readonly undo: () => void;
  readonly openDialog: (dialog: DeskDialog) => void;
  readonly openRow: (row: FindingRow) => void;
  readonly openDocument: (documentId: string) => void;
  readonly showEvidence: (number: number) => void;
  readonly fold: (name: keyof Folds) => void;
  readonly find: DocumentFind;
  readonly filter: () => void;
  readonly toggleList: () => void;
  /** Accepts what needs no decision of its own; absent when there is none. */
  readonly acceptRoutine: { readonly count: number; readonly run: () => void } | null;
  readonly back: () => void;
};

/** The keys of the desk, and the same acts by name in the palette. */
export function useDeskCommands(desk: Desk): void {
  const { t, say } = useWords();
  const { shown, covered, find } = desk;
  const counter = shown.evidence.find((item) => item.counter);
  const uncovered = (act: () => void) => (covered ? () => announce(t('blind.first')) : act);
  const acts = [
    ['next', 'j', () => desk.step(1)],
    ['previous', 'k', () => desk.step(-1)],
    ['nextEvidence', 'n', () => shown.stepEvidence(1)],
    ['previousEvidence', 'p', () => shown.stepEvidence(-1)],
    ['accept', 'a', uncovered(() => desk.begin('accept'))],
    ['amend', 'e', uncovered(() => desk.begin('amend'))],
    ['reject', 'r', uncovered(() => desk.begin('reject'))],
    ['undecided', 'u', uncovered(() => desk.begin('undecided'))],
    ['undo', 'z', desk.undo],
    ['comment', 'm', () => desk.openDialog('comment')],
    ['ask', 'q', () => desk.openDialog('ask')],
    ['own', 'o', () => desk.openDialog('own')],
    ['fact', 's', () => desk.openDialog('fact')],
    ['counter', 'x', uncovered(() => (counter === undefined ? announce(t('desk.noCounter')) : desk.showEvidence(counter.number)))],
    ['clause', 'c', () => desk.fold('clause')],
    ['reasoning', 'i', uncovered(() => desk.fold('reasoning'))],
    ['trace', 't', uncovered(() => desk.fold('trace'))],
    ['list', 'l', desk.toggleList],
    ['filter', 'f', desk.filter],
    ['find', 'Ctrl+f', () => find.start(find.everywhere)],
    ['findEverywhere', 'Ctrl+Shift+f', () => find.start(true)],
  ] as const;
  const digits = covered
    ? []
    : shown.evidence.slice(0, 9).map((item) => [String(item.number), () => desk.showEvidence(item.number)] as const);
  const keys: Keys = {
    ...Object.fromEntries(digits),
    ...Object.fromEntries(acts.map(([, key, act]) => [key, act])),
    'Ctrl+g': () => find.step(1),
    'Ctrl+Shift+g': () => find.step(-1),
    F3: () => find.step(1),
    Escape: () => (find.open ? find.close() : desk.back()),
  };
  useKeys(keys);
  useCommands((): readonly Command[] => [
    ...acts.map(([id, key, run]) => ({ id, group: 'actions' as const, title: t(`keys.${id}`), hotkey: shownKey(key), run })),
    ...(desk.acceptRoutine === null
      ? []
      : [
          {
            id: 'accept-routine',
            group: 'actions' as const,
            title: t('desk.acceptRoutine', { count: desk.acceptRoutine.count }),
            detail: t('desk.acceptRoutineHint'),
            run: desk.acceptRoutine.run,
          },
        ]),
    ...desk.rows.map((row) => ({
      id: row.id,
      group: 'requirements' as const,
      title: say(row.title),
      detail: shortId(row.requirementId),
      run: () => desk.openRow(row),
    })),
    ...desk.documents.map(({ id, path, title }) => ({
      id,
      group: 'documents' as const,
      title: path,
      detail: title,
      run: () => desk.openDocument(id),
    })),
  ]);
}

/** `Ctrl+Shift+f` as it stands on the keys. */
function shownKey(key: string): string {
  return key.replace(/\+(.)$/u, (_, letter: string) => `+${letter.toUpperCase()}`).replaceAll('+', ' ');
}
