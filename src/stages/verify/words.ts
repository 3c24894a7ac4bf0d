import type { Bilingual } from '../../domain/index.ts';

export const words = {
  citationsRejected: {
    en: 'None of the quotes behind this draft stands at its place, so the draft is not shown as a conclusion. Read the documents yourself.',
    zh: '支撑本草稿的引文均未能在原处核实，因此不作为结论显示，请直接查阅文件。',
  },
  numberNotCovered: {
    en: 'The draft used a number that no quote, fact or clause covers, so its reasoning is not shown. The located evidence is below.',
    zh: '草稿使用了引文、事实和条款均未包含的数字，因此不显示其理由；已定位的证据见下。',
  },
} as const satisfies Record<string, Bilingual>;
