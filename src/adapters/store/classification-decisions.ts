import { ClassificationDecision, type Suggestion } from '../../domain/classification.ts';
import { AppError } from '../../domain/errors.ts';
import type { DossierId, Sha256 } from '../../domain/ids.ts';
import type { Person } from '../../domain/people.ts';
import { compileOnce } from './compile-once.ts';
import { actorOf } from './people.ts';
import { recordedActor, type StoreParts } from './parts.ts';
import { words } from './words.ts';

export type NewClassificationDecision = {
  readonly dossier: DossierId;
  /** Hash of the draft that suggests. */
  readonly prepared: Sha256;
  readonly suggestion: Suggestion;
  /** `null` confirms what is suggested. */
  readonly value: string | null;
  readonly reason: string;
};
export type ClassificationDecisions = {
  /**
   * What a person says to a suggestion, in one transaction with its record. AppError `input.invalid` when nothing was suggested that could
   * be confirmed, or a correction lacks its reason.
   */
  decideClassification(decision: NewClassificationDecision, by: Person): ClassificationDecision;
  /** Oldest first. */
  classificationDecisions(dossier: DossierId): ClassificationDecision[];
};

export function openClassificationDecisions({ db, ledger, now }: StoreParts): ClassificationDecisions {
  const { sql } = db;
  const rowsOf = (dossier: string) =>
    db.all(sql.selectFrom('classification_decisions').selectAll().where('dossier_id', '=', dossier).orderBy('no'));

  return {
    decideClassification({ dossier, prepared, suggestion, value, reason }, by) {
      const decided = decidedOn(suggestion, value);
      const corrected = decided.value !== suggestion.value;
      if (corrected && reason.trim() === '') throw new AppError('input.invalid', 'a correction without a reason', words.correctionReason);
      return ledger.transact((record) => {
        const decision: ClassificationDecision = {
          no: rowsOf(dossier).length + 1,
          suggestion: suggestion.question,
          suggested: { value: suggestion.value, label: suggestion.label },
          decided,
          corrected,
          reason: reason.trim(),
          prepared,
          by: by.id,
          byName: by.name,
          at: now().toISOString(),
        };
        const { no, at } = decision;
        const row = { dossier_id: dossier, no, suggestion: suggestion.question, at, person_id: by.id };
        db.run(sql.insertInto('classification_decisions').values({ ...row, body_json: JSON.stringify(decision) }));
        record({
          actor: recordedActor(actorOf(by)),
          event: 'classification.decided',
          dossier,
          subject: suggestion.question,
          data: {
            suggestion: suggestion.question,
            suggested: suggestion.value,
            decided: decided.value,
            corrected,
            reason: decision.reason,
            prepared,
          },
        });
        return decision;
      });
    },
    classificationDecisions: (dossier) => rowsOf(dossier).map(({ body_json }) => ClassificationDecision.parse(JSON.parse(body_json))),
  };
}

/** What was said last to one question, by dossier. */
export function newestDecision(
  db: StoreParts['db'],
  suggestion: Suggestion['question'],
): (dossier: string) => ClassificationDecision | undefined {
  const byDossier = compileOnce((dossier) =>
    db.sql
      .selectFrom('classification_decisions')
      .select('body_json')
      .where('dossier_id', '=', dossier)
      .where('suggestion', '=', suggestion)
      .orderBy('no', 'desc')
      .limit(1),
  );
  return (dossier) => {
    const row = db.first(byDossier(dossier));
    return row === undefined ? undefined : ClassificationDecision.parse(JSON.parse(row.body_json));
  };
}

function decidedOn({ value: suggested, label, alternatives }: Suggestion, value: string | null): ClassificationDecision['decided'] {
  const wanted = (value ?? suggested ?? '').trim();
  if (wanted === '') throw new AppError('input.invalid', 'nothing was suggested', words.nothingSuggested);
  if (wanted === suggested) return { value: wanted, label };
  return { value: wanted, label: alternatives.find((other) => other.value === wanted)?.label ?? { en: wanted, zh: wanted } };
}
