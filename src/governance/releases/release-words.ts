import type { Bilingual } from '../../domain/bilingual.ts';
import type { ReleaseState } from '../../domain/release.ts';

const states: Readonly<Record<ReleaseState, Bilingual>> = {
  draft: { en: 'registered, not evaluated', zh: '已登记、未评测' },
  evaluated: { en: 'evaluated', zh: '已评测' },
  'security-reviewed': { en: 'security-reviewed', zh: '已完成安全审查' },
  approved: { en: 'approved', zh: '已批准' },
  active: { en: 'active', zh: '启用中' },
  retired: { en: 'retired', zh: '已停用' },
};

/** What people are told about releases. */
export const releaseWords = {
  states,
  roleMissing: { en: 'Your role does not allow this step of a release.', zh: '您的角色无权执行版本的这一步骤。' },
  wrongState: (state: ReleaseState): Bilingual => ({
    en: `This step cannot be taken now: the release is ${states[state].en}. The order is evaluate, review security, approve by two people, activate.`,
    zh: `当前不能执行此步骤：该版本${states[state].zh}。顺序为：评测、安全审查、两人批准、启用。`,
  }),
  reasonMissing: { en: 'Give a reason; it goes on the record.', zh: '请填写理由，该理由将记入记录。' },
  noteMissing: { en: 'A point that is not in order needs a note on what is done about it.', zh: '不符合的项目须注明处理措施。' },
  approvedAlready: {
    en: 'You have approved this release already. A second, different person has to.',
    zh: '您已批准该版本，须由另一人再行批准。',
  },
  reviewedByYou: {
    en: 'You reviewed the security of this release. Others have to approve it.',
    zh: '该版本的安全审查由您完成，须由他人批准。',
  },
  governanceNeeded: {
    en: 'One of the two who approve has to hold the governance role.',
    zh: '两名批准人中须有一人具有治理角色。',
  },
  neverActive: { en: 'This release was never active. It has to be approved by two people first.', zh: '该版本从未启用，须先由两人批准。' },
  belowGate: (failed: readonly string[]): Bilingual => ({
    en: `The evaluation is below its gate (${failed.join(', ')}). It can be approved only with a deviation: reason, risk and last day.`,
    zh: `评测结果未达门槛（${failed.join('、')}）。须填写偏差说明（理由、风险、截止日）方可批准。`,
  }),
  deviationEnded: { en: 'The last day of the deviation has to lie ahead.', zh: '偏差的截止日须为今后的日期。' },
  noneActive: {
    en: 'No release is active, so nothing may draft. A person with the governance role activates one under Governance › Releases.',
    zh: '当前没有启用的版本，不能生成草稿。请由治理人员在“治理›版本”中启用一个版本。',
  },
  differs: (what: readonly Bilingual[]): Bilingual => ({
    en: `What runs here is not the active release: ${what.map(({ en }) => en).join(', ')} differ. Restore it, or have the new release evaluated, approved and activated under Governance › Releases.`,
    zh: `当前运行的内容与启用的版本不一致：${what.map(({ zh }) => zh).join('、')}不同。请恢复原内容，或在“治理›版本”中对新版本进行评测、批准并启用。`,
  }),
  parts: {
    engineVersion: { en: 'engine', zh: '引擎' },
    knowledgeVersion: { en: 'knowledge base', zh: '知识库' },
    thresholds: { en: 'thresholds', zh: '评测门槛' },
  },
  notItsResult: {
    en: 'This result was measured on another knowledge base or engine, not on this release. Run `npm run eval -- findings` on it and try again.',
    zh: '该评测结果对应的知识库或引擎不是此版本。请在此版本上运行 `npm run eval -- findings` 后重试。',
  },
  otherTestSet: {
    en: 'This result was measured on another test set than the one that is registered. Run `npm run eval -- findings` on the registered one and try again.',
    zh: '该评测结果所用的测试集与登记的不一致。请在登记的测试集上运行 `npm run eval -- findings` 后重试。',
  },
  noResult: {
    en: 'There is no eval result here. Run `npm run eval -- findings` and try again.',
    zh: '此处没有评测结果。请运行 `npm run eval -- findings` 后重试。',
  },
  unknown: { en: 'There is no such release.', zh: '没有该版本。' },
} as const;
