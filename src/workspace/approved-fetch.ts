import { resolveHost, sendRequest } from '../adapters/egress/send-request.ts';
import type { Store } from '../adapters/store/open-store.ts';
import type { DossierId, DossierLabel, ReleaseContent } from '../domain/index.ts';
import { createApprovedFetch, type Masker } from '../governance/index.ts';

/** Bytes of one answer; this thread holds the record and must not be filled up by an endpoint. */
const largestAnswer = 8 * 1024 * 1024;

export type ApprovedFetchFor = {
  readonly endpoint: string;
  /** Null for a question that belongs to no dossier; its label is then given. */
  readonly dossier: DossierId | null;
  readonly label?: DossierLabel;
  readonly masker: Masker | null;
  readonly key: string | undefined;
  /** What may be used; left out: what the active release pins. */
  readonly release?: () => ReleaseContent | undefined;
};

/** The guarded way out of this workspace, to be handed to the client of a model as its `fetch`. */
export function approvedFetch(
  store: Pick<Store, 'endpoint' | 'dossierLabel' | 'recordEgress' | 'activeRelease'>,
  { endpoint, dossier, label, masker, key, release = () => store.activeRelease()?.content }: ApprovedFetchFor,
): typeof fetch {
  return createApprovedFetch({
    endpointName: endpoint,
    endpoint: () => store.endpoint(endpoint),
    dossier,
    label: () => (dossier === null ? (label ?? 'confidential') : store.dossierLabel(dossier)),
    masker,
    inRelease: (route, model) => {
      const content = release();
      const pinned = route === '/embeddings' ? content?.embedding : content?.model;
      return pinned?.endpoint === endpoint && pinned.name === model;
    },
    key,
    resolve: resolveHost,
    send: async (request) => upTo(largestAnswer, await sendRequest(request)),
    record: (entry) => void store.recordEgress(entry),
  });
}

/** The same answer, that breaks off as soon as it is larger. */
function upTo(bytes: number, response: Response): Response {
  let left = bytes;
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(part, out) {
      left -= part.byteLength;
      if (left < 0) out.error(new RangeError(`the answer is larger than ${bytes} bytes`));
      else out.enqueue(part);
    },
  });
  const { status, headers } = response;
  return new Response(response.body?.pipeThrough(limit) ?? null, { status, headers });
}
