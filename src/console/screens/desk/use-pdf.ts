import { useEffect, useState } from 'react';
import type { DocumentView } from '../../../contract/index.ts';
import { addressOf } from '../../server/endpoints.ts';
import { openInThread } from './drawing-thread.ts';

/** Where the file of a PDF document can be drawn from once it is open; null till then, for other formats, and for whoever `may` not have it. */
export function usePdf(
  dossierId: string,
  { document }: DocumentView,
  may: boolean,
): { readonly address: string | null; readonly failed: boolean } {
  const [tried, setTried] = useState<{ address: string; failed: boolean } | null>(null);
  const address = document.format === 'pdf' && may ? addressOf('file', { dossierId, documentId: document.id }) : null;
  useEffect(() => {
    if (address === null) return;
    let left = false;
    void openInThread(address).then((opened) => !left && setTried({ address, failed: !opened }));
    return () => {
      left = true;
    };
  }, [address]);
  const known = tried !== null && tried.address === address ? tried : null;
  return { address: known === null || known.failed ? null : address, failed: known?.failed ?? false };
}
