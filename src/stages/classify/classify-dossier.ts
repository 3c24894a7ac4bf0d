import type { Classification, Dossier, FactSheet, FactValue, Programme, Suggestion } from '../../domain/index.ts';
import { abstain, asWritten, suggestFromFact } from './suggestion.ts';
import { suggestChangeCategory } from './suggest-change-category.ts';
import { readDevice, suggestDeviceClass, type DeviceResources } from './suggest-device-class.ts';
import { suggestDrugCategory } from './suggest-drug-category.ts';
import { suggestDosageForm } from './suggest-dosage-form.ts';
import { firstLine, suggestDocumentKinds } from './suggest-document-kinds.ts';
import { suggestHighRiskGroups } from './suggest-high-risk-groups.ts';
import { suggestProductKind } from './suggest-product-kind.ts';
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
  /** What a device's class is suggested by; asked for only when the product is a device. */
  readonly devices?: () => DeviceResources;
};

const tellingKinds = ['agreement', 'quality_agreement', 'coline_report', 'tt_report', 'evaluation_report', 'written_opinion'];

/** Suggestions that a person confirms: what is asked for, of which product, at which risk, by which route. Every open question stays open. */
export function classifyDossier({ dossier, sheet, flat, programme, evaluate, devices }: ClassifyInput): Classification {
  const risk = suggestRiskTier(sheet, flat);
  const kind = suggestProductKind(dossier);
  return {
    suggestions: [
      suggestProgramme(dossier, programme),
      kind,
      suggestFromFact(
        'product-type',
        'product.type',
        sheet,
        flat['product.type'],
        (value) => productTypes[String(value)] ?? asWritten(value),
      ),
      suggestDrugCategory(sheet, flat),
      suggestDosageForm(sheet, flat),
      suggestFromFact('sterility', 'product.isSterile', sheet, flat['product.isSterile'], (value) =>
        value === true ? words.sterile : words.notSterile,
      ),
      suggestHighRiskGroups(sheet, flat),
      ...(kind.value === 'device' && devices !== undefined ? [deviceClass(dossier, devices())] : []),
      risk.suggestion,
      ...suggestRoute(programme, sheet, flat, evaluate ?? (() => ({ outcome: 'missing' }))),
      suggestChangeCategory(sheet, flat),
      suggestDocumentKinds(dossier),
    ],
    riskTier: risk.tier,
  };
}

function suggestProgramme(dossier: Dossier, programme: Programme): Suggestion {
  const telling = dossier.documents.filter((document) => document.kinds.some(({ kind }) => tellingKinds.includes(kind)));
  if (telling.length === 0) return abstain('programme', words.programmeAbstain);
  const citations = telling.slice(0, 4).flatMap(firstLine);
  const label = programme.id === 'drug-contract-manufacturing' ? words.programme : programme.title;
  return { question: 'programme', value: programme.id, label, reason: words.programmeReason, citations, alternatives: [], mark: 'ours' };
}

function deviceClass(dossier: Dossier, resources: DeviceResources): Suggestion {
  const { device, citations } = readDevice(dossier);
  return suggestDeviceClass(device, resources, citations);
}
