import type { Bilingual } from '../../domain/bilingual.ts';
import { correctionExportOf, CorrectionStep, type CorrectionExport, type ReleasedCorrections } from '../../domain/corrections.ts';
import { AppError } from '../../domain/errors.ts';
import type { DossierId, Sha256 } from '../../domain/ids.ts';
import type { Actor } from '../../domain/people.ts';
import type { Connection } from './connection.ts';
import { recordedActor, type StoreParts } from './parts.ts';
import { words } from './words.ts';

type PersonActor = Extract<Actor, { kind: 'person' }>;
export type Corrections = {
  /** Newest first. */
  listCorrectionExports(): CorrectionExport[];
  /** AppError `not-found`. */
  correctionExport(id: string): CorrectionExport;
  /** One person asks; `refuse` decides in the same transaction. AppError `refused`. */
  askCorrections(purpose: string, dossiers: readonly DossierId[], by: PersonActor, refuse: () => Bilingual | null): CorrectionExport;
  /** The second releases `file`, whose bytes are in the content store, or declines (null). AppError `refused`, `not-found`. */
  decideCorrections(id: string, file: ReleasedCorrections | null, by: PersonActor, refuse: (now: CorrectionExport) => Bilingual | null): CorrectionExport; // prettier-ignore
  /** Records a download before the first byte leaves. AppError `refused`, `not-found`. */
  recordCorrectionsDownload(id: string, by: PersonActor, refuse: (now: CorrectionExport) => Bilingual | null): ReleasedCorrections;
};

export function openCorrections({ db, ledger, now, newId }: StoreParts): Corrections {
  const { sql } = db;
  const find = (id: string): CorrectionExport => {
    const steps = stepsOf(db).get(id);
    if (steps === undefined) throw new AppError('not-found', `no export ${id}`, words.exportUnknown);
    return correctionExportOf(id, steps);
  };
  const add = (id: string, no: number, step: CorrectionStep): void => {
    const row = { export_id: id, no, step: step.step, at: step.at, by_id: step.by, body_json: JSON.stringify(step) };
    db.run(sql.insertInto('correction_steps').values(row));
  };
  const guard = (id: string, refusal: Bilingual | null): void => {
    if (refusal !== null) throw new AppError('refused', `export ${id}: ${refusal.en}`, refusal);
  };
  const said = (by: PersonActor) => ({ by: by.id, at: now().toISOString() });

  return {
    listCorrectionExports: () =>
      [...stepsOf(db)].map(([id, steps]) => correctionExportOf(id, steps)).sort((a, b) => (a.asked.at < b.asked.at ? 1 : -1)),
    correctionExport: find,
    askCorrections(purpose, dossiers, by, refuse) {
      return ledger.transact((record) => {
        const id = newId();
        guard(id, refuse());
        add(id, 0, { step: 'asked', ...said(by), purpose, dossiers: [...dossiers] });
        const data = { purpose, dossiers: [...dossiers] };
        record({ actor: recordedActor(by), event: 'corrections.asked', dossier: null, subject: id, data });
        return find(id);
      });
    },
    decideCorrections(id, file, by, refuse) {
      return ledger.transact((record) => {
        const before = find(id);
        guard(id, refuse(before));
        add(id, 1, file === null ? { step: 'declined', ...said(by) } : { step: 'released', ...said(by), file });
        const inFile = file?.dossiers.map(({ dossier, lines }) => ({ dossier, lines })) ?? [];
        const data = { askedBy: before.asked.by, purpose: before.asked.purpose, ...(file === null ? {} : { ...file, dossiers: inFile }) };
        record({ actor: recordedActor(by), event: file === null ? 'corrections.declined' : 'corrections.released', dossier: null, subject: id, data }); // prettier-ignore
        return find(id);
      });
    },
    recordCorrectionsDownload(id, by, refuse) {
      return ledger.transact((record) => {
        const present = find(id);
        guard(id, refuse(present));
        if (present.file === null) throw new AppError('internal', `export ${id} has no file`, words.exportUnknown);
        add(id, 2 + present.downloads, { step: 'downloaded', ...said(by) });
        const data = { sha256: present.file.sha256, lines: present.file.lines };
        record({ actor: recordedActor(by), event: 'corrections.downloaded', dossier: null, subject: id, data });
        return present.file;
      });
    },
  };
}

function stepsOf(db: Connection): Map<string, CorrectionStep[]> {
  const rows = db.all(db.sql.selectFrom('correction_steps').select(['export_id', 'body_json']).orderBy('export_id').orderBy('no'));
  const steps = new Map<string, CorrectionStep[]>();
  for (const { export_id, body_json } of rows)
    steps.set(export_id, [...(steps.get(export_id) ?? []), CorrectionStep.parse(JSON.parse(body_json))]);
  return steps;
}

/** Released exports that a dossier stands in. */
export function exportsWith(db: Connection, dossier: DossierId): { readonly id: string; readonly file: ReleasedCorrections }[] {
  return [...stepsOf(db)].flatMap(([id, steps]) => {
    const { file } = correctionExportOf(id, steps);
    return file?.dossiers.some((each) => each.dossier === dossier) === true ? [{ id, file }] : [];
  });
}

export const exportFilesWith = (db: Connection, dossier: DossierId): Sha256[] => exportsWith(db, dossier).map(({ file }) => file.sha256);
