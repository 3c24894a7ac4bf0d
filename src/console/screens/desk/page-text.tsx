import { memo } from 'react';
import type { PageView } from '../../../contract/index.ts';
import { sourceTag } from '../../words/language.ts';

/** Measured at one size, as widths grow with the size where letters are placed precisely: to set a font costs more than to measure. */
const rulerSize = 64;
const ruler = document.createElement('canvas').getContext('2d');
if (ruler !== null) {
  ruler.font = `${rulerSize}px sans-serif`;
  ruler.textRendering = 'geometricPrecision';
}

/** Natural width of a text in the font of the text layer, in CSS pixels. */
function naturalWidth(text: string, size: number): number {
  return ruler === null ? 0 : (ruler.measureText(text).width * size) / rulerSize;
}

/**
 * The page's own words over its picture: unseen, but there for selecting, searching and reading aloud. Each run stands at its place
 * and knows its offset in the page text, so that what is selected can be cited exactly.
 */
export const PageText = memo(function PageText({ page, scale }: { page: PageView; scale: number }) {
  return (
    <div className="page-text" lang={sourceTag(page.text)}>
      {page.runs.map((run) => {
        const text = page.text.slice(run.start, run.end);
        const size = Math.max(1, run.height * scale * 0.86);
        const natural = naturalWidth(text, size);
        const stretch = natural > 0 ? (run.width * scale) / natural : 1;
        return (
          <span
            key={run.start}
            data-start={run.start}
            style={{
              left: run.x * scale,
              top: run.y * scale,
              fontSize: size,
              lineHeight: `${run.height * scale}px`,
              transform: `scaleX(${stretch})`,
            }}
          >
            {text}
          </span>
        );
      })}
    </div>
  );
});
