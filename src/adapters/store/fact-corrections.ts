import type { DossierCitation } from '../../domain/document.ts';
import { AppError } from '../../domain/errors.ts';
import { FactCorrection, type FactValue } from '../../domain/fact.ts';
import type { DossierId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people.ts';
import { actorOf } from './people.ts';
import { recordedActor, type StoreParts } from './parts.ts';
import { words } from './words.ts';

export type NewCorrection = {
  readonly dossier: DossierId;
  readonly key: string;
  readonly value: FactValue;
  /** What had been read, for the record. */
  readonly read: readonly FactValue[];
  readonly reason: string;
  /** Where the person read it, checked to stand there. */
  readonly place?: DossierCitation;
};
export type FactCorrections = {
  /** In one transaction with its record. AppError `input.invalid` without a reason. */
  correctFact(correction: NewCorrection, by: Person): FactCorrection;
  /** Oldest first; the newest of a key counts. */
  factCorrections(dossier: DossierId): FactCorrection[];
};

/** An audit record is short; a long list is told by its beginning. */
const longestValue = 2000;

export function openFactCorrections({ db, ledger, now }: StoreParts): FactCorrections {
  const { sql } = db;
  const rowsOf = (dossier: string) =>
    db.all(sql.selectFrom('fact_corrections').selectAll().where('dossier_id', '=', dossier).orderBy('no'));
  const told = (value: FactValue): string => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, longestValue);

  return {
    correctFact({ dossier, key, value, read, reason, place }, by) {
      if (reason.trim() === '') throw new AppError('input.invalid', 'a correction without a reason', words.correctionReason);
      return ledger.transact((record) => {
        const no = rowsOf(dossier).length + 1;
        const at = now().toISOString();
        const stands = place === undefined ? {} : { place };
        const correction: FactCorrection = { no, key, value, reason: reason.trim(), ...stands, by: by.id, byName: by.name, at };
        const row = { dossier_id: dossier, no, fact_key: key, at, person_id: by.id };
        db.run(sql.insertInto('fact_corrections').values({ ...row, body_json: JSON.stringify(correction) }));
        const data = { read: read.slice(0, 6).map(told), entered: told(value), reason: correction.reason, ...toldPlace(place) };
        record({ actor: recordedActor(actorOf(by)), event: 'fact.corrected', dossier, subject: key, data });
        return correction;
      });
    },
    factCorrections: (dossier) => rowsOf(dossier).map(({ body_json }) => FactCorrection.parse(JSON.parse(body_json))),
  };
}

function toldPlace(place: DossierCitation | undefined): { file?: string; page?: number; quote?: string } {
  return place === undefined ? {} : { file: place.file, page: place.page, quote: place.quote.slice(0, longestValue) };
}
