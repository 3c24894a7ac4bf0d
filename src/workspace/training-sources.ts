import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnowledgeBase, Release } from '../domain/index.ts';
import { ClassifierModel } from '../stages/assess/sentence-classifier.ts';
import { DeviceModel } from '../stages/classify/device-model.ts';
import type { FilingSource } from '../stages/report/index.ts';
import { knowledgeFolder } from './load-knowledge.ts';

/** What the classifiers that a release pins say of their making; null where another knowledge base runs here. */
export function trainingSources({ content }: Release, { version, programmes }: KnowledgeBase): FilingSource['training'] {
  if (content.knowledgeVersion !== version) return null;
  const read = (path: string): unknown[] => {
    const file = join(knowledgeFolder, path);
    return existsSync(file) ? [JSON.parse(readFileSync(file, 'utf8'))] : [];
  };
  const classifiers = [...programmes.keys()].flatMap((id) => read(`programmes/${id}/sentence-classifier.json`));
  const [device] = read('classification/device-class-model.json');
  return {
    classifiers: classifiers.map((file) => ClassifierModel.pick({ trainedOn: true }).parse(file).trainedOn),
    device: device === undefined ? null : DeviceModel.pick({ attribution: true }).strip().parse(device).attribution,
  };
}
