import { memo, useRef, useState } from 'react';
import { addressOf } from '../../server/endpoints.ts';
import { useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import { boxesOfRange, type Highlight, joinBoxes, toneClass, toneSign } from './highlights.ts';
import { PageText } from './page-text.tsx';
import { usePagePicture } from './use-page-picture.ts';

type Props = {
  /** The page is its text alone: the file is not for this reader. */
  readonly fromText: boolean;
  /** The page that the reader asked for; drawn before the others in sight. */
  readonly sought: boolean;
  /** The document is not being scrolled quickly: pages that come are drawn, and the words over them built. */
  readonly resting: boolean;
  readonly dossierId: string;
  readonly documentId: string;
  readonly number: number;
  readonly total: number;
  /** PDF points. */
  readonly width: number;
  readonly height: number;
  /** CSS pixels from the top of the roll. */
  readonly top: number;
  readonly scale: number;
  readonly highlights: readonly Highlight[];
  readonly selectedKey: string | null;
  readonly onSelect: (highlight: Highlight) => void;
};

/** One page as it was sent: with its text over it and the highlights on their boxes. */
export const PdfPage = memo(function PdfPage(props: Props) {
  const { number, width, height, top, scale, highlights, selectedKey } = props;
  const { t } = useWords();
  const picture = useRef<HTMLDivElement>(null);
  const { dossierId, documentId } = props;
  const [begun, setBegun] = useState(false);
  const due = props.resting || props.sought || props.fromText || highlights.some(({ boxes }) => boxes.length === 0);
  if (due && !begun) setBegun(true);
  const drawn = usePagePicture(
    picture,
    props.fromText ? null : addressOf('file', { dossierId, documentId }),
    number,
    scale,
    props.sought,
    begun,
  );
  const page = useResource('page', begun ? { dossierId, documentId, page: number } : null);

  const placed = highlights.map((highlight) => ({
    highlight,
    boxes: joinBoxes(
      highlight.boxes.length > 0
        ? highlight.boxes.filter((box) => box.page === number)
        : highlight.page === number && page.data !== undefined
          ? boxesOfRange(page.data, highlight.start, highlight.end)
          : [],
    ),
  }));
  const tabs = stackTabs(placed, scale);
  return (
    <article
      className={props.fromText ? 'paper pdf-page from-text' : 'paper pdf-page'}
      data-page={number}
      data-drawn={drawn}
      aria-label={t('desk.pageOf', { page: number, total: props.total })}
      style={{ top, width: width * scale, height: height * scale }}
    >
      <div ref={picture} />
      {page.data !== undefined && <PageText page={page.data} scale={scale} />}
      {placed.flatMap(({ highlight, boxes }) =>
        boxes.map((box, index) => (
          <div
            key={`${highlight.key}-${index}`}
            className={`hl-box ${toneClass[highlight.tone]} ${highlight.key === selectedKey ? 'sel' : ''}`}
            data-highlight={highlight.key}
            aria-hidden="true"
            style={{ left: box.x * scale - 1, top: box.y * scale - 1, width: box.width * scale + 2, height: box.height * scale + 1 }}
          />
        )),
      )}
      {tabs.map(({ highlight, top }) => (
        // For the pointer only: by keyboard the same is 1–9, n, p and the quotes.
        <span
          key={highlight.key}
          className={`tab ${highlight.key === selectedKey ? 'sel' : ''}`}
          style={{ left: 6, top }}
          onClick={() => props.onSelect(highlight)}
          aria-hidden="true"
        >
          {highlight.number} {toneSign[highlight.tone]}
        </span>
      ))}
      {page.data?.textSource === 'none' && <p className="no-text">{t('desk.noText')}</p>}
    </article>
  );
});

/** Number tabs in the left margin, at the line of their highlight; tabs of one line stand under each other. */
function stackTabs(placed: readonly { highlight: Highlight; boxes: readonly { y: number }[] }[], scale: number) {
  const tabs = placed
    .filter(({ highlight, boxes }) => highlight.number !== null && boxes.length > 0)
    .map(({ highlight, boxes }) => ({ highlight, top: boxes[0]!.y * scale }))
    .sort((a, b) => a.top - b.top);
  let free = 0;
  for (const tab of tabs) {
    tab.top = Math.max(tab.top, free);
    free = tab.top + 17;
  }
  return tabs;
}
