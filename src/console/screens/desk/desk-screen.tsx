import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useOutletContext } from 'react-router';
import type { FindingRow } from '../../../contract/index.ts';
import type { Decision } from '../../../domain/index.ts';
import type { DossierContext } from '../../app/dossier-frame.tsx';
import { useHasRole, useSession } from '../../app/session.tsx';
import { announce } from '../../parts/announcer.tsx';
import { Awaiting } from '../../parts/states.tsx';
import { call } from '../../server/call.ts';
import { dossierChanged, prefetch, useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import type { Deciding } from './decision-form.tsx';
import { moves, useDeskAddress } from './desk-address.ts';
import { DeskDialogs, type DeskDialog } from './desk-dialogs.tsx';
import { DocumentPane } from './document-pane.tsx';
import { FindingColumn } from './finding-column.tsx';
import type { Folds } from './finding-pane.tsx';
import { filterRows, groupRows, rowsAfter, stepFrom } from './requirement-filters.ts';
import { RequirementList } from './requirement-list.tsx';
import { readSelection, type SelectedPlace } from './selection-place.ts';
import { useDecide } from './use-decide.ts';
import { useDeskCommands } from './use-desk-commands.ts';
import { useEvidenceTime } from './use-evidence-time.ts';
import { useFind } from './use-find.ts';
import { useShownPlace } from './use-shown-place.ts';
import './desk.css';
import './paper.css';

const folded: Folds = { clause: false, reasoning: false, trace: false, cases: false };
const noHits: readonly never[] = [];

/** The review desk: requirements, the document, the finding, the decision. Its state stands in the address. */
export function DeskScreen() {
  const { dossierId, view: dossier } = useOutletContext<DossierContext>();
  const { t, say } = useWords();
  const { person } = useSession();
  const { address, change } = useDeskAddress();
  const list = useResource('findings', { dossierId });
  const may = { decide: useHasRole('reviewer', 'lead'), comment: useHasRole('reviewer', 'lead', 'approver') };
  const closed = dossier.summary.phase === 'signed' || dossier.summary.phase === 'awaiting-approval';
  const [folds, setFolds] = useState<Folds>(folded);
  const [deciding, setDeciding] = useState<{ findingId: string; decision: Decision } | null>(null);
  const [dialog, setDialog] = useState<DeskDialog | null>(null);
  const [marked, setMarked] = useState<SelectedPlace | null>(null);
  const [drawer, setDrawer] = useState(false);
  const [tab, setTab] = useState<'document' | 'finding'>('finding');
  const filterField = useRef<HTMLInputElement>(null);

  const rows = useMemo(() => filterRows(list.data?.findings ?? [], address.filters), [list.data, address.filters]);
  const groups = useMemo(() => groupRows(rows, address.grouping), [rows, address.grouping]);
  const ordered = useMemo(() => groups.flatMap((group) => group.rows), [groups]);
  const fallback = list.data?.findings.find((row) => row.decision === null && row.needsOwnDecision) ?? list.data?.findings[0];
  const findingId = address.findingId ?? fallback?.id ?? null;
  const row = list.data?.findings.find((item) => item.id === findingId);
  const finding = useResource('finding', findingId === null ? null : { dossierId, findingId });
  const answer = finding.data;
  const covered = answer !== undefined && 'covered' in answer;
  const view = covered ? undefined : answer;
  const decide = useDecide(dossierId, answer, row === undefined ? '' : say(row.title));
  const ownVerdict = view?.blindVerdicts.find(({ by }) => by === person.id)?.verdict ?? null;

  const [hits, setHits] = useState<Parameters<typeof useShownPlace>[2]>(noHits);
  const shown = useShownPlace(answer, address, hits, change);
  const timeOnEvidence = useEvidenceTime(findingId, shown.evidence.length > 0);
  const shownDocument = dossier.documents.find((item) => item.id === (shown.target?.documentId ?? dossier.documents[0]?.id));
  const find = useFind(dossierId, shownDocument?.id, address, change, shown.showPlace);
  const found = find.result?.hits ?? noHits;
  if (found !== hits) setHits(found);

  // An address without a finding gets the first open one for good: deciding it must not put another under the person's hands.
  const unnamed = address.findingId === null ? findingId : null;
  useEffect(() => {
    if (unnamed !== null) change({ finding: unnamed });
  }, [unnamed, change]);

  const nextIds = useMemo(() => rowsAfter(ordered, findingId, 3).map(({ id }) => id), [ordered, findingId]);

  const openRow = useCallback(
    (next: Pick<FindingRow, 'id'>) => {
      setFolds(folded);
      setDeciding(null);
      setDrawer(false);
      change(moves.openFinding(next.id), false);
    },
    [change],
  );
  const ahead = useCallback((next: FindingRow) => void prefetch('finding', { dossierId, findingId: next.id }), [dossierId]);
  const step = (by: 1 | -1): void => {
    const next = stepFrom(ordered, findingId, by);
    if (next !== undefined && next.id !== findingId) openRow(next);
  };
  const showEvidence = (number: number): void => {
    shown.showEvidence(number);
    setTab('document');
  };
  const begin = (decision: Decision): void => {
    if (!may.decide || closed || view === undefined) return;
    const plain = decision === 'accept' && (ownVerdict === null || ownVerdict === view.finding.verdict);
    if (decision === 'accept' && view.finding.verdict === 'undecided') announce(t('desk.undecidedFirst'));
    else if (plain) void decide.record({ decision, reason: '', ...timeOnEvidence() });
    else setDeciding({ findingId: view.finding.id, decision });
  };
  const record = async (what: Deciding): Promise<void> => {
    const before = deciding;
    setDeciding(null);
    if (!(await decide.record({ ...what, ...timeOnEvidence() }))) setDeciding((now) => now ?? before);
  };
  const undo = async (): Promise<void> => {
    if (!may.decide || closed) return;
    const taken = await decide.undo();
    if (taken === null) announce(t('undo.nothing'));
    else if (taken !== findingId) openRow({ id: taken });
  };
  const acceptRoutine = async (): Promise<void> => {
    const result = await call('acceptRoutine', { dossierId });
    if (result.ok) announce(t('desk.announce.routine', { count: result.value.accepted }));
    else announce(result.problem.kind === 'refused' ? say(result.problem.message) : t('problem.unreachableText'), true);
    dossierChanged(dossierId);
  };
  const openDialog = (which: DeskDialog): void => {
    if (which === 'own' || which === 'fact' ? !may.decide || closed : !may.comment || answer === undefined) return;
    setMarked(readSelection());
    setDialog(which);
  };
  const fold = (name: keyof Folds): void => setFolds((before) => ({ ...before, [name]: !before[name] }));

  useDeskCommands({
    dossierId,
    rows: list.data?.findings ?? noHits,
    documents: dossier.documents,
    shown,
    covered,
    step,
    begin,
    undo: () => void undo(),
    openDialog,
    openRow,
    openDocument: (documentId) => shown.showPage(documentId, 1),
    showEvidence,
    fold,
    find,
    filter: () => {
      setDrawer(true);
      filterField.current?.focus();
    },
    toggleList: () => setDrawer(!drawer),
    acceptRoutine:
      may.decide && !closed && (list.data?.routineOpen ?? 0) > 0
        ? { count: list.data?.routineOpen ?? 0, run: () => void acceptRoutine() }
        : null,
    back: () => {
      setDeciding(null);
      setDrawer(false);
    },
  });

  if (list.data === undefined) return <Awaiting of={list} what={t('loading.findings')} rows={10} />;
  return (
    <main className={`desk ${drawer ? 'drawer-open' : ''} show-${tab}`}>
      <RequirementList
        list={list.data}
        groups={groups}
        grouping={address.grouping}
        onGroup={(by) => change({ by: by === 'article' ? null : by })}
        shown={rows.length}
        filters={address.filters}
        selectedId={findingId}
        mayDecide={may.decide && !closed}
        filterField={filterField}
        onFilter={(next) => change({ ...next, ...('text' in next ? { q: next.text ?? null, text: null } : {}) })}
        onOpen={openRow}
        onAhead={ahead}
        onAcceptRoutine={() => void acceptRoutine()}
      />
      <div className="pane-tabs" role="group" aria-label={t('desk.panes')}>
        <button type="button" aria-pressed={drawer} onClick={() => setDrawer(!drawer)}>
          {t('desk.requirements')}
        </button>
        <button type="button" aria-pressed={tab === 'document'} onClick={() => setTab('document')}>
          {t('desk.document')}
        </button>
        <button type="button" aria-pressed={tab === 'finding'} onClick={() => setTab('finding')}>
          {t('desk.finding')}
        </button>
      </div>
      <DocumentPane
        dossierId={dossierId}
        view={dossier}
        shown={shown}
        find={find}
        covered={covered}
        nextIds={nextIds}
        mayAdd={may.decide && !closed}
        onMake={openDialog}
      />
      <FindingColumn
        answer={answer}
        problem={finding.problem}
        onRetry={finding.reload}
        row={row}
        shown={shown}
        folds={folds}
        onFold={fold}
        onEvidence={showEvidence}
        onPlace={(citation) => {
          shown.showPlace(citation);
          setTab('document');
        }}
        decide={decide}
        may={may}
        closed={closed}
        release={dossier.release?.model ?? t('desk.rulesOnly')}
        ownVerdict={ownVerdict}
        deciding={deciding !== null && deciding.findingId === view?.finding.id ? deciding.decision : null}
        onBegin={begin}
        onRecord={(what) => void record(what)}
        onEnd={() => setDeciding(null)}
        onUndo={() => void undo()}
        onDialog={openDialog}
      />
      <DeskDialogs
        dossierId={dossierId}
        documents={dossier.documents}
        answer={answer}
        decide={decide}
        dialog={dialog}
        place={
          marked === null || shownDocument === undefined ? null : { ...marked, documentId: shownDocument.id, file: shownDocument.path }
        }
        onClose={() => setDialog(null)}
        onSettled={() => setDeciding(null)}
      />
    </main>
  );
}
