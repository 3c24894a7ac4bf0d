import { useCallback, useRef, useState } from 'react';
import type { FindingAnswer, FindingView } from '../../../contract/index.ts';
import type { Disposition, Verdict } from '../../../domain/index.ts';
import { forgetDraftText } from '../../app/draft-text.ts';
import { useSession } from '../../app/session.tsx';
import { announce } from '../../parts/announcer.tsx';
import { call, type Problem, type Result } from '../../server/call.ts';
import { useProblemWords } from '../../server/problem-words.ts';
import { amendKnown, dossierChanged, remember } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import type { Deciding } from './decision-form.tsx';

/** Two decisions on one finding; `title` names it, because the person may have moved on. */
export type Conflict = { readonly findingId: string; readonly title: string; readonly theirs: Disposition | null; readonly mine: Deciding };
type Sending = { readonly findingId: string; readonly title: string };

/** Id of a decision that is shown before the server has answered. */
const pending = 'pending';

/**
 * Records what a person says of findings. A decision shows at once and is taken off the screen again when the server refuses it; what
 * the person saw goes with it, so that a newer decision is a conflict and never lost.
 */
export function useDecide(dossierId: string, answer: FindingAnswer | undefined, title: string) {
  const { t } = useWords();
  const wordsOf = useProblemWords();
  const { person } = useSession();
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [refusal, setRefusal] = useState<{ findingId: string; text: string } | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const last = useRef<{ findingId: string; title: string; dispositionId: string } | null>(null);
  const view = answer === undefined || 'covered' in answer ? undefined : answer;
  const findingId = answer === undefined ? '' : 'covered' in answer ? answer.id : answer.finding.id;

  const settle = useCallback(
    (id: string, next: FindingAnswer, words: string) => {
      remember('finding', { dossierId, findingId: id }, next);
      dossierChanged(dossierId);
      for (const text of ['reason', 'summary', 'own-verdict']) forgetDraftText(person.id, `${text}.${id}`);
      setRefusal(null);
      announce(words);
    },
    [dossierId, person.id],
  );
  const refuse = (id: string, problem: Problem): void => {
    const text = wordsOf(problem);
    setRefusal({ findingId: id, text });
    announce(text, true);
  };
  /** One request at a time for each finding; others go on meanwhile. */
  const send = async <T>(id: string, request: () => Promise<Result<T>>): Promise<Result<T> | null> => {
    if (busy.has(id)) return null;
    setBusy((before) => new Set(before).add(id));
    const result = await request();
    setBusy((before) => new Set([...before].filter((other) => other !== id)));
    return result;
  };

  const dispose = async ({ findingId: id, title: name }: Sending, mine: Deciding, expectedSupersedes: string | null): Promise<boolean> => {
    const params = { dossierId, findingId: id };
    const result = await send(id, () => call('dispose', params, { body: { ...mine, expectedSupersedes } }));
    if (result === null) return false;
    if (result.ok) {
      const recorded = 'covered' in result.value ? null : result.value.disposition;
      if (recorded !== null) last.current = { ...{ findingId: id, title: name }, dispositionId: recorded.id };
      settle(id, result.value, t(`desk.announce.${mine.decision}`, { title: name }));
      setConflict(null);
      return true;
    }
    if (result.problem.kind === 'refused' && result.problem.status === 409 && result.problem.code === 'conflict') {
      const details = result.problem.details as { current?: Disposition | null } | undefined;
      setConflict({ findingId: id, title: name, theirs: details?.current ?? null, mine });
      announce(t('conflict.title'), true);
    } else refuse(id, result.problem);
    return false;
  };

  const record = async (mine: Deciding): Promise<boolean> => {
    if (view === undefined || busy.has(findingId)) return false;
    const params = { dossierId, findingId };
    const shown: FindingView = { ...view, disposition: { ...provisional(mine, view), by: person.id, byName: person.name } };
    remember('finding', params, shown);
    showInList(dossierId, findingId, mine);
    const done = await dispose({ findingId, title }, mine, view.disposition?.id ?? null);
    if (!done) {
      amendKnown('finding', params, (now) => (!('covered' in now) && now.disposition?.id === pending ? view : now));
      dossierChanged(dossierId);
    }
    return done;
  };
  const recordAgain = async ({ mine, theirs, ...sending }: Conflict): Promise<boolean> => dispose(sending, mine, theirs?.id ?? null);

  const takeBack = async ({ findingId: id, title: name }: Sending, dispositionId: string): Promise<void> => {
    const result = await send(id, () => call('withdraw', { dossierId, findingId: id }, { body: { expectedSupersedes: dispositionId } }));
    if (result === null) return;
    if (last.current?.findingId === id) last.current = null;
    if (result.ok) settle(id, result.value, t('desk.announce.withdrawn', { title: name }));
    else refuse(id, result.problem);
  };
  /** Takes back the decision on this finding, else the person's last one; tells which finding that was. */
  const undo = async (): Promise<string | null> => {
    const here = view?.disposition ?? null;
    if (here !== null) {
      await takeBack({ findingId, title }, here.id);
      return findingId;
    }
    const before = last.current;
    if (before === null) return null;
    await takeBack(before, before.dispositionId);
    return before.findingId;
  };

  const judge = async (verdict: Verdict, note: string): Promise<boolean> => {
    const params = { dossierId, findingId };
    const result = await send(findingId, () => call('blindVerdict', params, { body: { verdict, ...(note === '' ? {} : { note }) } }));
    if (result === null) return false;
    if (result.ok) settle(findingId, result.value, t('blind.recorded'));
    else refuse(findingId, result.problem);
    return result.ok;
  };
  const keepTheirs = (): void => {
    setConflict(null);
    dossierChanged(dossierId);
  };
  return {
    busy: busy.has(findingId),
    refusal: refusal?.findingId === findingId ? refusal.text : null,
    conflict,
    record,
    recordAgain,
    undo,
    judge,
    keepTheirs,
  };
}

function provisional(mine: Deciding, { finding, disposition }: FindingView) {
  const amended = mine.amended === undefined ? {} : { amended: mine.amended };
  const said = { findingId: finding.id, decision: mine.decision, reason: mine.reason ?? '', ...amended };
  return { id: pending, ...said, at: new Date().toISOString(), supersedes: disposition?.id ?? null, withdrawn: false };
}

function showInList(dossierId: string, findingId: string, mine: Deciding): void {
  amendKnown('findings', { dossierId }, (list) => ({
    ...list,
    decided: list.decided + (list.findings.some((row) => row.id === findingId && row.decision === null) ? 1 : 0),
    findings: list.findings.map((row) =>
      row.id === findingId ? { ...row, decision: mine.decision, finalVerdict: mine.amended?.verdict ?? row.finalVerdict } : row,
    ),
  }));
}
