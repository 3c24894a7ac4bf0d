import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ingestPath } from '../../../src/workspace/ingest-files.ts';
import { read } from './dossier-builder.ts';

const cases = join(import.meta.dirname, '../../../evals/findings/cases');
const readCase = async (name: string): Promise<ReturnType<typeof read>> => read((await ingestPath(join(cases, name, 'dossier'))).documents);

describe('facts of whole dossiers, from real files', () => {
  it('reads the English tablets dossier as its reviewers noted it', async () => {
    const { flat, sheet, integrity } = await readCase('D2');
    expect(flat.values).toMatchObject({
      'product.genericName': 'Tavometine Tablets',
      'product.strength': '50 mg',
      'product.isSterile': false,
      'product.type': 'chemical',
      'mah.name': 'Orinsea Pharmaceutical Holdings (Jinan) Co., Ltd.',
      'cmo.name': 'Orinsea Tablets (Weifang) Co., Ltd.',
      'mah.province': '山东',
      'cmo.province': '山东',
      'parties.sameGroup': true,
      'parties.unifiedQms': true,
      'application.date': '2026-03-23',
      'line.designCapacity': 360,
      'line.plannedVolumeTotal': 412,
      'qualityAgreement.riskAssessmentsPerYear': 2,
      'qualityAgreement.recordHandover': 'periodic',
      'processProcedure.approvedByMah': false,
      'techTransfer.leadName': '',
      'evaluation.topics': [],
    });
    expect(sheet.contradictions.map((c) => c.topic)).toEqual(['cmo.qualifiedPerson', 'deviation.noticeLimit']);
    expect(integrity.map((m) => m.kind)).toEqual(['listed-not-enclosed']);
  }, 60_000);

  it('reads the Chinese injection dossier as its reviewers noted it', async () => {
    const { flat, sheet, integrity } = await readCase('D5');
    expect(flat.values).toMatchObject({
      'product.isSterile': true,
      'product.type': 'tcm_injection',
      'mah.name': '岭桓中药（贵阳）有限公司',
      'cmo.name': '川沐注射剂（成都）有限公司',
      'mah.province': '贵州',
      'cmo.province': '四川',
      'application.date': '2026-05-28',
      'writtenOpinion.date': '2025-06-20',
      'evaluation.date': '2024-11-22',
      'agreement.signDate': '2024-12-05',
      'qualityAgreement.validTo': '2026-03-31',
      'cmo.it.recordsManufacturing': false,
      'cmo.sop.release.allowsReleaseBeforeQpSignature': true,
      'production.activeYears': [2024, 2025, 2026],
    });
    expect(sheet.contradictions.map((c) => c.topic)).toEqual(['product.processParameter', 'person.signatureOutsidePost']);
    expect(integrity.map((m) => m.kind)).toEqual(['listed-not-enclosed']);
  }, 60_000);
});
