import type { Bilingual } from '../../domain/index.ts';

export const correctionsWords = {
  whoConsents: { en: 'A lead gives consent for a dossier and takes it back.', zh: '须由组长给予或撤回对资料的同意。' },
  reasonMissing: { en: 'Give a reason; it goes on the record.', zh: '请填写理由，该理由将记入记录。' },
  notSigned: {
    en: 'Only the findings of a signed review become data. Have it signed first.',
    zh: '只有已签署审查的意见才能作为数据，请先完成签署。',
  },
  givenAlready: { en: 'Consent for this dossier is given already.', zh: '该资料已获同意。' },
  notGiven: { en: 'No consent is given for this dossier.', zh: '该资料未获同意。' },
  whoAsks: { en: 'A person with the governance role asks for an export.', zh: '须由治理人员申请导出。' },
  purposeMissing: { en: 'Say what the data is for; it goes on the record.', zh: '请说明数据用途，该用途将记入记录。' },
  noneChosen: { en: 'Choose at least one dossier whose lead gave consent.', zh: '请至少选择一份经组长同意的资料。' },
  without: {
    en: 'A chosen dossier has no consent, or its review is not signed any more. Load the page again and choose anew.',
    zh: '所选资料中有未获同意或审查已不再处于签署状态的。请刷新页面后重新选择。',
  },
  whoDecides: {
    en: 'A person with the governance or the lead role releases or declines an export.',
    zh: '须由治理人员或组长放行或拒绝导出。',
  },
  secondPerson: { en: 'Somebody other than who asked for the export releases or declines it.', zh: '放行或拒绝导出的人须不同于申请人。' },
  decidedAlready: { en: 'This export was decided already. Load the page again.', zh: '该导出已有决定，请刷新页面。' },
  nothingLeft: {
    en: 'No dossier of this export may be used any more: consent was taken back, or the review is not signed. Decline it.',
    zh: '该导出中的资料均不可再使用：同意已撤回，或审查未处于签署状态。请予拒绝。',
  },
  changedMeanwhile: {
    en: 'Consent or a review changed while the file was made. Nothing was released. Look again and release once more.',
    zh: '生成文件期间同意或审查发生了变化，未放行任何内容。请重新查看后再次放行。',
  },
  notReleased: { en: 'The export waits for a second person, or was declined.', zh: '该导出正等待第二人决定，或已被拒绝。' },
  onlyAsker: { en: 'Only who asked for the export downloads it.', zh: '只有申请人可以下载该导出文件。' },
  peopleOnly: { en: 'A person who is signed in downloads it, not a program.', zh: '须由已登录的人员下载，程序不能下载。' },
  withdrawn: {
    en: 'Consent for a dossier in this file was taken back. Ask for a new export without it; who has the file removes the lines named here.',
    zh: '该文件中有资料的同意已撤回。请另行申请不含该资料的导出；已取得文件的人须删除此处所列的行。',
  },
  deleted: {
    en: 'A dossier in this file was deleted, and the file with it. Ask for a new export.',
    zh: '该文件中有资料已被删除，文件也随之删除。请另行申请导出。',
  },
} as const satisfies Record<string, Bilingual>;
