import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openContentStore } from '../../../src/adapters/content-store/open-content-store.ts';
import { openSecretBox } from '../../../src/adapters/secret-box/open-secret-box.ts';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { leafHash } from '../../../src/audit/merkle-hash.ts';
import { releaseOf, scenarioOf } from '../../../src/governance/index.ts';
import { applyEvent, openReview, recordEvent } from '../../../src/stages/approve/index.ts';

/** Not a password hash: quick, for tests that are not about passwords. */
export const plainPasswords = {
  hash: (password: string): Promise<string> => Promise.resolve(`plain:${password}`),
  verify: (kept: string, password: string): Promise<boolean> => Promise.resolve(kept === `plain:${password}`),
};

/** The real store on a real file, with the real review and record functions. */
export function openTestStore(folder: string, { now = () => new Date(), passwords = plainPasswords } = {}) {
  const content = openContentStore(join(folder, 'content'));
  const review = { open: openReview, apply: applyEvent, record: recordEvent };
  const store = openStore(join(folder, 'workspace.db'), {
    leafHash,
    now,
    newId: randomUUID,
    passwords,
    secrets: openSecretBox(join(folder, 'secrets.key')),
    content,
    review,
    release: { of: releaseOf },
    scenario: { of: scenarioOf },
  });
  return { store, content };
}
