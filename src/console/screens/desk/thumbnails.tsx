import { useEffect, useRef } from 'react';
import type { DocumentView } from '../../../contract/index.ts';
import { useWords } from '../../words/language.ts';
import { type Highlight, toneClass } from './highlights.ts';
import { ThumbPicture } from './thumb-picture.tsx';
import { usePdf } from './use-pdf.ts';

type Props = {
  readonly dossierId: string;
  readonly document: DocumentView;
  /** The reader may have the file itself. */
  readonly mayOpen: boolean;
  readonly current: number;
  readonly highlights: readonly Highlight[];
  readonly selectedKey: string | null;
  readonly onPage: (page: number) => void;
};

/** Pages in small, drawn when they come into sight, each with the places of the evidence on it. */
export function Thumbnails({ dossierId, document: view, mayOpen, current, highlights, selectedKey, onPage }: Props) {
  const { t } = useWords();
  const { pages } = view;
  const list = useRef<HTMLElement>(null);
  const pdf = usePdf(dossierId, view, mayOpen).pdf;
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <nav className="thumbs" ref={list} aria-label={t('desk.pageList')}>
      {pages.map((page) => {
        const here = highlights.filter((item) => item.tone !== 'found' && item.page === page.number);
        const sheet = page.width === 0 || page.height === 0;
        return (
          <button
            key={page.number}
            type="button"
            onClick={() => onPage(page.number)}
            aria-current={page.number === current ? 'page' : undefined}
            aria-label={t('desk.thumb', { page: page.label ?? page.number, count: here.length })}
          >
            <span className="thumb" style={{ aspectRatio: sheet ? '1.2' : `${page.width} / ${page.height}` }}>
              {pdf !== null && <ThumbPicture pdf={pdf} number={page.number} width={page.width} />}
              {here.map((item) => {
                const y = item.boxes.find((box) => box.page === page.number)?.y;
                if (y === undefined || sheet) return <i key={item.key} className={toneClass[item.tone]} style={{ top: '20%' }} />;
                return (
                  <i
                    key={item.key}
                    className={item.key === selectedKey ? 'sel' : toneClass[item.tone]}
                    style={{ top: `${(100 * y) / page.height}%` }}
                  />
                );
              })}
            </span>
            <span className="clip">{page.label ?? page.number}</span>
          </button>
        );
      })}
    </nav>
  );
}
