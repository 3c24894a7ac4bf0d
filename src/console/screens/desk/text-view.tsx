import { memo, useEffect, useRef } from 'react';
import type { DocumentView, PageView } from '../../../contract/index.ts';
import { Loading } from '../../parts/states.tsx';
import { useResource } from '../../server/resource.ts';
import { sourceTag, useWords } from '../../words/language.ts';
import { cutAtHighlights, type Highlight, toneClass, toneSign } from './highlights.ts';
import type { PageInSight } from './page-in-sight.ts';
import type { ScrollTarget } from './scroll-target.ts';

type Props = {
  readonly dossierId: string;
  readonly document: DocumentView;
  readonly highlights: readonly Highlight[];
  readonly selectedKey: string | null;
  readonly target: ScrollTarget;
  readonly zoom: number;
  readonly inSight: PageInSight;
  readonly onSelect: (highlight: Highlight) => void;
};

/** A document without pages of its own, drawn from its blocks: headings, paragraphs, lists, tables, notes. Sheets follow each other. */
export function TextView({ dossierId, document: view, highlights, selectedKey, target, zoom, inSight, onSelect }: Props) {
  const { t } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const look = (): void => {
    const element = scroller.current;
    if (element === null) return;
    const line = element.getBoundingClientRect().top + element.clientHeight / 3;
    const sheets = [...element.querySelectorAll<HTMLElement>('[data-page]')];
    const at = sheets.findLast((sheet) => sheet.getBoundingClientRect().top <= line) ?? sheets[0];
    if (at !== undefined) inSight.see(Number(at.dataset['page']));
  };
  useEffect(() => inSight.see(target.page), [target, inSight]);
  return (
    <div className="stage" ref={scroller} onScroll={look} tabIndex={0} role="region" aria-label={t('desk.pages')}>
      {view.pages.map((page) => (
        <TextPage
          key={`${view.document.id}-${page.number}`}
          dossierId={dossierId}
          documentId={view.document.id}
          number={page.number}
          total={view.pages.length}
          highlights={highlights.filter((item) => item.page === page.number)}
          selectedKey={selectedKey}
          target={target.page === page.number && target.documentId === view.document.id ? target : null}
          zoom={zoom}
          onSelect={onSelect}
        />
      ))}
    </div>
  );
}

type PageProps = Omit<Props, 'document' | 'target' | 'inSight'> & {
  readonly documentId: string;
  readonly number: number;
  readonly total: number;
  readonly target: ScrollTarget | null;
};

const TextPage = memo(function TextPage(props: PageProps) {
  const { t } = useWords();
  const sheet = useRef<HTMLElement>(null);
  const page = useResource('page', { dossierId: props.dossierId, documentId: props.documentId, page: props.number });
  const loaded = page.data !== undefined;
  const { target } = props;
  useEffect(() => {
    if (!loaded || target === null || sheet.current === null) return;
    const marked = target.key === null ? null : sheet.current.querySelector(`[data-highlight="${target.key}"]`);
    if (marked !== null) marked.scrollIntoView({ block: 'center' });
    else sheet.current.scrollIntoView({ block: 'start' });
  }, [loaded, target]);
  if (page.data === undefined) return <Loading what={t('loading.document')} />;
  const { label, text } = page.data;
  return (
    <article
      ref={sheet}
      className="paper text-page"
      data-page={props.number}
      data-drawn="true"
      lang={sourceTag(text)}
      aria-label={label ?? t('desk.pageOf', { page: props.number, total: props.total })}
      style={{ fontSize: `${props.zoom * 0.8125}rem` }}
    >
      {label !== undefined && <p className="sheet-name">{label}</p>}
      {page.data.blocks.length === 0 ? (
        <Words {...props} page={page.data} start={0} end={text.length} preserve />
      ) : (
        <Blocks {...props} page={page.data} />
      )}
    </article>
  );
});

type BlocksProps = Pick<Props, 'highlights' | 'selectedKey' | 'onSelect'> & { readonly page: PageView };

function Blocks(props: BlocksProps) {
  const { t } = useWords();
  return props.page.blocks.map((block) => {
    const words = <Words {...props} start={block.start} end={block.end} />;
    switch (block.type) {
      case 'heading': {
        return (
          <p key={block.start} role="heading" aria-level={Math.min(6, block.level + 1)} className={`h h${block.level}`}>
            {words}
          </p>
        );
      }
      case 'paragraph':
        return <p key={block.start}>{words}</p>;
      case 'list-item':
        return (
          <p key={block.start} className="item">
            {words}
          </p>
        );
      case 'furniture':
        return (
          <p key={block.start} className="furniture">
            {words}
          </p>
        );
      case 'note':
        return (
          <p key={block.start} className={`marginal ${block.note}`}>
            <span className="sign">{t(`desk.note.${block.note}`)}</span> {words}
          </p>
        );
      case 'table':
        return (
          <div key={`table-${block.start}`} className="table-scroll">
            <table>
              <tbody>
                {block.rows.map((row, index) => (
                  <tr key={index}>
                    {row.map((cell, column) => {
                      const Tag = index === 0 && block.header.length > 0 && !block.continues ? 'th' : 'td';
                      return (
                        <Tag key={column} rowSpan={cell.rowSpan} colSpan={cell.colSpan}>
                          <Words {...props} start={cell.start} end={cell.end} />
                        </Tag>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        );
    }
  });
}

/** A range of the page text with its highlights; every piece knows its offset. */
function Words({
  page,
  start,
  end,
  highlights,
  selectedKey,
  onSelect,
  preserve = false,
}: BlocksProps & { start: number; end: number; preserve?: boolean }) {
  return (
    <span className={preserve ? 'preserved' : undefined}>
      {cutAtHighlights(start, end, highlights).map((segment) => {
        const text = page.text.slice(segment.start, segment.end);
        const top = segment.over.find((item) => item.key === selectedKey) ?? segment.over[0];
        if (top === undefined) {
          return (
            <span key={segment.start} data-start={segment.start}>
              {text}
            </span>
          );
        }
        const opening = segment.over.filter((item) => begins(page, item, segment.start));
        return (
          <mark
            key={segment.start}
            className={`hl ${toneClass[top.tone]} ${top.key === selectedKey ? 'sel' : ''}`}
            data-highlight={top.key}
            onClick={() => onSelect(top)}
          >
            {opening
              .filter((item) => item.number !== null)
              .map((item) => (
                <b key={item.key} className="tab inline">
                  {item.number} {toneSign[item.tone]}
                </b>
              ))}
            <span data-start={segment.start}>{text}</span>
          </mark>
        );
      })}
    </span>
  );
}

/** Does the highlight begin here, but for white space? */
function begins(page: PageView, item: Highlight, at: number): boolean {
  return page.text.slice(item.start, at).trim() === '';
}
