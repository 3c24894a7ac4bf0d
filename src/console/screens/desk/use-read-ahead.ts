import { type RefObject, useEffect } from 'react';
import type { DocumentView, DossierView } from '../../../contract/index.ts';
import { addressOf } from '../../server/endpoints.ts';
import { prefetch } from '../../server/resource.ts';
import { type NumberedEvidence, passagesOf } from './highlights.ts';
import { drawAhead } from './page-pictures.ts';
import { openPdf } from './pdf-engine.ts';
import { scaleToFit, widestOf } from './pdf-view.tsx';

/**
 * Reads what the person is likely to look at next: the next findings, and the pages on which their passages and those of the finding
 * in hand stand, so that a passage is there at once. It gives way to everything that is on the screen.
 */
export function useReadAhead(
  dossierId: string,
  { takeAway, documents }: Pick<DossierView, 'takeAway' | 'documents'>,
  evidence: readonly NumberedEvidence[],
  nextIds: readonly string[],
  /** Holds the stage on which pages will stand, in this zoom. */
  pane: RefObject<HTMLElement | null>,
  zoom: number,
): void {
  const next = nextIds.join(' ');
  useEffect(() => {
    let left = false;
    const leaving: (() => void)[] = [];
    const readPages = async (passages: readonly NumberedEvidence[]): Promise<void> => {
      const cited = [...new Set(passages.map(({ citation }) => citation.documentId))];
      // The file comes on its way together with what is known of its pages.
      for (const id of takeAway.may ? cited : [])
        if (documents.some((item) => item.id === id && item.format === 'pdf'))
          openPdf(addressOf('file', { dossierId, documentId: id })).catch(() => undefined);
      const read = await Promise.all(cited.map((documentId) => prefetch('document', { dossierId, documentId })));
      if (left) return;
      for (const { documentId, page, boxes } of passages.map(({ citation }) => citation)) {
        const document = read[cited.indexOf(documentId)];
        if (document === undefined) continue;
        const sheet = boxes[0]?.page ?? page;
        if (document.document.format !== 'pdf') void prefetch('page', { dossierId, documentId, page: sheet });
        else if (takeAway.may && pane.current !== null) {
          const scale = scaleToFit(stageWidth(pane.current, document), widestOf(document.pages), zoom);
          leaving.push(drawAhead(addressOf('file', { dossierId, documentId }), sheet, scale).leave);
        }
      }
    };
    const read = async (): Promise<void> => {
      await readPages(evidence);
      for (const findingId of next === '' ? [] : next.split(' ')) {
        const answer = await prefetch('finding', { dossierId, findingId });
        if (left) return;
        if (answer !== undefined) await readPages(passagesOf(answer));
      }
    };
    void read();
    return () => {
      left = true;
      for (const leave of leaving) leave();
    };
  }, [dossierId, takeAway.may, documents, evidence, next, pane, zoom]);
}

/** CSS pixels of the pages in small beside a document of several pages, where none stand now to be measured. */
const thumbsWidth = 68;

function stageWidth(pane: HTMLElement, { pages }: DocumentView): number {
  const stage = pane.querySelector<HTMLElement>('.stage');
  const thumbs = pane.querySelector<HTMLElement>('.thumbs')?.offsetWidth ?? thumbsWidth;
  const scrollBar = stage === null ? 0 : stage.offsetWidth - stage.clientWidth;
  return pane.clientWidth - scrollBar - (pages.length > 1 ? thumbs : 0);
}
