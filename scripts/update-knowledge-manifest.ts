import { join } from 'node:path';
import { readKnowledgeBase, updateManifest } from '../src/adapters/knowledge-files/read-knowledge-files.ts';
import { loadKnowledgeBase } from '../src/knowledge/load-knowledge-base.ts';
import { manifestText } from '../src/knowledge/manifest.ts';

/** Writes knowledge-base/manifest.json anew after a change that was checked, and says the new version; faults are printed with file and line. */
const dir = process.argv[2] ?? join(import.meta.dirname, '..', 'knowledge-base');
updateManifest(dir, manifestText);
process.stdout.write(`${readKnowledgeBase(dir, loadKnowledgeBase).version}\n`);
