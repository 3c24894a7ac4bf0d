import { Link, useSearchParams, useLocation } from 'react-router';
import { useEffect } from 'react';
import type { DossierEvent } from '../../contract/index.ts';
import { Person } from '../parts/signs.tsx';
import { call } from '../server/call.ts';
import { useResource } from '../server/resource.ts';
import { useWords } from '../words/language.ts';

type PresentPeople = Extract<DossierEvent, { type: 'present' }>['people'];

/** Who else has this dossier open, each with a way to the finding they look at; and tells them at which one this person is. */
export function OthersHere({ dossierId, people }: { dossierId: string; people: PresentPeople }) {
  const { t, say } = useWords();
  const [search] = useSearchParams();
  const onDesk = useLocation().pathname.endsWith('/desk');
  const findingId = onDesk ? search.get('finding') : null;
  const list = useResource('findings', people.some((other) => other.findingId !== null) ? { dossierId } : null);
  const alone = people.length === 0;
  useEffect(() => {
    if (alone) return;
    // Whoever leafs through the list is nowhere yet.
    const timer = setTimeout(() => void call('presence', { dossierId }, { body: { findingId } }), 400);
    return () => clearTimeout(timer);
  }, [dossierId, findingId, alone]);
  if (alone) return null;
  return (
    <ul className="others-here s" aria-label={t('presence.label')}>
      {people.map((other) => {
        const row = list.data?.findings.find(({ id }) => id === other.findingId);
        return (
          <li key={other.id}>
            <Person name={other.name} />
            <span className="nowrap">
              <span className="name-here">{t('presence.here', { name: other.name })}</span>
              {row !== undefined && (
                <Link className="clip" to={`/dossiers/${dossierId}/desk?finding=${encodeURIComponent(row.id)}`} title={say(row.title)}>
                  {t('presence.at', { finding: say(row.title) })}
                </Link>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
