import type { Connection } from './connection.ts';

/** Ids of dossiers whose deletion was confirmed, done or not: nobody sees into them any more. */
export function deleted(sql: Connection['sql']) {
  return sql.selectFrom('deletions').select('deletions.dossier_id').where('deletions.decision', '=', 'confirmed');
}
