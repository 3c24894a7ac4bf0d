import type { Bilingual } from '../../../domain/bilingual.ts';

/** How a check of certificate data came out. */
export const checkWords = {
  dateFits: (title: Bilingual): Bilingual => ({ en: `${title.en}: a day of the calendar`, zh: `${title.zh}：日期有效` }),
  noDate: (title: Bilingual): Bilingual => ({
    en: `${title.en}: not a day as YYYY-MM-DD`,
    zh: `${title.zh}：不是YYYY-MM-DD格式的有效日期`,
  }),
  check_digit_ok: (title: Bilingual): Bilingual => ({
    en: `${title.en}: form and check character fit`,
    zh: `${title.zh}：格式与校验码相符`,
  }),
  check_digit_differs: (title: Bilingual): Bilingual => ({
    en: `${title.en}: the check character does not fit (GB 32100)`,
    zh: `${title.zh}：校验码不符（GB 32100）`,
  }),
  format_ok: (title: Bilingual): Bilingual => ({ en: `${title.en}: the form fits`, zh: `${title.zh}：格式相符` }),
  format_differs: (title: Bilingual): Bilingual => ({
    en: `${title.en}: not in the usual form; compare with the registry`,
    zh: `${title.zh}：与通常格式不符，请与登记信息核对`,
  }),
  not_checkable: (title: Bilingual): Bilingual => ({
    en: `${title.en}: has no form that can be checked`,
    zh: `${title.zh}：无可核对的格式`,
  }),
  order: (earlier: Bilingual, later: Bilingual, fits: boolean): Bilingual => ({
    en: `${earlier.en} ${fits ? 'is not after' : 'is after'} ${later.en.toLowerCase()}`,
    zh: `${earlier.zh}${fits ? '不晚于' : '晚于'}${later.zh}`,
  }),
  opinionTerm: (fits: boolean): Bilingual => ({
    en: `The Class B application is due ${fits ? 'within' : 'later than'} 12 months of the Written Opinion (Announcement 134, XIX)`,
    zh: `B类许可申请截止日期${fits ? '在意见书出具后12个月内' : '超过意见书出具后12个月'}（第134号公告第十九条）`,
  }),
  scopeFits: {
    en: 'The dosage form stands in the scope of the manufacturer’s licence, as the dossier states it',
    zh: '按申报资料，剂型在受托生产企业许可证范围之内',
  },
  scopeDiffers: {
    en: 'The dosage form does not stand in the scope of the manufacturer’s licence that the dossier states',
    zh: '按申报资料，剂型不在受托生产企业许可证范围之内',
  },
  scopeUnknown: {
    en: 'Whether the licence covers the dosage form could not be compared; look at the licence',
    zh: '无法比对许可证范围是否包含该剂型，请查看许可证',
  },
} as const;
