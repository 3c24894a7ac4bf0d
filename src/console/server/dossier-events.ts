import { useEffect, useRef } from 'react';
import type { DossierEvent } from '../../contract/index.ts';
import { addressOf } from './endpoints.ts';
import { dossierChanged } from './resource.ts';

/** Follows a dossier: what others decide and how far the preparation is. Reads again what changed; the browser reconnects by itself. */
export function useDossierEvents(dossierId: string | undefined, onEvent: (event: DossierEvent) => void): void {
  const handler = useRef(onEvent);
  useEffect(() => {
    handler.current = onEvent;
  });
  useEffect(() => {
    if (dossierId === undefined) return;
    const source = new EventSource(addressOf('dossierEvents', { dossierId }));
    const receive = (message: MessageEvent<string>): void => {
      const event = JSON.parse(message.data) as DossierEvent;
      if (event.type !== 'progress' && event.type !== 'present') dossierChanged(dossierId);
      handler.current(event);
    };
    source.addEventListener('message', receive);
    for (const type of ['progress', 'ready', 'failed', 'changed']) source.addEventListener(type, receive as EventListener);
    return () => source.close();
  }, [dossierId]);
}
