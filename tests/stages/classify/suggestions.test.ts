import { describe, expect, it } from 'vitest';
import type { Dossier, EnterpriseRecord, Fact, FactSheet, FactValue } from '../../../src/domain/index.ts';
import { listIssues } from '../../../src/stages/classify/list-issues.ts';
import { suggestChangeCategory } from '../../../src/stages/classify/suggest-change-category.ts';
import { suggestDosageForm } from '../../../src/stages/classify/suggest-dosage-form.ts';
import { suggestHighRiskGroups } from '../../../src/stages/classify/suggest-high-risk-groups.ts';
import { suggestProductKind } from '../../../src/stages/classify/suggest-product-kind.ts';

const sheetOf = (flat: Record<string, FactValue>): FactSheet => ({
  facts: Object.entries(flat).map(([key, value], index): Fact => ({ id: String(index), key, value, origin: 'label', citations: [] })),
  contradictions: [],
});
const dossierOf = (text: string): Dossier =>
  ({
    documents: [{ id: 'd', path: 'a.pdf', kinds: [], pages: [{ number: 1, text, runs: [], blocks: [] }] }],
    integrity: [],
  }) as unknown as Dossier;

describe('the change category', () => {
  const changes = (...rows: Record<string, string>[]) => {
    const flat = { 'changeControl.changes': rows };
    return suggestChangeCategory(sheetOf(flat), flat);
  };
  it('is the stricter one where the parties differ, and the way says so', () => {
    const suggestion = changes({ id: 'C-1', categoryCmo: 'minor', categoryMah: 'moderate' });
    expect(suggestion.value).toBe('moderate');
    expect(suggestion.path?.[0]?.answer.en).toContain('stricter');
  });
  it('is the highest of all changes', () => {
    expect(changes({ id: '1', categoryMah: 'minor' }, { id: '2', categoryCmo: 'major' }).value).toBe('major');
  });
  it('stays open while a change has no category and another could be the highest', () => {
    const suggestion = changes({ id: '1', categoryMah: 'minor' }, { id: '2' });
    expect(suggestion.value).toBeNull();
    expect(suggestion.missing).toEqual(['changeControl.changes']);
  });
});

describe('the kind of product', () => {
  it.each([
    ['药品上市许可持有人持有国药准字H20990001。', 'drug'],
    ['本品为医疗器械注册人申请，注册证编号：苏械注准20232140001。', 'device'],
    ['化妆品备案人提交普通化妆品，粤G妆网备字2023000001。', 'cosmetic'],
  ])('of “%s” is %s, with its places', (text, kind) => {
    const suggestion = suggestProductKind(dossierOf(text));
    expect(suggestion.value).toBe(kind);
    expect(text.slice(suggestion.citations[0]?.start, suggestion.citations[0]?.end)).toBe(suggestion.citations[0]?.quote);
  });
  it('stays open for a paper that speaks of two kinds alike, and names both', () => {
    const suggestion = suggestProductKind(dossierOf('药品注册证与医疗器械注册证并存。'));
    expect(suggestion.value).toBeNull();
    expect(suggestion.alternatives.map(({ value }) => value).sort()).toEqual(['device', 'drug']);
  });
});

describe('the dosage form', () => {
  const form = (flat: Record<string, FactValue>) => suggestDosageForm(sheetOf(flat), flat);
  it.each([
    ['Film-coated tablets', 'tablets'],
    ['注射用无菌粉末', 'powder-for-injection'],
    ['小容量注射剂', 'injection'],
    ['缓释胶囊', 'capsules'],
  ])('“%s” is %s', (stated, id) => {
    expect(form({ 'product.dosageForm': stated }).value).toBe(id);
  });
  it('points at an injection that is called not sterile', () => {
    expect(form({ 'product.dosageForm': '注射液', 'product.isSterile': false }).reason.zh).toContain('核实');
  });
  it('abstains and names the missing fact', () => {
    expect(form({})).toMatchObject({ value: null, missing: ['product.dosageForm'] });
  });
});

describe('the groups of special risk', () => {
  it('are never “none” while sterility is unknown', () => {
    const flat = { 'product.type': 'chemical' };
    expect(suggestHighRiskGroups(sheetOf(flat), flat)).toMatchObject({
      value: null,
      missing: expect.arrayContaining(['product.isSterile']) as unknown,
    });
  });
  it('name every group that the facts show', () => {
    const flat = { 'product.isSterile': true, 'product.type': 'biological', 'product.controlledCategory': 'vaccine' };
    expect(suggestHighRiskGroups(sheetOf(flat), flat).value).toBe('sterile,biological,vaccine');
  });
});

describe('the risk view', () => {
  const record = (change: Partial<EnterpriseRecord>): EnterpriseRecord => ({
    id: 'r.csv:2',
    kind: 'inspection',
    enterprise: '示例制药有限公司',
    date: '2026-01-05',
    result: 'adverse',
    summary: '洁净区压差不符合',
    source: '通告2026年第3号',
    ...change,
  });
  const view = (records: EnterpriseRecord[]) =>
    listIssues({
      classification: { suggestions: [], riskTier: 'normal' },
      findings: [],
      sheet: sheetOf({ 'cmo.name': '示例制药有限公司' }),
      integrity: [],
      records,
    });
  it('names an adverse record of a party with file and line, and is elevated', () => {
    const { level, issues } = view([record({})]);
    expect(level).toBe('elevated');
    expect(issues).toMatchObject([{ source: 'record', reference: 'r.csv:2', severity: 'major' }]);
  });
  it('leaves out clean records and other enterprises', () => {
    expect(view([record({ result: 'clean' }), record({ enterprise: '另一家公司' })])).toMatchObject({ level: 'normal', issues: [] });
  });
});
