import { describe, expect, it } from 'vitest';
import { suggestDeviceClass } from '../../../src/stages/classify/suggest-device-class.ts';
import { knowledgeFolder } from '../../../src/workspace/load-knowledge.ts';
import { loadDeviceResources } from '../../../src/workspace/load-device-resources.ts';

const resources = loadDeviceResources(knowledgeFolder);
const rulesOnly: Omit<typeof resources, 'score'> = Object.fromEntries(
  Object.entries(resources).filter(([name]) => name !== 'score'),
) as never;

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
  it.each([
    ['Bone screw', 'Titanium implant for internal fixation of bone, remains in the body for more than 30 days.', '3'],
    ['Absorbable suture', 'Sterile absorbable suture for soft tissue.', '3'],
    ['Urinary catheter', 'Sterile catheter for drainage of the bladder, remains in place for not more than 7 days.', '2'],
  ])('of an English text (%s) comes from rules and table alone', (name, text, expected) => {
    expect(suggestDeviceClass({ name, text }, resources).value).toBe(expected);
  });
  it('stays open for an English text whose place and time of contact are not stated, and asks for them', () => {
    const suggestion = suggestDeviceClass({ name: 'Drainage tube', text: 'Sterile tube for drainage.' }, resources);
    expect(suggestion.value).toBeNull();
    expect(suggestion.missing).toEqual(['device.contact', 'device.duration']);
  });
  it('stays open where a cell of the table asks for more than the comparison', () => {
    const low = { ...rulesOnly, score: () => ({ score: -9, telling: [] }) };
    const suggestion = suggestDeviceClass({ name: '输液装置', text: '经静脉输注药液，连续使用不超过24小时。' }, low);
    expect(suggestion.value).toBeNull();
    expect(suggestion.reason.zh).toContain('判定表');
  });
  it('names the families of its words with class and reason, marked as remembered', () => {
    const { path } = suggestDeviceClass({ name: '锁定接骨板', text: '用于骨折固定。' }, resources);
    const step = path?.find(({ question }) => question.en.includes('families'));
    expect(step?.answer.zh).toMatch(/接骨板：多为第三类.*未核实/u);
  });
  it('does not take “non-sterile” for sterile', () => {
    const floors = (text: string) =>
      suggestDeviceClass({ name: '敷料', text }, rulesOnly).path?.find(({ question }) => question.en.includes('sterile'))?.outcome;
    expect([floors('以非无菌形式提供。'), floors('以无菌形式提供。')]).toEqual(['no', 'yes']);
  });
});
