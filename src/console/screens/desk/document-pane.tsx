import { useRef } from 'react';
import type { DossierView } from '../../../contract/index.ts';
import { Icon } from '../../parts/icon.tsx';
import { Empty, Loading, ProblemNote } from '../../parts/states.tsx';
import { useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import type { Highlight } from './highlights.ts';
import { FindPanel } from './find-panel.tsx';
import { type PageInSight, usePageInSight, usePageTrack } from './page-in-sight.ts';
import { nameDocuments } from './name-documents.ts';
import { PdfView } from './pdf-view.tsx';
import type { ScrollTarget } from './scroll-target.ts';
import { type MadeOfWords, SelectionBar } from './selection-bar.tsx';
import { TextView } from './text-view.tsx';
import { Thumbnails } from './thumbnails.tsx';
import type { DocumentFind } from './use-find.ts';
import type { ShownPlace } from './use-shown-place.ts';
import { useReadAhead } from './use-read-ahead.ts';
import { useZoom } from './use-zoom.ts';

type Props = {
  readonly dossierId: string;
  readonly view: DossierView;
  readonly shown: ShownPlace;
  readonly find: DocumentFind;
  /** The draft is covered: passages are passages, not yet evidence for or against. */
  readonly covered: boolean;
  /** Findings that are likely to be opened next. */
  readonly nextIds: readonly string[];
  readonly mayAdd: boolean;
  /** Makes something of the words that are marked. */
  readonly onMake: (what: MadeOfWords) => void;
};

/** The document itself: its bar, its pages in small, and the page with the evidence. */
export function DocumentPane(props: Props) {
  const { t } = useWords();
  const { dossierId, view, shown, find } = props;
  const { target, highlights, selectedKey } = shown;
  const paper = useRef<HTMLDivElement>(null);
  const inSight = usePageTrack();
  const [zoom, step, fit] = useZoom();
  const documentId = target?.documentId ?? view.documents[0]?.id;
  const document = useResource('document', documentId === undefined ? null : { dossierId, documentId });
  useReadAhead(dossierId, view, shown.evidence, props.nextIds, paper, zoom);
  const summary = view.documents.find((item) => item.id === documentId);
  const inDocument = highlights.filter((item) => item.documentId === documentId);
  const pages = document.data?.pages ?? [];

  if (summary === undefined) {
    return (
      <section className="docpane" aria-label={t('desk.document')} data-region="document">
        <Empty title={t('desk.noDocument')}>{t('desk.noDocumentText')}</Empty>
      </section>
    );
  }
  const select = (highlight: Highlight): void => {
    if (highlight.number !== null) shown.showEvidence(highlight.number);
    const hit = /^found-(\d+)$/u.exec(highlight.key)?.[1];
    if (hit !== undefined) shown.showPlace(highlight);
  };
  const names = nameDocuments(view.documents.map(({ path }) => path));
  const goal: ScrollTarget = target ?? { documentId: summary.id, page: 1, y: null, key: null };
  return (
    <section className="docpane" aria-label={t('desk.document')} data-region="document">
      <div className="docbar">
        <span className="if-wide">
          <Icon name="document" />
        </span>
        <select
          className="docname strong"
          aria-label={t('desk.document')}
          title={summary.path}
          value={summary.id}
          onChange={(event) => shown.showPage(event.target.value, 1)}
        >
          {view.documents.map((item) => (
            <option key={item.id} value={item.id}>
              {names.get(item.path)}
            </option>
          ))}
        </select>
        {pages.length > 1 && <PageNumber inSight={inSight} total={pages.length} />}
        <Marks view={view} file={summary.path} />
        <span className="grow" />
        <button type="button" className="button quiet s fit" onClick={fit} title={t('zoom.fit')} aria-label={t('zoom.fit')}>
          <Icon name="fit" /> <span className="if-wide">{Math.round(zoom * 100)} %</span>
        </button>
        <span className="row zoom">
          <button
            type="button"
            className="button quiet icon-only"
            onClick={() => step(-1)}
            disabled={zoom <= 0.5}
            aria-label={t('desk.smaller')}
          >
            <Icon name="minus" />
          </button>
          <button
            type="button"
            className="button quiet icon-only"
            onClick={() => step(1)}
            disabled={zoom >= 3}
            aria-label={t('desk.larger')}
          >
            <Icon name="plus" />
          </button>
        </span>
        <button
          type="button"
          className="button quiet icon-only"
          onClick={() => (find.open ? find.close() : find.start(false))}
          aria-pressed={find.open}
          aria-label={t('find.title')}
          title={`${t('find.title')} (Ctrl F)`}
        >
          <Icon name="search" />
        </button>
        <button
          type="button"
          className="button quiet icon-only"
          onClick={() => shown.stepEvidence(-1)}
          disabled={shown.evidence.length === 0}
          aria-label={t('keys.previousEvidence')}
        >
          <Icon name="left" />
        </button>
        <span className="s nowrap">
          <span className="if-wide">{t(props.covered ? 'blind.passage' : 'desk.evidence')} </span>
          <b>{shown.selected?.number ?? '–'}</b> / {shown.evidence.length}
        </span>
        <button
          type="button"
          className="button quiet icon-only"
          onClick={() => shown.stepEvidence(1)}
          disabled={shown.evidence.length === 0}
          aria-label={t('keys.nextEvidence')}
        >
          <Icon name="right" />
        </button>
      </div>
      {find.open && <FindPanel find={find} />}
      {document.problem !== undefined && document.data === undefined ? (
        <ProblemNote problem={document.problem} onRetry={document.reload} />
      ) : document.data === undefined ? (
        <Loading what={t('loading.document')} rows={8} />
      ) : (
        <div className={pages.length > 1 ? 'docwrap' : 'docwrap single'} ref={paper}>
          {pages.length > 1 && (
            <Thumbnails
              dossierId={dossierId}
              document={document.data}
              mayOpen={view.takeAway.may}
              inSight={inSight}
              highlights={inDocument}
              selectedKey={selectedKey}
              onPage={(number) => shown.showPage(summary.id, number)}
            />
          )}
          {document.data.document.format === 'pdf' ? (
            <PdfView
              dossierId={dossierId}
              document={document.data}
              takeAway={view.takeAway}
              highlights={inDocument}
              selectedKey={selectedKey}
              target={goal}
              zoom={zoom}
              inSight={inSight}
              onSelect={select}
            />
          ) : (
            <TextView
              dossierId={dossierId}
              document={document.data}
              highlights={inDocument}
              selectedKey={selectedKey}
              target={goal}
              zoom={zoom}
              inSight={inSight}
              onSelect={select}
            />
          )}
          {props.mayAdd && <SelectionBar within={paper} onMake={props.onMake} />}
        </div>
      )}
    </section>
  );
}

function PageNumber({ inSight, total }: { inSight: PageInSight; total: number }) {
  return (
    <span className="faint s">
      {usePageInSight(inSight)} / {total}
    </span>
  );
}

/** What is to be known of the file before it is trusted. */
function Marks({ view, file }: { view: DossierView; file: string }) {
  const { t, say } = useWords();
  const marks = view.integrity.filter((mark) => mark.file === file);
  if (marks.length === 0) {
    return (
      <span className="v-met marks-none" role="img" aria-label={t('desk.noMarks')} title={t('desk.noMarks')}>
        <Icon name="tick" />
      </span>
    );
  }
  return (
    <details className="marks">
      <summary className="s">
        <Icon name="search-failed" />
        {t('desk.marks', { count: marks.length })}
      </summary>
      <ul>
        {marks.map((mark, index) => (
          <li key={index}>{say(mark.summary)}</li>
        ))}
      </ul>
    </details>
  );
}
