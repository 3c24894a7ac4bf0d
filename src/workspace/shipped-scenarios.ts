import type { Store } from '../adapters/store/open-store.ts';
import { canonicalHash } from '../domain/canonical-json.ts';
import type { KnowledgeBase } from '../domain/index.ts';
import { scenarioId } from '../governance/index.ts';

/**
 * Puts the sheets that ship with the programmes into the register, where they are not known yet. The first of a programme is live at once, by a
 * recorded act that says nobody here reviewed it; a later one waits for people.
 */
export function takeShippedScenarios(store: Store, { programmes }: KnowledgeBase, at: string): void {
  for (const { id: programme, scenario: sheet } of programmes.values()) {
    if (sheet === undefined) continue;
    const drafted = { type: 'drafted', by: 'system', byName: 'system', at, programme, sheet } as const;
    store.takeShippedScenario(scenarioId(programme, canonicalHash(sheet)), drafted, 'shipped with the product; nobody here reviewed it');
  }
}
