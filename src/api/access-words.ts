import type { Bilingual } from '../domain/index.ts';

/** Why files cannot be taken away, and who could. */
export function notYours(names: readonly string[]): Bilingual {
  if (names.length === 0)
    return {
      en: 'Files and papers of this dossier are for whoever reviews it, and nobody does yet. Ask a lead to assign it.',
      zh: '该资料的文件与文书仅供负责审查的人员取用，目前尚未分派。请组长先行分派。',
    };
  return {
    en: `Files and papers of this dossier are for whoever works on it and its leads and approvers. Ask ${names.slice(0, 4).join(', ')}.`,
    zh: `该资料的文件与文书仅供经办人员及其组长、批准人取用。请联系${names.slice(0, 4).join('、')}。`,
  };
}

export const accessWords = {
  teamNeeded: {
    en: 'You are in several teams. Say which of them receives the dossier.',
    zh: '您属于多个小组，请指明由哪个小组接收该资料。',
  },
  teamNotYours: {
    en: 'You bring dossiers in for your own teams only. Choose one of them.',
    zh: '您只能为自己所在的小组接收资料，请选择其中之一。',
  },
  proofsNotYours: {
    en: 'These records are of dossiers that others work on. Ask whoever reviews them, their lead, or governance for the proofs.',
    zh: '这些记录属于他人经办的资料。如需证明，请联系其审查人员、组长或治理人员。',
  },
  notInTeam: {
    en: 'This person is not in the team of the dossier and could not see it. Choose somebody of the team, or have them join it first.',
    zh: '该人员不在此资料所属的小组，无法查看。请选择小组成员，或先将其加入小组。',
  },
} as const satisfies Record<string, Bilingual>;
