import { type FormEvent, useState } from 'react';
import type { Bilingual } from '../../../domain/index.ts';
import { Icon } from '../../parts/icon.tsx';
import { DayField } from '../../parts/day-field.tsx';
import { useWords } from '../../words/language.ts';

export type KnowledgeFilter = { readonly instrument: string; readonly on: string };

/** Words, instrument and day in force. */
export function KnowledgeFilters({
  q,
  filter,
  instruments,
  onSet,
}: {
  q: string;
  filter: KnowledgeFilter;
  instruments: readonly { id: string; number: Bilingual }[];
  onSet: (change: Record<string, string>) => void;
}) {
  const { t, say } = useWords();
  const [text, setText] = useState(q);
  const find = (event: FormEvent): void => {
    event.preventDefault();
    onSet({ q: text.trim(), clause: '' });
  };
  return (
    <form className="kb-filters" role="search" aria-label={t('kb.search')} onSubmit={find}>
      <label className="find">
        <Icon name="search" />
        <input value={text} onChange={(event) => setText(event.target.value)} placeholder={t('kb.search')} aria-label={t('kb.search')} />
      </label>
      <select
        className="select"
        aria-label={t('kb.instrument')}
        value={filter.instrument}
        onChange={(event) => onSet({ instrument: event.target.value, clause: '' })}
      >
        <option value="">{t('kb.anyInstrument')}</option>
        {instruments.map(({ id, number }) => (
          <option key={id} value={id}>
            {say(number)}
          </option>
        ))}
      </select>
      <label className="row s">
        <span className="muted nowrap">{t('kb.on')}</span>
        <DayField value={filter.on} onChange={(on) => onSet({ on, clause: '' })} />
      </label>
    </form>
  );
}
