import type { Store } from '../adapters/store/open-store.ts';
import { teamsOf, type Person } from '../domain/index.ts';
import type { Viewer } from '../governance/index.ts';

/** An account as it looks at dossiers, with its teams of this moment. */
export function viewerOf(store: Pick<Store, 'reviewerProfile'>, { id, roles }: Pick<Person, 'id' | 'roles'>): Viewer {
  return { id, roles, teams: teamsOf(store.reviewerProfile(id)) };
}
