import { describe, expect, it } from 'vitest';
import { suggestDeviceClass } from '../../../src/stages/classify/suggest-device-class.ts';
import { knowledgeFolder } from '../../../src/workspace/load-knowledge.ts';
import { loadDeviceResources } from '../../../src/workspace/load-device-resources.ts';

const resources = loadDeviceResources(knowledgeFolder);
const rulesOnly = { concepts: resources.concepts, rules: resources.rules, margin: resources.margin };

describe('the class of a device', () => {
  it('is III for an implant that stays longer than 30 days, by rule, marked unverified', () => {
    const suggestion = suggestDeviceClass(
      { name: '髓内钉', text: '由钛合金制成，植入骨髓腔内，在体内滞留时间超过30天，用于骨折内固定。' },
      rulesOnly,
    );
    expect(suggestion).toMatchObject({ value: '3', mark: 'unverified' });
    expect(suggestion.path?.find(({ outcome }) => outcome === 'yes')?.answer.zh).toContain('第三类');
  });
  it('is never below the floor of a rule, whatever the learned weights say', () => {
    const low = { ...rulesOnly, score: () => ({ score: -9, telling: [] }) };
    expect(suggestDeviceClass({ name: '植入物', text: '在体内滞留时间超过30天的植入物。' }, low).value).toBe('3');
  });
  it('stays open near the boundary, with both classes and what would decide', () => {
    const near = { ...rulesOnly, margin: 0.2, score: () => ({ score: 0.1, telling: [] }) };
    const suggestion = suggestDeviceClass({ name: '器械', text: '用于检查。' }, near);
    expect(suggestion.value).toBeNull();
    expect(suggestion.alternatives.map(({ value }) => value).sort()).toEqual(['2', '3']);
    expect(suggestion.changing?.map(({ fact }) => fact)).toContain('device.catalogueEntry');
  });
  it('abstains without a description', () => {
    expect(suggestDeviceClass({ name: '器械', text: '' }, resources)).toMatchObject({ value: null, missing: ['device.intendedUse'] });
  });
  it('does not learn the class from a text that claims it', () => {
    const scoreOf = (text: string): number | undefined => resources.score?.({ name: '敷料', text }).score;
    expect(scoreOf('用于覆盖创面的Ⅲ类敷料')).toBeCloseTo(scoreOf('用于覆盖创面的敷料') ?? NaN, 10);
  });
});
