import type { EvalCase } from '../../src/domain/index.ts';
import type { Labels, Place } from './scorers/labels.ts';
import type { Score, ScoredFinding } from './scorers/score-findings.ts';

/** What became of each label of a dossier, for people who look into the case. Only for development dossiers: nobody looks into one that is held out. */
export function describeCase(labels: Labels, score: Score): EvalCase {
  const outcomes = new Map(score.defects.map((defect) => [defect.id, defect]));
  const inOrder = [...labels.decoys.map(({ why, ...item }) => ({ ...item, summary: why })), ...labels.met];
  return {
    dossier: labels.dossier,
    defects: labels.findings.flatMap(({ id, kind, article, severity, summary, evidence }) => {
      const outcome = outcomes.get(id);
      return outcome === undefined ? [] : [{ ...outcome, id, kind, article, severity, summary, place: placeOf(evidence) }];
    }),
    falseAlarms: score.falseAlarms.flatMap(({ item, by }) => {
      const label = inOrder.find(({ id }) => id === item);
      return label === undefined ? [] : [{ item, article: label.article, summary: label.summary, place: placeOf(label.evidence), by }];
    }),
    unmatched: score.unmatched.map((finding) => ({ requirement: finding.requirementId, verdict: finding.verdict, place: citedPlace(finding) })),
  };
}

function placeOf([first]: readonly Place[]): EvalCase['defects'][number]['place'] {
  return first === undefined ? null : { file: first.file, page: first.page };
}

function citedPlace({ citations }: ScoredFinding): EvalCase['defects'][number]['place'] {
  const cited = citations.find(({ source }) => source === 'dossier');
  return cited?.file === undefined ? null : { file: cited.file, page: cited.page ?? 1 };
}
