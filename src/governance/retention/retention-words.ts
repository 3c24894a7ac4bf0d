import type { Bilingual } from '../../domain/index.ts';

export const retentionWords = {
  whoAsks: { en: 'A lead or an administrator asks that a dossier be deleted.', zh: '须由组长或管理员申请删除资料。' },
  whoDecides: { en: 'A person with the governance role confirms or declines a deletion.', zh: '须由治理人员确认或拒绝删除。' },
  whoHolds: { en: 'A lead or a person with the governance role sets and ends a legal hold.', zh: '须由组长或治理人员设置或解除依法保全。' },
  secondPerson: { en: 'Somebody other than who asked for the deletion confirms it.', zh: '确认删除的人须不同于申请人。' },
  askedAlready: { en: 'Its deletion was asked for already and waits for governance.', zh: '已有人申请删除该资料，正等待治理人员确认。' },
  decidedAlready: { en: 'This deletion was decided already. Load the page again.', zh: '该删除申请已有决定，请刷新页面。' },
  deletedAlready: { en: 'The dossier was deleted already.', zh: '该资料已删除。' },
  tooLate: { en: 'Its deletion was confirmed; a hold comes too late.', zh: '删除已确认，无法再设置保全。' },
  held: {
    en: 'The dossier is on legal hold. A lead or governance ends the hold first, with a reason.',
    zh: '该资料处于依法保全状态。须先由组长或治理人员说明理由并解除保全。',
  },
  heldAlready: { en: 'The dossier is on legal hold already.', zh: '该资料已处于依法保全状态。' },
  notHeld: { en: 'The dossier is not on legal hold.', zh: '该资料未处于依法保全状态。' },
  open: {
    en: 'Only closed dossiers are deleted: a signed review, a finished pre-check, or one whose drafting failed.',
    zh: '只能删除已办结的资料：已签署的审查、已完成的预检或草稿生成失败的资料。',
  },
  inUse: {
    en: 'The dossier is being read at this moment, by a draft or a shadow run. Try again when that has ended.',
    zh: '该资料正被草稿生成或影子运行读取，请待其结束后重试。',
  },
} as const satisfies Record<string, Bilingual>;
