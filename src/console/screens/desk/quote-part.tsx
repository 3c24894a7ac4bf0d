import { useState } from 'react';
import { EvidenceSign } from '../../parts/signs.tsx';
import { sourceTag, useWords } from '../../words/language.ts';
import type { NumberedEvidence } from './highlights.ts';

/** One passage: the number that also stands on the page, the words, the place. */
export function Quote({ item, selected, onOpen }: { item: NumberedEvidence; selected: boolean; onOpen: () => void }) {
  const { t } = useWords();
  const [whole, setWhole] = useState(false);
  const long = item.citation.quote.length > 220;
  return (
    <div className="quote" aria-current={selected ? 'true' : undefined} data-evidence={item.number}>
      <span className="n" aria-hidden="true">
        {item.number}
      </span>
      <div>
        <div className="row">
          {item.state !== null && <EvidenceSign state={item.state} />}
          {item.counter && (
            <span className="s muted nowrap">
              {t('desk.strongestAgainst')} <kbd aria-hidden="true">x</kbd>
            </span>
          )}
          <span className="place grow num clip" title={item.citation.file}>
            {item.citation.file.split('/').at(-1)} · {t('desk.page', { page: item.citation.page })}
          </span>
        </div>
        <button
          type="button"
          className={whole || selected ? 'source whole' : 'source'}
          onClick={() => {
            onOpen();
            if (long) setWhole(!whole || !selected);
          }}
          lang={sourceTag(item.citation.quote)}
          aria-label={t('desk.quoteLabel', { number: item.number, quote: item.citation.quote })}
        >
          “{item.citation.quote.trim()}”
        </button>
      </div>
    </div>
  );
}
