import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { DocumentView } from '../../../contract/index.ts';
import { addressOf } from '../../server/endpoints.ts';
import { useWords } from '../../words/language.ts';
import type { Highlight } from './highlights.ts';
import { openPdf } from './pdf-engine.ts';
import { PdfPage } from './pdf-page.tsx';
import type { ScrollTarget } from './scroll-target.ts';

type Props = {
  readonly dossierId: string;
  readonly document: DocumentView;
  readonly highlights: readonly Highlight[];
  readonly selectedKey: string | null;
  readonly target: ScrollTarget;
  readonly zoom: number;
  readonly onPage: (page: number) => void;
  readonly onSelect: (highlight: Highlight) => void;
};

const gap = 12;
const edge = 14;

/** A PDF, page under page, fitted to the width. Only pages near the view are drawn; all places are known before anything is. */
export function PdfView({ dossierId, document: view, highlights, selectedKey, target, zoom, onPage, onSelect }: Props) {
  const { t } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [band, setBand] = useState<readonly [number, number]>([0, 0]);
  const [opened, setOpened] = useState<{ id: string; pdf: PDFDocumentProxy | null; failed: boolean }>({ id: '', pdf: null, failed: false });
  const documentId = view.document.id;
  const pages = view.pages;

  useEffect(() => {
    let left = false;
    openPdf(addressOf('file', { dossierId, documentId })).then(
      (pdf) => !left && setOpened({ id: documentId, pdf, failed: false }),
      () => !left && setOpened({ id: documentId, pdf: null, failed: true }),
    );
    return () => {
      left = true;
    };
  }, [dossierId, documentId]);

  useLayoutEffect(() => {
    const element = scroller.current!;
    const measure = (): void => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const widest = useMemo(() => Math.max(1, ...pages.map((page) => page.width)), [pages]);
  const scale = width === 0 ? 0 : Math.max(0.2, ((width - 2 * edge) / widest) * zoom);
  const tops = useMemo(() => topsOf(pages, scale), [pages, scale]);

  const look = useCallback(() => {
    const element = scroller.current;
    if (element === null || tops.length === 0 || scale === 0) return;
    const from = element.scrollTop;
    const to = from + element.clientHeight;
    const first = Math.max(
      0,
      tops.findLastIndex((top) => top <= from - 600),
    );
    const beyond = tops.findIndex((top) => top > to + 600);
    const last = beyond < 0 ? tops.length - 1 : beyond;
    setBand((before) => (before[0] === first && before[1] === last ? before : [first, last]));
    const middle = from + element.clientHeight / 3;
    onPage(
      pages[
        Math.max(
          0,
          tops.findLastIndex((top) => top <= middle),
        )
      ]!.number,
    );
  }, [tops, pages, scale, onPage]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || scale === 0) return;
    const index = pages.findIndex((page) => page.number === target.page);
    if (index >= 0 && target.documentId === documentId) {
      const inside = target.y === null ? 0 : Math.max(0, target.y * scale - element.clientHeight / 3);
      element.scrollTop = tops[index]! - edge + inside;
    }
    look();
  }, [target, scale, tops, pages, documentId, look]);

  const pdf = opened.id === documentId ? opened.pdf : null;
  return (
    <div className="stage" ref={scroller} onScroll={look} tabIndex={0} role="region" aria-label={t('desk.pages')}>
      {opened.id === documentId && opened.failed && (
        <p className="stage-problem" role="alert">
          {t('desk.fileFailed')}
        </p>
      )}
      {scale > 0 &&
        pages.map((page, index) => (
          <PdfPage
            key={`${documentId}-${page.number}`}
            pdf={pdf}
            dossierId={dossierId}
            documentId={documentId}
            number={page.number}
            total={pages.length}
            width={page.width}
            height={page.height}
            scale={scale}
            near={index >= band[0] && index <= band[1]}
            highlights={onPageOf(highlights, page.number)}
            selectedKey={selectedKey}
            onSelect={onSelect}
          />
        ))}
    </div>
  );
}

/** Where each page begins, in CSS pixels from the top of the roll. */
function topsOf(pages: DocumentView['pages'], scale: number): number[] {
  const tops: number[] = [];
  let top = edge;
  for (const page of pages) {
    tops.push(top);
    top += page.height * scale + gap;
  }
  return tops;
}

const none: readonly Highlight[] = [];
/** Highlights that touch a page, also those that begin on the page before. */
function onPageOf(highlights: readonly Highlight[], number: number): readonly Highlight[] {
  const touching = highlights.filter((item) => item.page === number || item.boxes.some((box) => box.page === number));
  return touching.length === 0 ? none : touching;
}
