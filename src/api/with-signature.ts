import type { Workspace } from '../workspace/open-workspace.ts';
import type { SignerSecrets } from '../adapters/store/signing.ts';
import type { Caller } from './bind-routes.ts';
import { notConfirmed } from './not-confirmed.ts';

/**
 * Every act that a person signs passes here: who they are is confirmed first (21 CFR 11.200), then the act is done with its record. Only a first
 * signature that was really made lets the session ask for less afterwards.
 * @throws RequestError when the person is not confirmed; whatever `act` throws, and then nothing was signed.
 */
export async function withSignature<T>(
  { store }: Pick<Workspace, 'store'>,
  caller: Caller,
  given: SignerSecrets,
  act: () => T | Promise<T>,
): Promise<T> {
  const confirmed = await store.confirmSigner(caller.secret, caller.person.id, given);
  if (confirmed.kind === 'refused') throw notConfirmed(confirmed);
  const result = await act();
  if (confirmed.opens) store.openSigning(caller.secret, caller.person);
  return result;
}
