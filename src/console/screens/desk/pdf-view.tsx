import { type UIEvent, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { DocumentView, DossierView } from '../../../contract/index.ts';
import { useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { boxesOfRange, type Highlight } from './highlights.ts';
import type { PageInSight } from './page-in-sight.ts';
import { PdfPage } from './pdf-page.tsx';
import { rowAt, stackRows } from './rows-in-view.ts';
import type { ScrollTarget } from './scroll-target.ts';
import { usePdf } from './use-pdf.ts';
import { useRest } from './use-rest.ts';
import { useRowsInView } from './use-rows-in-view.ts';

type Props = {
  readonly dossierId: string;
  readonly document: DocumentView;
  /** Whether the reader may have the file itself; if not, pages are drawn from their text. */
  readonly takeAway: DossierView['takeAway'];
  readonly highlights: readonly Highlight[];
  readonly selectedKey: string | null;
  readonly target: ScrollTarget;
  readonly zoom: number;
  readonly inSight: PageInSight;
  readonly onSelect: (highlight: Highlight) => void;
};

const gap = 12;
const edge = 14;
/** Heights of the view a second at which nobody reads: what comes then is drawn once it stays. */
const quick = 4;

/** A PDF, page under page, fitted to the width. Only pages near the view are drawn; all places are known before anything is. */
export function PdfView({ dossierId, document: view, takeAway, highlights, selectedKey, target, zoom, inSight, onSelect }: Props) {
  const { t, say } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const { failed } = usePdf(dossierId, view, takeAway.may);
  const documentId = view.document.id;
  const pages = view.pages;

  useLayoutEffect(() => {
    const element = scroller.current!;
    const measure = (): void => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const widest = useMemo(() => widestOf(pages), [pages]);
  const scale = width === 0 ? 0 : scaleToFit(width, widest, zoom);
  const { tops, end } = useMemo(() => stackRows(scale === 0 ? [] : pages.map(({ height }) => height * scale), gap), [pages, scale]);
  const [[first, last], lookForRows] = useRowsInView(scroller, tops, 600);
  const [resting, move] = useRest(120);

  // A place that only its offsets name has its height from the runs of the page; until they are read the roll stays where it is.
  const marked = target.y === null ? highlights.find(({ key }) => key === target.key) : undefined;
  const sought = useResource('page', marked === undefined ? null : { dossierId, documentId, page: target.page });
  const found = useMemo(
    () => (marked === undefined || sought.data === undefined ? null : (boxesOfRange(sought.data, marked.start, marked.end)[0]?.y ?? 0)),
    [marked, sought.data],
  );
  const y = target.y ?? found;
  const waiting = marked !== undefined && found === null && sought.problem === undefined;

  const look = useCallback(() => {
    const element = scroller.current;
    if (element === null || tops.length === 0) return;
    lookForRows();
    inSight.see(pages[Math.max(0, rowAt(tops, element.scrollTop + element.clientHeight / 3))]!.number);
  }, [tops, pages, lookForRows, inSight]);
  const before = useRef({ top: 0, at: 0 });
  const scroll = (event: UIEvent<HTMLDivElement>): void => {
    const { scrollTop, clientHeight } = event.currentTarget;
    const { top, at } = before.current;
    before.current = { top: scrollTop, at: event.timeStamp };
    const viewsASecond = (1000 * Math.abs(scrollTop - top)) / clientHeight / Math.max(1, event.timeStamp - at);
    if (viewsASecond > quick) move();
    look();
  };

  // Goes to a new target once its height is known; a change of scale keeps what is in sight.
  const laid = useRef<{ documentId: string; scale: number; tops: readonly number[] } | null>(null);
  const reached = useRef<ScrollTarget | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || scale === 0) return;
    const before = laid.current;
    laid.current = { documentId, scale, tops };
    const index = pages.findIndex((page) => page.number === target.page);
    if (reached.current !== target && !waiting && index >= 0 && target.documentId === documentId) {
      reached.current = target;
      element.scrollTop = tops[index]! + (y === null ? 0 : Math.max(0, y * scale - element.clientHeight / 3));
    } else if (before !== null && before.documentId === documentId && before.scale !== scale) {
      const at = rowAt(before.tops, element.scrollTop);
      if (at >= 0) element.scrollTop = tops[at]! + ((element.scrollTop - before.tops[at]!) * scale) / before.scale;
    }
    look();
  }, [target, y, waiting, scale, tops, pages, documentId, look]);

  return (
    <div
      className={resting ? 'stage' : 'stage rolling'}
      ref={scroller}
      onScroll={scroll}
      tabIndex={0}
      role="region"
      aria-label={t('desk.pages')}
    >
      {takeAway.ask !== null && <p className="stage-note s">{t('team.fromText', { ask: say(takeAway.ask) })}</p>}
      {failed && (
        <p className="stage-problem" role="alert">
          {t('desk.fileFailed')}
        </p>
      )}
      <div className="roll" style={{ height: end, width: widest * scale }}>
        {scale > 0 &&
          pages
            .slice(first, last + 1)
            .map((page, index) => (
              <PdfPage
                key={`${documentId}-${page.number}`}
                fromText={!takeAway.may}
                sought={page.number === target.page}
                resting={resting}
                dossierId={dossierId}
                documentId={documentId}
                number={page.number}
                total={pages.length}
                width={page.width}
                height={page.height}
                top={tops[first + index]!}
                scale={scale}
                highlights={onPageOf(highlights, page.number)}
                selectedKey={selectedKey}
                onSelect={onSelect}
              />
            ))}
      </div>
    </div>
  );
}

/** CSS pixels a point, so that the widest page fits a stage of this width. */
export function scaleToFit(width: number, widest: number, zoom: number): number {
  return Math.max(0.2, ((width - 2 * edge) / widest) * zoom);
}

export function widestOf(pages: DocumentView['pages']): number {
  return Math.max(1, ...pages.map((page) => page.width));
}

const none: readonly Highlight[] = [];
/** Highlights that touch a page, also those that begin on the page before. */
function onPageOf(highlights: readonly Highlight[], number: number): readonly Highlight[] {
  const touching = highlights.filter((item) => item.page === number || item.boxes.some((box) => box.page === number));
  return touching.length === 0 ? none : touching;
}
