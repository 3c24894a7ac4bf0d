import type { Programme } from '../../domain/knowledge.ts';
import type { departmentWords } from './paper-words.ts';

export type Department = keyof typeof departmentWords;

/** Departments by the group of the facts that a requirement reads, as `facts.yaml` groups them; ours. */
const byGroup: Readonly<Record<string, Department>> = {
  procedures: 'quality-assurance', agreements: 'quality-assurance', changeControl: 'quality-assurance', qualityInformation: 'quality-assurance',
  audit: 'quality-assurance', evaluation: 'quality-assurance', production: 'production', line: 'production', coline: 'production',
  retention: 'quality-control', techTransfer: 'transfer-validation', validation: 'transfer-validation', persons: 'people',
  records: 'records', application: 'records',
}; // prettier-ignore

/** Department that a fact belongs to; what no group names is for management. */
export function departmentOfFact(key: string | undefined, programme: Programme | undefined): Department {
  const plain = key?.split('[')[0];
  return byGroup[programme?.facts.find((fact) => fact.key === plain)?.group ?? ''] ?? 'management';
}

/** Department whose work a requirement, or a check across documents, is about: that of the first fact it reads. */
export function departmentOf(requirementId: string, programme: Programme | undefined): Department {
  const topic = requirementId.startsWith('consistency/') ? requirementId.slice('consistency/'.length) : undefined;
  return departmentOfFact(programme?.requirements.find(({ id }) => id === requirementId)?.factsNeeded[0] ?? topic, programme);
}
