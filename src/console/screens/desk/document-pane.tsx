import { useCallback, useState } from 'react';
import type { DossierView } from '../../../contract/index.ts';
import { Icon } from '../../parts/icon.tsx';
import { Empty, Loading, ProblemNote } from '../../parts/states.tsx';
import { useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import type { Highlight } from './highlights.ts';
import { PdfView } from './pdf-view.tsx';
import type { ScrollTarget } from './scroll-target.ts';
import { TextView } from './text-view.tsx';
import { Thumbnails } from './thumbnails.tsx';

type Props = {
  readonly dossierId: string;
  readonly view: DossierView;
  readonly target: ScrollTarget | null;
  readonly highlights: readonly Highlight[];
  readonly selectedKey: string | null;
  readonly evidence: { readonly at: number | null; readonly of: number };
  readonly onStep: (step: 1 | -1) => void;
  readonly onDocument: (documentId: string, page: number) => void;
  readonly onSelect: (highlight: Highlight) => void;
};

const zooms = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2] as const;

/** The document itself: its bar, its pages in small, and the page with the evidence. */
export function DocumentPane(props: Props) {
  const { t } = useWords();
  const { dossierId, view, target, highlights } = props;
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(3);
  const documentId = target?.documentId ?? view.documents[0]?.id;
  const document = useResource('document', documentId === undefined ? null : { dossierId, documentId });
  const seePage = useCallback((number: number) => setPage(number), []);
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
  const goal: ScrollTarget = target ?? { documentId: summary.id, page: 1, y: null, key: null };
  return (
    <section className="docpane" aria-label={t('desk.document')} data-region="document">
      <div className="docbar">
        <Icon name="document" />
        <select
          className="docname strong"
          aria-label={t('desk.document')}
          value={summary.id}
          onChange={(event) => props.onDocument(event.target.value, 1)}
        >
          {view.documents.map((item) => (
            <option key={item.id} value={item.id}>
              {item.path}
            </option>
          ))}
        </select>
        {pages.length > 1 && (
          <span className="faint s">
            {page} / {pages.length}
          </span>
        )}
        <Marks view={view} file={summary.path} />
        <span className="grow" />
        <span className="row zoom">
          <button
            type="button"
            className="button quiet icon-only"
            onClick={() => setZoom(Math.max(0, zoom - 1))}
            disabled={zoom === 0}
            aria-label={t('desk.smaller')}
          >
            <Icon name="minus" />
          </button>
          <button
            type="button"
            className="button quiet icon-only"
            onClick={() => setZoom(Math.min(zooms.length - 1, zoom + 1))}
            disabled={zoom === zooms.length - 1}
            aria-label={t('desk.larger')}
          >
            <Icon name="plus" />
          </button>
        </span>
        <button
          type="button"
          className="button quiet icon-only"
          onClick={() => props.onStep(-1)}
          disabled={props.evidence.of === 0}
          aria-label={t('keys.previousEvidence')}
        >
          <Icon name="left" />
        </button>
        <span className="s nowrap">
          {t('desk.evidence')} <b>{props.evidence.at ?? '–'}</b> / {props.evidence.of}
        </span>
        <button
          type="button"
          className="button quiet icon-only"
          onClick={() => props.onStep(1)}
          disabled={props.evidence.of === 0}
          aria-label={t('keys.nextEvidence')}
        >
          <Icon name="right" />
        </button>
      </div>
      {document.problem !== undefined && document.data === undefined ? (
        <ProblemNote problem={document.problem} onRetry={document.reload} />
      ) : document.data === undefined ? (
        <Loading what={t('loading.document')} rows={8} />
      ) : (
        <div className={pages.length > 1 ? 'docwrap' : 'docwrap single'}>
          {pages.length > 1 && (
            <Thumbnails
              pages={pages}
              current={page}
              highlights={inDocument}
              selectedKey={props.selectedKey}
              onPage={(number) => props.onDocument(summary.id, number)}
            />
          )}
          {document.data.document.format === 'pdf' ? (
            <PdfView
              dossierId={dossierId}
              document={document.data}
              highlights={inDocument}
              selectedKey={props.selectedKey}
              target={goal}
              zoom={zooms[zoom]!}
              onPage={seePage}
              onSelect={props.onSelect}
            />
          ) : (
            <TextView
              dossierId={dossierId}
              document={document.data}
              highlights={inDocument}
              selectedKey={props.selectedKey}
              target={goal}
              zoom={zooms[zoom]!}
              onPage={seePage}
              onSelect={props.onSelect}
            />
          )}
        </div>
      )}
    </section>
  );
}

/** What is to be known of the file before it is trusted. */
function Marks({ view, file }: { view: DossierView; file: string }) {
  const { t, say } = useWords();
  const marks = view.integrity.filter((mark) => mark.file === file);
  if (marks.length === 0) {
    return (
      <span className="s v-met row nowrap marks-none">
        <Icon name="tick" />
        {t('desk.noMarks')}
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
