import { join } from 'node:path';
import { openDerivedCache } from '../src/adapters/derived-cache/derived-cache.ts';
import { projectRoot } from '../src/workspace/version.ts';

/** The checked knowledge base and rules, kept from one dossier to the next as a workspace keeps them: made anew when the code or a file differs. */
export const keptKnowledge = openDerivedCache(join(projectRoot, 'node_modules', '.cache', 'countersign', 'derived'));
