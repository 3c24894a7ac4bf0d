import { useEffect } from 'react';
import { Link, useOutletContext } from 'react-router';
import type { SignOffSheet } from '../../../contract/index.ts';
import type { DossierContext } from '../../app/dossier-frame.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { VerdictSign, verdictClass, verdictOrder } from '../../parts/signs.tsx';
import { Awaiting, Note } from '../../parts/states.tsx';
import { addressOfPlace } from '../../parts/passage.tsx';
import { useResource } from '../../server/resource.ts';
import { articleNumber } from '../../words/article.ts';
import { sourceTag, useWords } from '../../words/language.ts';
import { dayOf, timeOf } from '../../words/times.ts';
import { SignatureSheet } from './signature-sheet.tsx';
import './sign-off.css';

/** What stands before the signature: coverage, what is open, what differs from the draft; beside it the sheet to sign. */
export function SignOffScreen() {
  const { dossierId, view } = useOutletContext<DossierContext>();
  const { t, language } = useWords();
  const sheet = useResource('signOffSheet', { dossierId });
  const { reload } = sheet;
  useEffect(() => {
    reload();
  }, [reload]);
  if (sheet.data === undefined) return <Awaiting of={sheet} what={t('loading.signOff')} rows={8} />;
  const data = sheet.data;
  const complete = data.open.length === 0;
  const shown = verdictOrder.reduce((sum, verdict) => sum + (data.finalCounts[verdict] ?? 0), 0);
  // Verdicts of drafts that this person has not judged yet are in no count.
  const covered = data.total - shown;
  return (
    <main className="sign-off">
      <div className="main">
        <div className="title">
          <h1>{t(`signOff.title.${data.phase}`)}</h1>
          <span className="muted">
            {complete ? t('signOff.allDecided', { total: data.total }) : t('signOff.openCount', { count: data.open.length })}
          </span>
        </div>
        {data.sentBack !== null && (
          <Note tone="warn">
            <b>
              {t('signOff.sentBack', {
                name: data.sentBack.byName,
                day: dayOf(data.sentBack.at, language),
                time: timeOf(data.sentBack.at),
              })}
            </b>{' '}
            {data.sentBack.reason}
          </Note>
        )}
        <section className="panel">
          <header>
            <StepMark done={complete} />
            <h2>{t('signOff.coverage')}</h2>
            <span className="muted s">
              {t('signOff.coverageText', { decided: data.decided, total: data.total, own: data.ownFindings })}
              {data.judgedBlind > 0 && `${t('comma')}${t('signOff.judgedBlind', { count: data.judgedBlind })}`}
            </span>
            <span className="grow" />
            <Link className="s" to="../desk?state=open">
              {t('signOff.openList')}
            </Link>
          </header>
          <div className="cov">
            {verdictOrder.map((verdict) => (
              <div key={verdict}>
                <VerdictSign verdict={verdict} />
                <b>{data.finalCounts[verdict] ?? 0}</b>
              </div>
            ))}
            {covered > 0 && (
              <div>
                <span className="verdict v-covered">
                  <Icon name="covered" /> {t('blind.tally')}
                </span>
                <b>{covered}</b>
              </div>
            )}
          </div>
        </section>
        {!complete && <OpenList open={data.open} />}
        <Differences sheet={data} />
        <GoesOut dossierId={dossierId} sheet={data} />
        {data.staleSignOffs.length > 0 && <StaleSignatures sheet={data} />}
      </div>
      <SignatureSheet dossierId={dossierId} sheet={data} dossier={view} />
    </main>
  );
}

function StepMark({ done }: { done: boolean }) {
  const { t } = useWords();
  return (
    <span className={done ? 'v-met' : 'v-undecided'} role="img" aria-label={done ? t('signOff.done') : t('signOff.notDone')}>
      <Icon name={done ? 'met' : 'undecided'} />
    </span>
  );
}

function OpenList({ open }: { open: SignOffSheet['open'] }) {
  const { t, say, language } = useWords();
  return (
    <section className="panel">
      <header>
        <StepMark done={false} />
        <h2>{t('signOff.open')}</h2>
        <span className="muted s">{open.length}</span>
      </header>
      <ul className="open-list">
        {open.map((item) => (
          <li key={item.findingId}>
            <span className="faint s nowrap">{t('desk.article', { number: articleNumber(item.article, language) })}</span>
            <Link className="clip" to={`../desk?finding=${encodeURIComponent(item.findingId)}`}>
              {say(item.title)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Differences({ sheet }: { sheet: SignOffSheet }) {
  const { t, say, language } = useWords();
  return (
    <section className="panel">
      <header>
        <StepMark done />
        <h2>{t('signOff.differences')}</h2>
        <span className="muted s">{t('signOff.differencesText', { count: sheet.differences.length, total: sheet.total })}</span>
      </header>
      {sheet.differences.length > 0 && (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t('signOff.differences')}>
          <ListTable className="list diff" columns={[t('signOff.requirement'), t('signOff.change'), t('signOff.reason'), t('signOff.by')]}>
            {sheet.differences.map((item) => (
              <tr key={item.findingId}>
                <td>
                  <span className="faint s">{t('desk.article', { number: articleNumber(item.article, language) })}</span>{' '}
                  <Link to={`../desk?finding=${encodeURIComponent(item.findingId)}`}>{say(item.title)}</Link>
                </td>
                <td>
                  <span className="chg">
                    <VerdictSign verdict={item.draft} />
                    <span aria-label={t('signOff.became')}>→</span>
                    {item.final === null ? (
                      <span className={verdictClass('not-applicable')}>{t(`decision.${item.decision}`)}</span>
                    ) : (
                      <VerdictSign verdict={item.final} />
                    )}
                  </span>
                </td>
                <td className="s">{item.reason}</td>
                <td className="nowrap">{item.byName}</td>
              </tr>
            ))}
          </ListTable>
        </div>
      )}
    </section>
  );
}

/** What the applicant would be told: the deficiency letter as it stands, each line with clause and first place. */
function GoesOut({ dossierId, sheet }: { dossierId: string; sheet: SignOffSheet }) {
  const { t, say, language } = useWords();
  return (
    <section className="panel">
      <header>
        <StepMark done={sheet.open.length === 0} />
        <h2>{t('signOff.goesOut')}</h2>
        <span className="muted s">{t('signOff.goesOutText', { count: sheet.goesOut.length })}</span>
        <span className="grow" />
        <Link className="s" to="../report?paper=deficiency-letter">
          {t('signOff.readAll')}
        </Link>
      </header>
      {sheet.goesOut.length > 0 && (
        <ol className="goes-out">
          {sheet.goesOut.map(({ number, clause, text, place, places }) => (
            <li key={number}>
              <span className="faint s num">{number}</span>
              <p className="source" lang={sourceTag(say(text))}>
                {say(text)}
              </p>
              <span className="s nowrap">
                {t('desk.article', { number: articleNumber(clause, language) })}
                {place !== null && (
                  <>
                    {' · '}
                    <Link to={addressOfPlace(dossierId, place)} title={place.file}>
                      {t('desk.page', { page: place.page })}
                    </Link>
                    {places > 1 && ` +${places - 1}`}
                  </>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Signatures that no longer count stay in sight: whose, over what, and who changed the review why. */
function StaleSignatures({ sheet }: { sheet: SignOffSheet }) {
  const { t, language } = useWords();
  return (
    <section className="panel">
      <header>
        <StepMark done={false} />
        <h2>{t('signOff.staleTitle')}</h2>
        <span className="muted s">{t('signOff.staleText', { count: sheet.staleSignOffs.length })}</span>
      </header>
      <ul className="stale-list">
        {sheet.staleSignOffs.map((item) => (
          <li key={item.id}>
            <p>
              <s>
                {[item.byName, t(`signOff.kind.${item.meaning}`), dayOf(item.at, language)].join(t('comma'))} {timeOf(item.at)}
              </s>{' '}
              <span className="mono s faint">{item.contentHash.slice(0, 12)}…</span>
              {item.auditSeq !== null && <span className="s muted"> · {t('signOff.record', { number: item.auditSeq })}</span>}
            </p>
            <p className="s muted">
              {t('signOff.staleBecause', { name: item.staleBy, day: dayOf(item.staleAt, language), time: timeOf(item.staleAt) })}{' '}
              {reasonWords.has(item.staleReason) ? t(`signOff.changed.${item.staleReason}`) : item.staleReason}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Names of commands that make signatures stale by themselves; any other reason is a person's own words. */
const reasonWords: ReadonlySet<string> = new Set(['dispose', 'withdraw', 'addFinding']);
