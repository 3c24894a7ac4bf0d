import type { DossierId, PersonId, Sha256 } from '../../domain/ids.ts';
import type { Actor } from '../../domain/people.ts';
import { AppError } from '../../domain/errors.ts';
import { recordedActor, type StoreParts } from './parts.ts';
import type { ReportRow } from './schema.ts';
import { words } from './words.ts';

export type StoredReport = {
  readonly id: string;
  readonly dossier: DossierId;
  readonly kind: ReportRow['kind'];
  readonly official: boolean;
  readonly format: ReportRow['format'];
  readonly language: ReportRow['language'];
  readonly sha256: Sha256;
  readonly bytes: number;
  /** Content hash of the review that it was made of, the one that signatures are over; null for a pre-check. */
  readonly contentHash: Sha256 | null;
  readonly madeBy: PersonId | 'system';
  readonly madeAt: string;
};
export type NewReport = Pick<StoredReport, 'dossier' | 'kind' | 'official' | 'format' | 'language' | 'contentHash'> & {
  readonly content: Uint8Array;
};
export type Reports = {
  /** Keeps the bytes; a report is hashed as stored. The database refuses an official one without a content hash. */
  saveReport(report: NewReport, by: Actor): Promise<StoredReport>;
  report(id: string): StoredReport | undefined;
  /** Newest first. */
  listReports(dossier: DossierId): StoredReport[];
  recordDownload(id: string, by: Actor): void;
};

export function openReports({ db, ledger, content, now, newId }: StoreParts): Reports {
  const { sql } = db;
  const find = (id: string) => db.first(sql.selectFrom('reports').selectAll().where('id', '=', id));

  return {
    async saveReport({ content: bytes, ...report }, by) {
      const sha256 = await content.put(bytes);
      const id = newId();
      const stored: StoredReport = { id, ...report, sha256, bytes: bytes.length, madeBy: by.id, madeAt: now().toISOString() };
      ledger.transact((record) => {
        const review = db.first(
          sql.selectFrom('prepared_reviews').select('id').where('dossier_id', '=', report.dossier).orderBy('id', 'desc').limit(1),
        );
        if (review === undefined) throw new AppError('not-found', `dossier ${report.dossier} has no draft`, words.notPrepared);
        const { kind, official, format, language, contentHash } = report;
        const facts = { dossier_id: report.dossier, review_id: review.id, kind, official: official ? 1 : 0, format, language };
        const row = { id, ...facts, sha256, bytes: bytes.length };
        db.run(sql.insertInto('reports').values({ ...row, content_hash: contentHash, made_by: by.id, made_at: stored.madeAt }));
        const data = { kind, official, format, language, sha256, contentHash };
        record({ actor: recordedActor(by), event: 'report.made', dossier: report.dossier, subject: id, data });
      });
      return stored;
    },
    report(id) {
      const row = find(id);
      return row && reportOf(row);
    },
    listReports: (dossier) =>
      db
        .all(sql.selectFrom('reports').selectAll().where('dossier_id', '=', dossier).orderBy('made_at', 'desc').orderBy('id'))
        .map(reportOf),
    recordDownload(id, by) {
      ledger.transact((record) => {
        const row = find(id);
        if (row === undefined) throw new AppError('not-found', `no report ${id}`, words.dossierUnknown);
        const data = { sha256: row.sha256 };
        record({ actor: recordedActor(by), event: 'report.downloaded', dossier: row.dossier_id, subject: id, data });
      });
    },
  };
}

function reportOf(row: ReportRow): StoredReport {
  return {
    id: row.id,
    dossier: row.dossier_id as DossierId,
    kind: row.kind,
    official: row.official === 1,
    format: row.format,
    language: row.language,
    sha256: row.sha256 as Sha256,
    bytes: row.bytes,
    contentHash: row.content_hash as Sha256 | null,
    madeBy: row.made_by as PersonId,
    madeAt: row.made_at,
  };
}
