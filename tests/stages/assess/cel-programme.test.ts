import { describe, expect, it } from 'vitest';
import { readKnowledgeFiles } from '../../../src/adapters/knowledge-files/read-knowledge-files.ts';
import { loadKnowledgeBase } from '../../../src/knowledge/load-knowledge-base.ts';
import { celEvaluator, type FactsByKey } from '../../../src/stages/assess/cel.ts';

const knowledge = loadKnowledgeBase(readKnowledgeFiles('knowledge-base'));
const programme = knowledge.programmes.get('drug-contract-manufacturing')!;
const evaluate = celEvaluator(knowledge.calendar);

function outcomeOf(id: string, facts: FactsByKey): string {
  const cel = [...programme.requirements, ...programme.gates].find((item) => item.id === id)?.cel;
  if (cel === undefined) throw new Error(`${id} has no expression`);
  const applies = evaluate(cel.applies, facts).outcome;
  return applies === 'true' ? evaluate(cel.check, facts).outcome : applies === 'false' ? 'not-applicable' : 'missing';
}

/** A sterile product with three years of research, and no commercial experience on either side. */
const research: FactsByKey = {
  'product.isSterile': true,
  'mah.experience': [],
  'cmo.experience': [{ from: '2022-01-01', to: '2026-01-01', kind: 'rd', sterile: true, sameDosageForm: true }],
  'product.groups': [],
  'parties.sameGroup': false,
  'parties.unifiedQms': false,
  'cmo.it.recordsMaterials': false,
  'cmo.it.recordsManufacturing': false,
  'cmo.it.recordsTesting': false,
  'cmo.it.dataExchange': false,
  'cmo.mainRdParticipant': false,
  'cmo.clinicalBatches': [],
};

describe('the exceptions of article (XVII)', () => {
  it('do not hold by themselves', () => {
    expect(outcomeOf('A134-17-a', research)).toBe('false');
  });
  it.each([
    ['circumstance 1, a listed product group', { 'product.groups': ['rare_disease'] }],
    ['circumstance 2, one group and one quality system', { 'parties.sameGroup': true, 'parties.unifiedQms': true }],
    [
      'circumstance 3, electronic records throughout and exchange',
      { 'cmo.it.recordsMaterials': true, 'cmo.it.recordsManufacturing': true, 'cmo.it.recordsTesting': true, 'cmo.it.dataExchange': true },
    ],
    [
      'circumstance 4, main part in development and clinical supply',
      { 'cmo.mainRdParticipant': true, 'cmo.clinicalBatches': [{ batchNo: 'C1' }] },
    ],
  ] as [string, FactsByKey][])('%s lets three years of research suffice', (_name, facts) => {
    expect(outcomeOf('A134-17-a', { ...research, ...facts })).toBe('true');
    expect(outcomeOf('A134-17-a', { ...research, ...facts, 'cmo.experience': [] })).toBe('false');
  });
  it('need both halves of a circumstance', () => {
    expect(outcomeOf('A134-17-a', { ...research, 'parties.sameGroup': true })).toBe('false');
    expect(
      outcomeOf('A134-17-a', {
        ...research,
        'cmo.it.recordsManufacturing': true,
        'cmo.it.recordsTesting': true,
        'cmo.it.dataExchange': true,
      }),
    ).toBe('false');
  });
  it('concern sterile drugs only', () => {
    expect(outcomeOf('A134-17-a', { 'product.isSterile': false })).toBe('not-applicable');
  });
});

describe('the four exceptions of article (XVIII)', () => {
  const stopped: FactsByKey = {
    'product.isMarketed': true, 'product.commercialBatchesInCycle': 0, 'product.resumptionStatus': 'none', 'product.groups': [],
    'product.passedConsistencyEvaluation': false, 'product.contractMadeBeforeStop': false,
  }; // prettier-ignore
  it('do not hold by themselves', () => {
    expect(outcomeOf('A134-18-a', stopped)).toBe('false');
  });
  it.each([
    { 'product.groups': ['national_shortage'] },
    { 'product.groups': ['essential_short_supply_prone'] },
    { 'product.passedConsistencyEvaluation': true },
    { 'product.contractMadeBeforeStop': true },
  ] as FactsByKey[])('%o lets manufacture resume by contract', (facts) => {
    expect(outcomeOf('A134-18-a', { ...stopped, ...facts })).toBe('true');
  });
});

describe('reliefs for one group and for electronic exchange', () => {
  const one: FactsByKey = {
    'retention.assessmentNecessary': true, 'retention.parties': ['cmo'], 'parties.sameGroup': false, 'parties.unifiedQms': false,
    'cmo.it.recordsManufacturing': false, 'cmo.it.recordsTesting': false, 'cmo.it.dataExchange': false,
  }; // prettier-ignore
  it('let one party alone retain samples', () => {
    expect(outcomeOf('A134-11-b', one)).toBe('false');
    expect(outcomeOf('A134-11-b', { ...one, 'parties.sameGroup': true, 'parties.unifiedQms': true })).toBe('true');
    const electronic = { 'cmo.it.recordsManufacturing': true, 'cmo.it.recordsTesting': true, 'cmo.it.dataExchange': true };
    expect(outcomeOf('A134-11-b', { ...one, ...electronic })).toBe('true');
  });
});

describe('hard gates', () => {
  it.each([
    ['P1-G1', { 'product.controlledCategory': 'none' }, 'true'],
    ['P1-G1', { 'product.controlledCategory': 'blood_product', 'product.specialContractApproval': false }, 'false'],
    ['P1-G1', { 'product.controlledCategory': 'narcotic', 'product.specialContractApproval': true }, 'true'],
    ['P1-G1', {}, 'missing'],
    ['P1-G1V', { 'product.controlledCategory': 'vaccine', 'product.specialContractApproval': false }, 'false'],
    ['P1-G1V', { 'product.controlledCategory': 'none' }, 'not-applicable'],
    ['P1-G2', { 'agreement.signed': true, 'qualityAgreement.signed': false }, 'false'],
    [
      'P1-G5A',
      { 'cmo.licence.exists': true, 'cmo.licence.validTo': '2026-01-31', 'application.date': '2026-03-01', 'classC.applied': false },
      'false',
    ],
    ['P1-G5A', { 'cmo.licence.exists': false, 'classC.applied': true }, 'true'],
    ['P1-G6', { 'product.isMarketed': true, 'application.date': '2026-03-01', 'mah.annualReports': [{ year: 2024 }] }, 'true'],
    ['P1-G6', { 'product.isMarketed': true, 'application.date': '2026-03-01', 'mah.annualReports': [{ year: 2023 }] }, 'false'],
    ['P1-G7', { 'application.acceptedDate': '2026-01-05' }, 'true'],
    ['P1-G7', { 'application.acceptedDate': '2025-12-29' }, 'false'],
    ['P1-G7', { 'application.date': '2026-01-05' }, 'true'],
    ['P1-G7', { 'application.date': '2025-12-05' }, 'missing'],
    ['P1-G7', { 'application.date': '2026-01-05', 'application.acceptedDate': '2025-12-29' }, 'false'],
    ['P1-G7', {}, 'missing'],
    ['P1-G7', { 'application.acceptedDate': '2025-12-30' }, 'missing'],
    ['P1-G7', { 'application.acceptedDate': '2025-12-30', 'application.ruleSetDecision': 'this_announcement' }, 'true'],
  ] as [string, FactsByKey, string][])('%s over %o is %s', (id, facts, outcome) => {
    expect(outcomeOf(id, facts)).toBe(outcome);
  });
});

describe('the route table of article (XIX)', () => {
  it.each([
    [{ 'mah.province': 'Anhui', 'cmo.province': 'Anhui' }, ['same-province']],
    [{ 'mah.province': 'Anhui', 'cmo.province': 'Hubei', 'cmo.licence.exists': false }, ['cross-province-licence-needed']],
    [
      { 'mah.province': 'Anhui', 'cmo.province': 'Hubei', 'cmo.licence.exists': true, 'cmo.licence.coversProduct': false },
      ['cross-province-licence-needed'],
    ],
    [
      { 'mah.province': 'Anhui', 'cmo.province': 'Hubei', 'cmo.licence.exists': true, 'cmo.licence.coversProduct': true },
      ['cross-province-licence-held'],
    ],
    [{ 'mah.province': 'Anhui', 'cmo.province': 'Hubei' }, []],
  ] as [FactsByKey, string[]][])('%o gives %o', (facts, routes) => {
    expect(programme.routes.filter((route) => evaluate(route.when, facts).outcome === 'true').map((route) => route.id)).toEqual(routes);
  });
});
