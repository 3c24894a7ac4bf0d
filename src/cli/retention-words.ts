import type { Bilingual, Deletion } from '../domain/index.ts';

export const retentionWords = {
  descriptions: {
    confirm: 'Confirm a deletion as the second person (governance role); the dossier is removed at once',
    decline: 'Decline a deletion that was asked for (governance role)',
  },
  states: {
    asked: { en: 'asked for', zh: '已申请' },
    declined: { en: 'declined', zh: '已拒绝' },
    confirmed: { en: 'confirmed, not yet removed; it goes on with the next start', zh: '已确认，尚未删除完毕，下次启动时继续' },
    done: { en: 'deleted', zh: '已删除' },
  } satisfies Record<Deletion['state'], Bilingual>,
  open: { en: 'open', zh: '未办结' },
  held: { en: 'on legal hold', zh: '依法保全' },
  noDossier: {
    en: 'There is no such dossier, or you may not see it. See countersign retention list.',
    zh: '没有该资料，或您无权查看。请查看countersign retention list。',
  },
  noReason: { en: 'Say why it is to be deleted.', zh: '请说明删除理由。' },
  asked: {
    en: (id: string): string =>
      `Asked. A person with the governance role confirms with: countersign retention confirm ${id} --by <username>`,
    zh: (id: string): string => `已申请。由治理人员确认：countersign retention confirm ${id} --by <username>`,
  },
  now: {
    en: (name: string, state: Bilingual): string => `${name}: ${state.en}`,
    zh: (name: string, state: Bilingual): string => `${name}：${state.zh}`,
  },
};
