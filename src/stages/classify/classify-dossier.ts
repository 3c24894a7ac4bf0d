import type { Classification, Dossier, FactSheet, FactValue, Programme, Suggestion } from '../../domain/index.ts';
import { citationAt } from '../../domain/citation.ts';
import { abstain, asWritten, suggestFromFact } from './suggestion.ts';
import { suggestRiskTier } from './suggest-risk-tier.ts';
import { suggestRoute, type Evaluate } from './suggest-route.ts';
import { productTypes, words } from './words.ts';

export type ClassifyInput = {
  readonly dossier: Dossier;
  readonly sheet: FactSheet;
  /** One value per key; a key with contradicting values has none. */
  readonly flat: Readonly<Record<string, FactValue>>;
  readonly programme: Programme;
  /** CEL over the facts, for the route table. Without it the route stays open. */
  readonly evaluate?: Evaluate;
};

const tellingKinds = ['agreement', 'quality_agreement', 'coline_report', 'tt_report', 'evaluation_report', 'written_opinion'];

/** Suggestions that a person confirms: what is asked for, of which product, at which risk, by which route. Every open question stays open. */
export function classifyDossier({ dossier, sheet, flat, programme, evaluate }: ClassifyInput): Classification {
  const risk = suggestRiskTier(sheet, flat);
  return {
    suggestions: [
      suggestProgramme(dossier, programme),
      suggestFromFact(
        'product-type',
        'product.type',
        sheet,
        flat['product.type'],
        (value) => productTypes[String(value)] ?? asWritten(value),
      ),
      suggestFromFact('drug-category', 'product.registrationClass', sheet, flat['product.registrationClass'], asWritten),
      suggestFromFact('dosage-form', 'product.dosageForm', sheet, flat['product.dosageForm'], asWritten),
      suggestFromFact('sterility', 'product.isSterile', sheet, flat['product.isSterile'], (value) =>
        value === true ? words.sterile : words.notSterile,
      ),
      risk.suggestion,
      ...suggestRoute(programme, sheet, flat, evaluate ?? (() => ({ outcome: 'missing' }))),
    ],
    riskTier: risk.tier,
  };
}

function suggestProgramme(dossier: Dossier, programme: Programme): Suggestion {
  const telling = dossier.documents.filter((document) => document.kinds.some(({ kind }) => tellingKinds.includes(kind)));
  if (telling.length === 0) return abstain('programme', words.programmeAbstain);
  const citations = telling.slice(0, 4).flatMap((document) => {
    const page = document.pages.find((candidate) => candidate.text.trim() !== '');
    const line = page === undefined ? undefined : /\S[^\n]*/u.exec(page.text);
    return page === undefined || line === undefined || line === null
      ? []
      : [citationAt(document, page.number, line.index, line.index + line[0].trimEnd().length)];
  });
  const label = programme.id === 'drug-contract-manufacturing' ? words.programme : programme.title;
  return { question: 'programme', value: programme.id, label, reason: words.programmeReason, citations, alternatives: [], mark: 'ours' };
}
