import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { useSession } from '../../app/session.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useWords } from '../../words/language.ts';

type SavedView = { readonly name: string; readonly search: string };

function read(key: string): SavedView[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored)
      ? stored.filter((item: SavedView) => typeof item?.name === 'string' && typeof item.search === 'string')
      : [];
  } catch {
    return [];
  }
}

/** Views that the person named, kept in this browser: each is only an address, so it can be sent to a colleague as well. */
export function SavedViews({ search }: { search: URLSearchParams }) {
  const { t } = useWords();
  const key = `countersign.views.${useSession().person.id}`;
  const [saved, setSaved] = useState(() => read(key));
  const [name, setName] = useState<string | null>(null);
  const keep = (next: SavedView[]): void => {
    localStorage.setItem(key, JSON.stringify(next));
    setSaved(next);
  };
  const present = search.toString();
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const wanted = (name ?? '').trim();
    keep([...saved.filter((view) => view.name !== wanted), { name: wanted, search: present }]);
    setName(null);
  };
  return (
    <section className="saved" aria-label={t('list.saved')}>
      <h2 className="label">{t('list.saved')}</h2>
      <ul>
        {saved.map((view) => (
          <li key={view.name} className="row">
            <Link className="grow clip" to={`?${view.search}`} aria-current={view.search === present ? 'true' : undefined}>
              {view.name}
            </Link>
            <button
              type="button"
              className="button quiet icon-only"
              aria-label={t('list.remove', { name: view.name })}
              onClick={() => keep(saved.filter((other) => other !== view))}
            >
              <Icon name="cross" />
            </button>
          </li>
        ))}
      </ul>
      {name === null ? (
        <button type="button" className="linklike s" onClick={() => setName('')}>
          {t('list.save')}
        </button>
      ) : (
        <form onSubmit={save} className="row">
          <input
            className="input"
            aria-label={t('list.name')}
            placeholder={t('list.name')}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && setName(null)}
            maxLength={40}
            required
            autoFocus
          />
          <button type="submit" className="button" disabled={name.trim() === ''}>
            {t('list.keep')}
          </button>
        </form>
      )}
    </section>
  );
}
