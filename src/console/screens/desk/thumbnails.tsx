import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { DocumentView } from '../../../contract/index.ts';
import { useWords } from '../../words/language.ts';
import { type Highlight, toneClass } from './highlights.ts';
import { type PageInSight, usePageInSight } from './page-in-sight.ts';
import { stackRows } from './rows-in-view.ts';
import { ThumbPicture } from './thumb-picture.tsx';
import { usePdf } from './use-pdf.ts';
import { useRowsInView } from './use-rows-in-view.ts';

type Page = DocumentView['pages'][number];
type Props = {
  readonly dossierId: string;
  readonly document: DocumentView;
  /** The reader may have the file itself. */
  readonly mayOpen: boolean;
  readonly inSight: PageInSight;
  readonly highlights: readonly Highlight[];
  readonly selectedKey: string | null;
  readonly onPage: (page: number) => void;
};

/** CSS pixels: breadth of a page in small, space around it, and between two. */
const breadth = 42;
const around = 6;
const gap = 5;
/** So far beyond the view they stand ready, for the keyboard too: the next one can always have the focus. */
const margin = 400;

/** Pages in small, those near the view only, each with the places of the evidence on it. */
export function Thumbnails({ dossierId, document: view, mayOpen, inSight, highlights, selectedKey, onPage }: Props) {
  const { t } = useWords();
  const { pages } = view;
  const list = useRef<HTMLElement>(null);
  const { pdf } = usePdf(dossierId, view, mayOpen);
  const current = usePageInSight(inSight);
  const heights = useMemo(() => heightsOf(pages), [pages]);
  const { tops, end } = useMemo(() => stackRows(heights, gap), [heights]);
  const [[first, last], look] = useRowsInView(list, tops, margin);
  useEffect(() => {
    const observer = new ResizeObserver(look);
    observer.observe(list.current!);
    return () => observer.disconnect();
  }, [look]);
  useLayoutEffect(() => {
    const at = pages.findIndex(({ number }) => number === current);
    if (list.current !== null && at >= 0) bringIntoView(list.current, tops[at]!, heights[at]!);
    look();
  }, [current, pages, tops, heights, look]);
  return (
    <nav className="thumbs" ref={list} onScroll={look} aria-label={t('desk.pageList')}>
      <div className="thumbs-roll" style={{ height: end }}>
        {pages.slice(first, last + 1).map((page, index) => {
          const here = highlights.filter((item) => item.tone !== 'found' && item.page === page.number);
          return (
            <button
              key={page.number}
              type="button"
              onClick={() => onPage(page.number)}
              aria-current={page.number === current ? 'page' : undefined}
              aria-label={t('desk.thumb', { page: page.label ?? page.number, count: here.length })}
              style={{ top: tops[first + index], height: heights[first + index] }}
            >
              <span className="thumb" style={{ height: breadth * shapeOf(page) }}>
                {pdf !== null && <ThumbPicture pdf={pdf} number={page.number} scale={breadth / page.width} />}
                {here.map((item) => (
                  <i
                    key={item.key}
                    className={item.key === selectedKey ? 'sel' : toneClass[item.tone]}
                    style={{ top: placeOn(page, item) }}
                  />
                ))}
              </span>
              <span className="clip">{page.label ?? page.number}</span>
            </button>
          );
        })}
      </div>
    </nav>
  );
}

/** Height of a page for a breadth of one; of a sheet, which has no size, that of its sign. */
function shapeOf({ width, height }: Page): number {
  return width === 0 || height === 0 ? 1 / 1.2 : height / width;
}

/** CSS pixels of each page in small with its number, which grows with the letters that the reader has chosen. */
function heightsOf(pages: readonly Page[]): number[] {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return pages.map((page) => breadth * shapeOf(page) + around + rem);
}

function placeOn(page: Page, item: Highlight): string {
  const y = item.boxes.find((box) => box.page === page.number)?.y;
  return y === undefined || page.height === 0 ? '20%' : `${(100 * y) / page.height}%`;
}

function bringIntoView(scroller: HTMLElement, top: number, height: number): void {
  const { scrollTop, clientHeight } = scroller;
  if (top < scrollTop) scroller.scrollTop = top;
  else if (top + height + 2 * gap > scrollTop + clientHeight) scroller.scrollTop = top + height + 2 * gap - clientHeight;
}
