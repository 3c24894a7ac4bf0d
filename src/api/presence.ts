import type { DossierEvent } from '../contract/index.ts';
import type { Person } from '../domain/index.ts';

type Present = Extract<DossierEvent, { type: 'present' }>['people'][number];

/** Who has a dossier open, and at which finding. Lives as long as their event streams; nothing of it is kept or recorded. */
export class Presence {
  private readonly dossiers = new Map<string, Map<string, { streams: number; present: Present }>>();

  /** A person's event stream opens; the answer ends it. */
  enter(dossierId: string, { id, name }: Person): () => void {
    const people = this.dossiers.get(dossierId) ?? new Map<string, { streams: number; present: Present }>();
    this.dossiers.set(dossierId, people);
    const seat = people.get(id) ?? { streams: 0, present: { id, name, findingId: null } };
    people.set(id, seat);
    seat.streams += 1;
    return () => {
      seat.streams -= 1;
      if (seat.streams > 0) return;
      people.delete(id);
      if (people.size === 0) this.dossiers.delete(dossierId);
    };
  }

  /** What a person looks at; false when nobody has to be told: no stream of theirs is open, or nothing is new. */
  look(dossierId: string, personId: string, findingId: string | null): boolean {
    const seat = this.dossiers.get(dossierId)?.get(personId);
    if (seat === undefined || seat.present.findingId === findingId) return false;
    seat.present = { ...seat.present, findingId };
    return true;
  }

  /** Everybody in it, in the order in which they came. */
  in(dossierId: string): Present[] {
    return [...(this.dossiers.get(dossierId)?.values() ?? [])].map(({ present }) => present);
  }
}
