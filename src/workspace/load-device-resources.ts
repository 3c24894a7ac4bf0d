import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { DeviceFamilies, indexFamilies } from '../stages/classify/device-families.ts';
import { DeviceModel, openDeviceModel } from '../stages/classify/device-model.ts';
import { DeviceTable } from '../stages/classify/device-table.ts';
import { plainPhrase } from '../stages/classify/device-text.ts';
import { DeviceRules, type DeviceResources } from '../stages/classify/suggest-device-class.ts';

const Concepts = z.strictObject({ concepts: z.record(z.string(), z.array(z.string().transform(plainPhrase))) });

/** What device classes are suggested by; without learned weights the rules alone. Read when a dossier turns out to be a device's. */
export function loadDeviceResources(knowledgeFolder: string): DeviceResources {
  const folder = join(knowledgeFolder, 'classification');
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const { concepts } = Concepts.parse(parse(read('device-concepts.yaml')));
  const lexicon = {
    concepts,
    families: indexFamilies(DeviceFamilies.parse(parse(read('device-families.yaml')))),
  };
  const table = DeviceTable.parse(parse(read('device-table.yaml')));
  const rules = DeviceRules.parse(parse(read('device-rules.yaml')));
  if (!existsSync(join(folder, 'device-class-model.json'))) return { lexicon, rules, table, margin: 0 };
  const model = DeviceModel.parse(JSON.parse(read('device-class-model.json')));
  return { lexicon, rules, table, margin: model.margin, score: openDeviceModel(model, lexicon) };
}
