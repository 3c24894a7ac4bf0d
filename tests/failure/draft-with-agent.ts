import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DossierId } from '../../src/domain/ids.ts';
import { approveEndpoint, openDrafting, receive } from '../workspace/drafting-workspace.ts';

/**
 * A process that takes in a dossier and drafts it with the endpoint at the address given, or goes on with what it finds under way. What it
 * drafted stands in `drafted.json` at the end.
 */
const [folder = '', baseUrl = ''] = process.argv.slice(2);
const workspace = await openDrafting(folder);
const id = 'd-1' as DossierId;
if (workspace.store.dossier(id) === undefined) {
  await approveEndpoint(workspace, baseUrl);
  workspace.preparation.start(await receive(workspace, id));
} else workspace.preparation.resume();
await workspace.preparation.whenIdle();
await workspace.publishAudit();
const { ok } = await workspace.verifyAudit();
const prepared = workspace.store.preparedOf(id);
writeFileSync(join(folder, 'drafted.json'), JSON.stringify({ ok, findings: prepared?.findings, agent: prepared?.agent }));
await workspace.close();
