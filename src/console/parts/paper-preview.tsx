import type { CardPreview, PaperPreview as Paper } from '../../contract/index.ts';
import type { PaperBlock, PaperLanguage } from '../../domain/index.ts';
import { sourceTag } from '../words/language.ts';
import './paper-preview.css';

type Shown = {
  readonly paper: CardPreview & Partial<Pick<Paper, 'watermark'>>;
  readonly language: PaperLanguage;
  /** Level of its title among the headings of the screen: 1 where the paper is the screen. */
  readonly level: 1 | 3;
};

/** A paper as it will be: its title, mark and blocks, with the watermark across whatever is not official. */
export function PaperPreview({ paper, language, level }: Shown) {
  const Title = `h${level}` as const;
  return (
    <article className="paper-sheet" lang={language === 'zh' ? 'zh-CN' : 'en'} data-watermark={paper.watermark ?? undefined}>
      <p className="paper-mark">{paper.mark}</p>
      <Title className="paper-title">{paper.title}</Title>
      <p className="muted">{paper.subject}</p>
      {paper.blocks.map((block, index) => (
        <Block key={index} block={block} level={level} />
      ))}
    </article>
  );
}

function Block({ block, level }: { block: PaperBlock; level: Shown['level'] }) {
  switch (block.type) {
    case 'heading': {
      const [Part, Item] = level === 1 ? (['h2', 'h3'] as const) : (['h4', 'h5'] as const);
      return block.level === 1 ? <Part className="paper-part">{block.text}</Part> : <Item className="paper-item">{block.text}</Item>;
    }
    case 'text':
      return <p className={block.strong === true ? 'strong' : undefined}>{block.text}</p>;
    case 'columns':
      return (
        <div className="paper-columns">
          {block.cells.map((cell, index) => (
            <p key={index} lang={sourceTag(cell)} className={block.strong === true ? 'strong' : undefined}>
              {cell}
            </p>
          ))}
        </div>
      );
    case 'pairs':
      return (
        <dl className="paper-pairs">
          {block.pairs.map(([label, value], index) => (
            <div key={index}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      );
    case 'table':
      return (
        <table>
          <colgroup>
            {block.widths.map((width, index) => (
              <col key={index} style={{ width: `${width * 100}%` }} />
            ))}
          </colgroup>
          <thead>
            <tr>{block.header.map((cell, index) => (cell === '' ? <td key={index} /> : <th key={index}>{cell}</th>))}</tr>
          </thead>
          <tbody>
            {block.rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'quote':
      return (
        <figure>
          <figcaption>{block.place}</figcaption>
          <blockquote className="source" lang={sourceTag(block.text)}>
            {block.text}
          </blockquote>
        </figure>
      );
    case 'reply':
      return <p className="paper-reply">{block.label}</p>;
    case 'page-break':
      return <hr />;
  }
}
