import type { DossierEvent } from '../contract/index.ts';

type Listener = (event: DossierEvent) => void;

/** Passes live news of a dossier to everyone who has it open. Nothing is kept: a listener that comes late reads the state itself. */
export class EventHub {
  private readonly listeners = new Map<string, Set<Listener>>();

  subscribe(dossierId: string, listener: Listener): () => void {
    const set = this.listeners.get(dossierId) ?? new Set();
    this.listeners.set(dossierId, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0) this.listeners.delete(dossierId);
    };
  }

  publish(dossierId: string, event: DossierEvent): void {
    for (const listener of this.listeners.get(dossierId) ?? []) listener(event);
  }
}
