import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useOutletContext } from 'react-router';
import type { FindingRow } from '../../../contract/index.ts';
import type { Decision, DossierCitation } from '../../../domain/index.ts';
import type { DossierContext } from '../../app/dossier-frame.tsx';
import { useHasRole } from '../../app/session.tsx';
import { useKeys } from '../../keys/use-keys.ts';
import { announce } from '../../parts/announcer.tsx';
import { Loading, ProblemNote } from '../../parts/states.tsx';
import { call } from '../../server/call.ts';
import { dossierChanged, prefetch, useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { DecisionBar } from './decision-bar.tsx';
import type { Deciding } from './decision-form.tsx';
import { moves, useDeskAddress } from './desk-address.ts';
import { DocumentPane } from './document-pane.tsx';
import { FindingPane, type Folds } from './finding-pane.tsx';
import { highlightOf, numberEvidence, placeHighlight } from './highlights.ts';
import { CommentDialog, OwnFindingDialog } from './note-dialogs.tsx';
import { filterRows, groupByArticle, stepFrom } from './requirement-filters.ts';
import { useDecide } from './use-decide.ts';
import { RequirementList } from './requirement-list.tsx';
import type { ScrollTarget } from './scroll-target.ts';
import { readSelection, type SelectedPlace } from './selection-place.ts';
import './desk.css';
import './paper.css';

const folded: Folds = { clause: false, reasoning: false, trace: false, cases: false };

/** The review desk: requirements, the document, the finding, the decision. Its state stands in the address. */
export function DeskScreen() {
  const { dossierId, view: dossier } = useOutletContext<DossierContext>();
  const { t, say } = useWords();
  const { address, change } = useDeskAddress();
  const list = useResource('findings', { dossierId });
  const mayDecide = useHasRole('reviewer', 'lead');
  const mayComment = useHasRole('reviewer', 'lead', 'approver');
  const closed = dossier.summary.phase === 'signed' || dossier.summary.phase === 'awaiting-approval';
  const [folds, setFolds] = useState<Folds>(folded);
  const [deciding, setDeciding] = useState<{ findingId: string; decision: Decision } | null>(null);
  const [dialog, setDialog] = useState<'comment' | 'own' | null>(null);
  const [marked, setMarked] = useState<SelectedPlace | null>(null);
  const [drawer, setDrawer] = useState(false);
  const [tab, setTab] = useState<'document' | 'finding'>('finding');
  const [jump, setJump] = useState(0);
  const filterField = useRef<HTMLInputElement>(null);

  const rows = useMemo(() => filterRows(list.data?.findings ?? [], address.filters), [list.data, address.filters]);
  const articles = useMemo(() => groupByArticle(rows), [rows]);
  const ordered = useMemo(() => articles.flatMap((article) => article.rows), [articles]);
  const fallback = list.data?.findings.find((row) => row.decision === null && row.needsOwnDecision) ?? list.data?.findings[0];
  const findingId = address.findingId ?? fallback?.id ?? null;
  const row = list.data?.findings.find((item) => item.id === findingId);
  const finding = useResource('finding', findingId === null ? null : { dossierId, findingId });
  const view = finding.data;
  const decide = useDecide(dossierId, view, row === undefined ? '' : say(row.title));

  const evidence = useMemo(() => (view === undefined ? [] : numberEvidence(view.finding)), [view]);
  const selected = address.place === null ? (evidence.find((item) => item.number === address.evidence) ?? evidence[0] ?? null) : null;
  const highlights = useMemo(() => {
    const numbered = evidence.map(highlightOf);
    const place = address.place;
    return place === null || place.at === null
      ? numbered
      : [...numbered, placeHighlight(place.documentId, place.page, place.at[0], place.at[1])];
  }, [evidence, address.place]);
  const selectedKey = address.place !== null ? 'place' : selected === null ? null : `evidence-${selected.number}`;
  const target = useMemo<ScrollTarget | null>(() => {
    void jump;
    if (address.place !== null) return { documentId: address.place.documentId, page: address.place.page, y: null, key: 'place' };
    if (selected === null) return null;
    const { documentId, page, boxes } = selected.citation;
    const first = boxes[0];
    return { documentId, page: first?.page ?? page, y: first?.y ?? null, key: `evidence-${selected.number}` };
  }, [address.place, selected, jump]);

  // The next requirement is likely to be read next.
  useEffect(() => {
    const next = stepFrom(ordered, findingId, 1);
    if (next !== undefined && next.id !== findingId) prefetch('finding', { dossierId, findingId: next.id });
  }, [ordered, findingId, dossierId]);

  const openRow = useCallback(
    (next: FindingRow) => {
      setFolds(folded);
      setDeciding(null);
      setDrawer(false);
      change(moves.openFinding(next.id), false);
    },
    [change],
  );
  const ahead = useCallback((next: FindingRow) => prefetch('finding', { dossierId, findingId: next.id }), [dossierId]);
  const step = (by: 1 | -1): void => {
    const next = stepFrom(ordered, findingId, by);
    if (next !== undefined && next.id !== findingId) openRow(next);
  };
  const showEvidence = useCallback(
    (number: number) => {
      change(moves.showEvidence(number));
      setTab('document');
      setJump((count) => count + 1);
    },
    [change],
  );
  const stepEvidence = (by: 1 | -1): void => {
    if (evidence.length === 0) return;
    const at = selected === null ? (by === 1 ? -1 : 0) : evidence.indexOf(selected);
    showEvidence(evidence[(at + by + evidence.length) % evidence.length]!.number);
  };
  const showPlace = (citation: DossierCitation): void => {
    change(moves.showPlace(citation.documentId, citation.page, [citation.start, citation.end]));
    setTab('document');
  };
  const begin = (decision: Decision): void => {
    if (!mayDecide || closed || view === undefined) return;
    if (decision === 'accept' && view.finding.verdict === 'undecided') announce(t('desk.undecidedFirst'));
    else if (decision === 'accept') void decide.record({ decision, reason: '' });
    else setDeciding({ findingId: view.finding.id, decision });
  };
  const record = async (what: Deciding): Promise<void> => {
    if (await decide.record(what)) setDeciding(null);
  };
  const acceptRoutine = async (): Promise<void> => {
    const result = await call('acceptRoutine', { dossierId });
    if (result.ok) announce(t('desk.announce.routine', { count: result.value.accepted }));
    else announce(result.problem.kind === 'refused' ? say(result.problem.message) : t('problem.unreachableText'), true);
    dossierChanged(dossierId);
  };
  const beginOwn = (): void => {
    if (!mayDecide || closed) return;
    setMarked(readSelection());
    setDialog('own');
  };
  const fold = (name: keyof Folds): void => setFolds((before) => ({ ...before, [name]: !before[name] }));
  const counter = evidence.find((item) => item.counter);
  const digits = Object.fromEntries(evidence.slice(0, 9).map((item) => [String(item.number), () => showEvidence(item.number)]));

  useKeys({
    ...digits,
    j: () => step(1),
    k: () => step(-1),
    n: () => stepEvidence(1),
    p: () => stepEvidence(-1),
    a: () => begin('accept'),
    e: () => begin('amend'),
    r: () => begin('reject'),
    u: () => begin('undecided'),
    m: () => mayComment && setDialog('comment'),
    o: beginOwn,
    x: () => (counter === undefined ? announce(t('desk.noCounter')) : showEvidence(counter.number)),
    c: () => fold('clause'),
    i: () => fold('reasoning'),
    t: () => fold('trace'),
    l: () => setDrawer(!drawer),
    f: () => {
      setDrawer(true);
      filterField.current?.focus();
    },
    Escape: () => {
      setDeciding(null);
      setDrawer(false);
    },
  });

  if (list.data === undefined) {
    return list.problem === undefined ? (
      <Loading what={t('loading.findings')} rows={10} />
    ) : (
      <ProblemNote problem={list.problem} onRetry={list.reload} />
    );
  }
  const shownDocument = dossier.documents.find((item) => item.id === (target?.documentId ?? dossier.documents[0]?.id));
  return (
    <main className={`desk ${drawer ? 'drawer-open' : ''} show-${tab}`}>
      <RequirementList
        list={list.data}
        articles={articles}
        shown={rows.length}
        filters={address.filters}
        selectedId={findingId}
        mayDecide={mayDecide && !closed}
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
        target={target}
        highlights={highlights}
        selectedKey={selectedKey}
        evidence={{ at: selected?.number ?? null, of: evidence.length }}
        onStep={stepEvidence}
        onDocument={(documentId, page) => change(moves.showPlace(documentId, page))}
        onSelect={(highlight) => highlight.number !== null && showEvidence(highlight.number)}
      />
      <section className="fpane" aria-label={t('desk.finding')}>
        {view === undefined ? (
          finding.problem === undefined ? (
            <Loading what={t('loading.finding')} />
          ) : (
            <ProblemNote problem={finding.problem} onRetry={finding.reload} />
          )
        ) : (
          <>
            <div className="fscroll" key={view.finding.id} data-region="finding" tabIndex={0} role="group" aria-label={t('desk.finding')}>
              <FindingPane
                row={row}
                view={view}
                evidence={evidence}
                selected={selected?.number ?? null}
                folds={folds}
                onFold={fold}
                onEvidence={showEvidence}
                onPlace={showPlace}
              />
            </div>
            <DecisionBar
              view={view}
              release={dossier.release?.model ?? t('desk.rulesOnly')}
              mayDecide={mayDecide}
              mayComment={mayComment}
              closed={closed}
              deciding={deciding?.findingId === view.finding.id ? deciding.decision : null}
              busy={decide.busy}
              refusal={decide.refusal}
              onBegin={begin}
              onRecord={(what) => void record(what)}
              onCancel={() => setDeciding(null)}
              onWithdraw={() => void decide.withdraw()}
              onComment={() => setDialog('comment')}
              onOwn={beginOwn}
            />
          </>
        )}
      </section>
      {decide.conflict !== null && (
        <ConflictDialog
          theirs={decide.conflict.theirs}
          mine={decide.conflict.mine}
          onKeepTheirs={() => {
            decide.keepTheirs();
            setDeciding(null);
          }}
          onRecordMine={() =>
            void decide.record(decide.conflict!.mine, decide.conflict!.theirs?.id ?? null).then((done) => done && setDeciding(null))
          }
        />
      )}
      {dialog === 'comment' && view !== undefined && (
        <CommentDialog dossierId={dossierId} findingId={view.finding.id} onClose={() => setDialog(null)} />
      )}
      {dialog === 'own' && (
        <OwnFindingDialog
          dossierId={dossierId}
          clause={view?.finding.clause ?? ''}
          place={
            marked === null || shownDocument === undefined ? null : { ...marked, documentId: shownDocument.id, file: shownDocument.path }
          }
          onClose={() => setDialog(null)}
          onAdded={() => {
            setDialog(null);
            announce(t('desk.ownAdded'));
          }}
        />
      )}
    </main>
  );
}
