import type { Bilingual } from '../../domain/bilingual.ts';
import type { ScenarioState } from '../../domain/scenario.ts';

const states: Readonly<Record<ScenarioState, Bilingual>> = {
  draft: { en: 'written, not reviewed', zh: '已编写、未审查' },
  reviewed: { en: 'reviewed, not switched on', zh: '已审查、未启用' },
  live: { en: 'live', zh: '使用中' },
  off: { en: 'switched off', zh: '已关闭' },
};

/** What people are told about scenarios. */
export const scenarioWords = {
  roleMissing: { en: 'Your role does not allow this step of a scenario.', zh: '您的角色无权执行场景的这一步骤。' },
  wrongState: (state: ScenarioState): Bilingual => ({
    en: `This step cannot be taken now: the scenario is ${states[state].en}. The order is write the sheet, review it, switch it on.`,
    zh: `当前不能执行此步骤：该场景${states[state].zh}。顺序为：编写场景表、审查、启用。`,
  }),
  reasonMissing: { en: 'Give a reason; it goes on the record.', zh: '请填写理由，该理由将记入记录。' },
  writtenByYou: {
    en: 'You wrote this sheet. Another person with the governance role has to review it.',
    zh: '该场景表由您编写，须由另一名治理人员审查。',
  },
  reviewDatePassed: {
    en: 'The day of the next review lies in the past. Write a sheet with a later one.',
    zh: '下次审查日期已过，请编写日期较晚的场景表。',
  },
  approverNeeded: {
    en: 'The residual rating is high: an approver has to switch it on and say why the risk is taken.',
    zh: '剩余风险等级为高：须由批准人启用，并说明接受该风险的理由。',
  },
  notLive: (programme: string): Bilingual => ({
    en: `No live scenario covers the programme ${programme}, so nothing of it may be drafted. Under Governance › Scenarios have its sheet reviewed and switch it on.`,
    zh: `审查程序${programme}没有使用中的场景，不能生成草稿。请在“治理›场景”中完成场景表审查并启用。`,
  }),
} as const;
