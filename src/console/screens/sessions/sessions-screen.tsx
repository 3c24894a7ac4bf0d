import { Awaiting } from '../../parts/states.tsx';
import { call, type Result } from '../../server/call.ts';
import { remember, useResource } from '../../server/resource.ts';
import { useAct } from '../../server/use-act.ts';
import type { SessionList } from '../../../contract/index.ts';
import { useWords } from '../../words/language.ts';
import { dayOf, timeOf } from '../../words/times.ts';
import { nameBrowser } from './name-browser.ts';
import './sessions.css';

/** A person's own sessions: where they were begun, since when, last used; end one, or all others. */
export function SessionsScreen() {
  const { t, language } = useWords();
  const list = useResource('listSessions', {});
  const { act, busy, refusal } = useAct();
  if (list.data === undefined) return <Awaiting of={list} what={t('sessions.loading')} rows={4} />;
  const { sessions } = list.data;
  const end = (request: Promise<Result<SessionList>>): void => void act(request, (next) => remember('listSessions', {}, next));
  const at = (instant: string): string => `${dayOf(instant, language)} ${timeOf(instant)}`;
  return (
    <main className="sessions">
      <h1>{t('sessions.title')}</h1>
      <p className="muted">{t('sessions.text')}</p>
      <ul className="panel">
        {sessions.map((session) => (
          <li key={session.id}>
            <div>
              <b>{nameBrowser(session.from?.browser ?? '') || t('sessions.otherProgram')}</b>
              {session.own && <span className="tag">{t('sessions.this')}</span>}
              <p className="s muted">
                {t('sessions.where', { address: session.from?.address || t('sessions.unknown') })}
                <br />
                {t('sessions.times', { since: at(session.startedAt), lastUsed: at(session.lastUsedAt) })}
              </p>
            </div>
            {!session.own && (
              <button
                type="button"
                className="button"
                disabled={busy}
                aria-label={t('sessions.endOf', { at: at(session.startedAt) })}
                onClick={() => end(call('endSession', { sessionId: session.id }))}
              >
                {t('sessions.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {refusal !== '' && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
      {sessions.some(({ own }) => !own) && (
        <p>
          <button type="button" className="button" disabled={busy} onClick={() => end(call('endOtherSessions', {}))}>
            {t('sessions.endOthers')}
          </button>
        </p>
      )}
    </main>
  );
}
