import type { Bilingual } from '../../domain/bilingual.ts';
import type { Scenario } from '../../domain/scenario.ts';
import { scenarioWords } from './scenario-words.ts';

/** Why no dossier of this programme may be drafted, with what to do about it; null where its live scenario allows it. */
export function programmeNotLive(programme: string, live: Scenario | undefined): Bilingual | null {
  return live?.state === 'live' && live.programme === programme ? null : scenarioWords.notLive(programme);
}
