import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { DossierEvent } from '../../contract/index.ts';
import { addressOf } from './endpoints.ts';
import { dossierChanged, peek } from './resource.ts';

type Event<Type extends DossierEvent['type']> = Extract<DossierEvent, { type: Type }>;
/** Who has the dossier open, and how far its preparation is, as far as the line tells. */
type Live = { readonly present: Event<'present'>['people']; readonly progress: Event<'progress'> | null };

const silence: Live = { present: [], progress: null };
/** A line that was refused is asked for again after so long. */
const retryMs = 5000;

/**
 * Follows a dossier (undefined: none) and reads again what changed; `onChanged` hears of each change in its review. The line stands only while the tab is
 * seen: a browser keeps six connections to a server for all its tabs, and each line takes one. What was known before it stood may have changed
 * meanwhile, so that is read again.
 */
export function useDossierEvents(dossierId: string | undefined, onChanged: (event: Event<'changed'>) => void): Live {
  const [live, setLive] = useState(silence);
  const seen = useSyncExternalStore(followTabSeen, isTabSeen);
  const tell = useRef(onChanged);
  useEffect(() => {
    tell.current = onChanged;
  });
  useEffect(() => {
    if (dossierId === undefined || !seen) return;
    const known = () => peek('dossier', { dossierId });
    let mayHaveChanged = known() !== undefined;
    let line: EventSource;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const open = (): void => {
      line = new EventSource(addressOf('dossierEvents', { dossierId }));
      line.addEventListener('open', () => {
        if (mayHaveChanged || known()?.summary.status === 'preparing') dossierChanged(dossierId);
        mayHaveChanged = true;
      });
      line.addEventListener('message', ({ data }: MessageEvent<string>) => {
        const event = JSON.parse(data) as DossierEvent;
        if (event.type === 'present') return setLive((before) => ({ ...before, present: event.people }));
        if (event.type === 'progress') return setLive((before) => ({ ...before, progress: event }));
        dossierChanged(dossierId);
        if (event.type === 'changed') tell.current(event);
        else setLive((before) => ({ ...before, progress: null }));
      });
      line.addEventListener('error', () => {
        setLive(silence);
        // The browser asks again by itself, unless it was refused.
        if (line.readyState !== EventSource.CLOSED) return;
        retry = setTimeout(() => {
          dossierChanged(dossierId);
          open();
        }, retryMs);
      });
    };
    open();
    return () => {
      clearTimeout(retry);
      line.close();
      setLive(silence);
    };
  }, [dossierId, seen]);
  return live;
}

const isTabSeen = (): boolean => document.visibilityState === 'visible';
const followTabSeen = (tell: () => void): (() => void) => {
  document.addEventListener('visibilitychange', tell);
  return () => document.removeEventListener('visibilitychange', tell);
};
