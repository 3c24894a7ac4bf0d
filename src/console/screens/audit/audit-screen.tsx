import { type ReactNode, useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { AuditLine } from '../../../contract/index.ts';
import { useHasRole } from '../../app/session.tsx';
import { Field, SelectField } from '../../parts/field.tsx';
import { Awaiting, Empty } from '../../parts/states.tsx';
import { addressOf } from '../../server/endpoints.ts';
import { useResource } from '../../server/resource.ts';
import { DayField } from '../../parts/day-field.tsx';
import { useWords } from '../../words/language.ts';
import { figure, longDayOf } from '../../words/times.ts';
import { Record } from './record.tsx';
import { Verification } from './verification.tsx';
import './audit.css';

/** Kinds of event by what a person asks for; the address may also name single events. */
const kinds = {
  decisions: 'finding.blind-verdict,finding.disposed,finding.withdrawn,finding.added,finding.commented',
  facts: 'fact.corrected,classification.decided,dossier.redrafted',
  drafts:
    'dossier.received,dossier.prepared,dossier.redrafted,dossier.failed,dossier.assigned,dossier.team-given,dossier.team-changed,precheck.made',
  signatures: 'review.signed,review.sent-back,review.reopened,report.made,report.downloaded',
  people:
    'person.created,person.changed,person.password-changed,session.started,session.refused,session.ended,token.created,token.revoked,sign-in.linked,sign-in.unlinked,recovery.asked,recovery.confirmed,recovery.used,factor.enrolled,factor.removed,factor.recovery-code-used,session.signing-opened',
  models: 'endpoint.registered,endpoint.approved,endpoint.rejected,endpoint.suspended,egress.sent,egress.refused,dossier.labelled',
  reading: 'document.opened',
  log: 'workspace.created,audit.verified,audit.exported,knowledge.loaded,knowledge.imported,case.confirmed',
} as const;
const kindNames = Object.keys(kinds) as (keyof typeof kinds)[];

/** What happened, as sentences, newest first, and whether the log is whole. */
export function AuditScreen() {
  const { t, language } = useWords();
  const [search, setSearch] = useSearchParams();
  const mayDossiers = useHasRole('intake', 'reviewer', 'lead', 'approver', 'governance', 'writer');
  const dossiers = useResource('listDossiers', mayDossiers ? {} : null);
  const mayExport = useHasRole('governance', 'lead', 'approver', 'reviewer', 'administrator');
  const dossier = search.get('dossier') ?? '';
  const event = search.get('event') ?? '';
  const subject = search.get('subject') ?? '';
  const person = search.get('person') ?? '';
  const before = search.get('before');
  const [from, to] = [search.get('from') ?? '', search.get('to') ?? ''];
  const filter = { dossier, event, subject, person, from, to };
  const query = { ...filter, limit: 100, ...(before === null ? {} : { before: Number(before) }) };
  const page = useResource('audit', {}, query);
  const { reload } = page;
  useEffect(() => {
    reload();
  }, [reload]);
  const set = (change: Record<string, string>): void => {
    const after = new URLSearchParams(search);
    after.delete('before');
    for (const [key, value] of Object.entries(change)) {
      if (value === '') after.delete(key);
      else after.set(key, value);
    }
    setSearch(after, { replace: true });
  };
  const lines = page.data?.lines ?? [];
  const people = page.data?.people ?? [];
  const days = new Map<string, AuditLine[]>();
  for (const line of lines) {
    const day = longDayOf(line.record.at, language);
    days.set(day, [...(days.get(day) ?? []), line]);
  }
  const next = page.data?.next ?? null;

  return (
    <div className="audit">
      <aside className="filters" aria-label={t('audit.filters')} data-region="filters">
        <Choice label={t('audit.dossier')} value={dossier} onChange={(value) => set({ dossier: value })}>
          {dossiers.data?.dossiers.map((item) => (
            <option key={item.id} value={item.id}>
              {item.name}
            </option>
          ))}
        </Choice>
        <Choice label={t('audit.what')} value={event} onChange={(value) => set({ event: value })}>
          {kindNames.map((kind) => (
            <option key={kind} value={kinds[kind]}>
              {t(`records.kind.${kind}`)}
            </option>
          ))}
          {event !== '' && !kindNames.some((kind) => kinds[kind] === event) && <option value={event}>{event}</option>}
        </Choice>
        <Choice label={t('audit.who')} value={person} onChange={(value) => set({ person: value })}>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
        {(['from', 'to'] as const).map((end) => (
          <Field key={end} label={t(`records.${end}`)}>
            <DayField value={filter[end]} onChange={(day) => set({ [end]: day })} />
          </Field>
        ))}
        {Object.values(filter).some((value) => value !== '') && (
          <button type="button" className="linklike s" onClick={() => setSearch({}, { replace: true })}>
            {t('records.clear')}
          </button>
        )}
        {subject !== '' && (
          <div>
            <p className="label">{t('audit.subject')}</p>
            <p className="mono s">{subject}</p>
            <button type="button" className="linklike s" onClick={() => set({ subject: '' })}>
              {t('audit.anySubject')}
            </button>
          </div>
        )}
      </aside>
      <main className="main" data-region="records">
        <div className="title">
          <h1>{subject === '' ? t('audit.title') : t('audit.life')}</h1>
          <span className="muted">{page.data === undefined ? '' : t('audit.count', { records: figure(page.data.total) })}</span>
          <span className="grow" />
          {mayExport && (
            <a className="button" href={addressOf('exportAudit', {}, filter)} download title={t('records.exportHint')}>
              {t('records.export')}
            </a>
          )}
        </div>
        {page.data === undefined ? (
          <Awaiting of={page} what={t('loading.audit')} rows={9} />
        ) : lines.length === 0 ? (
          <Empty title={t('audit.none')}>{t('audit.noneText', { records: figure(page.data.treeSize) })}</Empty>
        ) : (
          <section className="panel time">
            {[...days].map(([day, members]) => (
              <div key={day}>
                <h2 className="day">{day}</h2>
                <ol>
                  {members.map((line) => (
                    <Record key={line.record.seq} line={line} />
                  ))}
                </ol>
              </div>
            ))}
          </section>
        )}
        <p className="row pages">
          {before !== null && <Link to={`?${withoutBefore(search)}`}>{t('records.newest')}</Link>}
          {next !== null && (
            <Link className="older" to={`?${new URLSearchParams({ ...Object.fromEntries(search), before: String(next) }).toString()}`}>
              {t('audit.older')}
            </Link>
          )}
        </p>
      </main>
      <Verification treeSize={page.data?.treeSize ?? null} rootHash={page.data?.rootHash ?? ''} />
    </div>
  );
}

function withoutBefore(search: URLSearchParams): string {
  const first = new URLSearchParams(search);
  first.delete('before');
  return first.toString();
}

function Choice({
  label,
  value,
  onChange,
  children,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
}) {
  const { t } = useWords();
  return (
    <SelectField label={label} value={value} onChange={onChange}>
      <option value="">{t('audit.all')}</option>
      {children}
    </SelectField>
  );
}
