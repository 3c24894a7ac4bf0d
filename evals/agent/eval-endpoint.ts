import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { resolveHost, sendRequest } from '../../src/adapters/egress/send-request.ts';
import type { EgressEntry, Endpoint, MaskKind } from '../../src/domain/index.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { createApprovedFetch, createMasker, decideEndpoint } from '../../src/governance/index.ts';
import type { AgentEvalOptions } from './read-options.ts';

/** Name under which the endpoint of a run stands; its key is read from COUNTERSIGN_ENDPOINT_KEY_EVAL. */
const endpointName = 'eval';

/**
 * An endpoint for this eval alone: the dossiers are fictional and public, and whoever names it on the command line lets them go there. The
 * address passes the same checks as in the product. Returns what is wrong with it otherwise.
 */
export function evalEndpoint(
  { baseUrl, location }: NonNullable<AgentEvalOptions['live']>,
  at: string,
): Endpoint | { readonly wrong: string } {
  const command = { type: 'register', name: endpointName, baseUrl, location, masksOnPremises: false } as const;
  const registered = decideEndpoint(undefined, command, { kind: 'system', id: 'system' }, at);
  if (registered.kind === 'refused') return { wrong: registered.message.en };
  const decided = { by: 'eval' as PersonId, byName: 'whoever ran the eval', at, reason: 'fictional dossiers, labelled public' };
  return { ...registered.endpoint, state: 'approved', decided };
}

export type Sendings = {
  readonly sent: number;
  readonly refused: number;
  readonly bytes: number;
  readonly masked: Partial<Record<MaskKind, number>>;
  readonly file: string;
  readonly sha256: string;
};

/** Every sending and refusal, one line each in `file`, on disk before the first byte leaves. */
export function recordSendings(file: string): { readonly record: (entry: EgressEntry) => void; readonly sum: () => Sendings } {
  const entries: EgressEntry[] = [];
  appendFileSync(file, '', { flush: true });
  return {
    record(entry) {
      appendFileSync(file, `${JSON.stringify(entry)}\n`, { flush: true });
      entries.push(entry);
    },
    sum() {
      const masked: Partial<Record<MaskKind, number>> = {};
      for (const entry of entries)
        for (const [kind, count] of Object.entries(entry.masked) as [MaskKind, number][]) masked[kind] = (masked[kind] ?? 0) + count;
      return {
        sent: entries.filter(({ outcome }) => outcome === 'sent').length,
        refused: entries.filter(({ outcome }) => outcome === 'refused').length,
        bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0),
        masked,
        file: file.split('/').at(-1) ?? file,
        sha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
      };
    },
  };
}

/** The guarded way out for one dossier, as in the product. */
export function evalFetch(endpoint: Endpoint, dossier: string, key: string | undefined, record: (entry: EgressEntry) => void) {
  return (names: readonly string[]): typeof fetch =>
    createApprovedFetch({
      endpointName,
      endpoint: () => endpoint,
      dossier,
      label: () => 'public',
      masker: createMasker({ names }),
      inRelease: () => true,
      key,
      resolve: resolveHost,
      send: sendRequest,
      record,
    });
}
