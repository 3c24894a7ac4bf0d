import type { AuditRecord } from '../../domain/audit-record.ts';
import type { StoreParts } from './parts.ts';

/** A record with the hash stored beside it. */
export type StoredLine = { readonly seq: number; readonly line: Uint8Array; readonly leafHash: Uint8Array };
export type PublishedHead = { readonly size: number; readonly root: string };
export type AuditLines = {
  /** Number of records. */
  auditSize(): number;
  /** Records `from` to before `to`, in order; fewer when the log ends. At most 4,096 at a time. */
  auditLines(from: number, to: number): StoredLine[];
  /** Parsed records for the timeline, newest first. `before` is a sequence number. */
  auditTimeline(filter?: { readonly dossier?: string; readonly before?: number; readonly limit?: number }): AuditRecord[];
  /** Random id of this workspace, made once; part of the log's origin. */
  workspaceId(): string;
  /** Tree head that was last published, base64 root; null before the first. */
  publishedHead(): PublishedHead | null;
  setPublishedHead(head: PublishedHead): void;
};

export function openAuditLines({ db, ledger, newId }: StoreParts): AuditLines {
  const { sql } = db;
  const meta = (key: string): string | undefined => db.first(sql.selectFrom('audit_meta').select('value').where('key', '=', key))?.value;
  const setMeta = (key: string, value: string): void => {
    const insert = sql.insertInto('audit_meta').values({ key, value });
    ledger.unrecorded(() => db.run(insert.onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))));
  };

  return {
    auditSize: () => (db.first(sql.selectFrom('audit_records').select('seq').orderBy('seq', 'desc').limit(1))?.seq ?? -1) + 1,
    auditLines: (from, to) =>
      db
        .all(sql.selectFrom('audit_records').selectAll().where('seq', '>=', from).where('seq', '<', to).orderBy('seq').limit(4096))
        .map(({ seq, line, leaf_hash }) => ({ seq, line, leafHash: leaf_hash })),
    auditTimeline({ dossier, before, limit = 100 } = {}) {
      let query = sql.selectFrom('audit_records').select('line').orderBy('seq', 'desc').limit(Math.min(limit, 1000));
      if (dossier !== undefined) query = query.where('dossier', '=', dossier);
      if (before !== undefined) query = query.where('seq', '<', before);
      return db.all(query).map(({ line }) => JSON.parse(Buffer.from(line).toString('utf8')) as AuditRecord);
    },
    workspaceId() {
      const known = meta('workspace');
      if (known !== undefined) return known;
      const made = newId();
      setMeta('workspace', made);
      return made;
    },
    publishedHead() {
      const head = meta('published');
      return head === undefined ? null : (JSON.parse(head) as PublishedHead);
    },
    setPublishedHead: ({ size, root }) => {
      setMeta('published', JSON.stringify({ size, root }));
    },
  };
}
