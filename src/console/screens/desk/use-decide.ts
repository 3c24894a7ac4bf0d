import { useCallback, useState } from 'react';
import type { FindingView } from '../../../contract/index.ts';
import type { Disposition } from '../../../domain/index.ts';
import { announce } from '../../parts/announcer.tsx';
import { call, type Problem } from '../../server/call.ts';
import { dossierChanged, remember } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import type { Deciding } from './decision-form.tsx';

export type Conflict = { readonly theirs: Disposition | null; readonly mine: Deciding };

/** Records decisions on one finding: what the person saw goes with it, so that a newer decision is a conflict and never lost. */
export function useDecide(dossierId: string, view: FindingView | undefined, title: string) {
  const { t, say } = useWords();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ findingId: string; text: string } | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const findingId = view?.finding.id ?? '';
  const seen = view?.disposition?.id ?? null;

  const settle = useCallback(
    (next: FindingView, words: string) => {
      remember('finding', { dossierId, findingId: next.finding.id }, next);
      dossierChanged(dossierId);
      sessionStorage.removeItem(`countersign.draft.reason.${next.finding.id}`);
      setRefusal(null);
      setConflict(null);
      announce(words);
    },
    [dossierId],
  );
  const refuse = useCallback(
    (problem: Problem) => {
      const text = problem.kind === 'unreachable' ? t('problem.unreachableText') : say(problem.message) || t('problem.refusedText');
      setRefusal({ findingId, text });
      announce(text, true);
    },
    [findingId, say, t],
  );

  const record = async (mine: Deciding, expectedSupersedes: string | null = seen): Promise<boolean> => {
    if (view === undefined || busy) return false;
    setBusy(true);
    const result = await call('dispose', { dossierId, findingId }, { body: { ...mine, expectedSupersedes } });
    setBusy(false);
    if (result.ok) {
      settle(result.value, t(`desk.announce.${mine.decision}`, { title }));
      return true;
    }
    if (result.problem.kind === 'refused' && result.problem.status === 409 && result.problem.code === 'conflict') {
      const details = result.problem.details as { current?: Disposition | null } | undefined;
      setConflict({ theirs: details?.current ?? null, mine });
      announce(t('conflict.title'), true);
    } else refuse(result.problem);
    return false;
  };
  const withdraw = async (): Promise<void> => {
    if (seen === null || busy) return;
    setBusy(true);
    const result = await call('withdraw', { dossierId, findingId }, { body: { expectedSupersedes: seen } });
    setBusy(false);
    if (result.ok) settle(result.value, t('desk.announce.withdrawn', { title }));
    else refuse(result.problem);
  };
  const keepTheirs = (): void => {
    setConflict(null);
    dossierChanged(dossierId);
  };
  return { busy, refusal: refusal?.findingId === findingId ? refusal.text : null, conflict, record, withdraw, keepTheirs };
}
