import { sayDay } from '../../domain/dates.ts';
import type { Bilingual, Skill } from '../../domain/index.ts';

export const skillWords: Readonly<Record<Skill, Bilingual>> = {
  gmp: { en: 'GMP of drugs', zh: '药品GMP' },
  sterile: { en: 'Sterile products', zh: '无菌药品' },
  biologics: { en: 'Biological products', zh: '生物制品' },
  tcm: { en: 'Traditional Chinese medicine', zh: '中药' },
  chemistry: { en: 'Chemical drugs', zh: '化学药品' },
  'special-control': { en: 'Drugs under special control', zh: '特殊管理药品' },
  pharmacovigilance: { en: 'Pharmacovigilance', zh: '药物警戒' },
  'data-integrity': { en: 'Data integrity', zh: '数据可靠性' },
  devices: { en: 'Medical devices', zh: '医疗器械' },
  cosmetics: { en: 'Cosmetics', zh: '化妆品' },
};

/** Texts of allocation suggestions. */
export const words = {
  because: (label: Bilingual): Bilingual => ({ en: `The classification says: ${label.en}`, zh: `分类建议：${label.zh}` }),
  programme: { en: 'The programme licenses drug manufacture.', zh: '审查程序涉及药品生产许可。' },
  safety: (n: number): Bilingual => ({ en: `${n} failing drafts concern pharmacovigilance.`, zh: `${n}项不利草稿涉及药物警戒。` }),
  integrity: (n: number): Bilingual => ({ en: `${n} integrity marks or contradictions.`, zh: `完整性标记和矛盾共${n}项。` }),
  candidate: (has: readonly Bilingual[], missing: readonly Bilingual[], open: number, capacity: number): Bilingual => ({
    en: `Has ${has.length === 0 ? 'none of the needed skills' : has.map(({ en }) => en).join(', ')}${missing.length === 0 ? '' : `; lacks ${missing.map(({ en }) => en).join(', ')}`}; ${open} of ${capacity} dossiers open.`,
    zh: `${has.length === 0 ? '不具备所需专业' : `具备：${has.map(({ zh }) => zh).join('、')}`}${missing.length === 0 ? '' : `；缺少：${missing.map(({ zh }) => zh).join('、')}`}；在办${open}件，上限${capacity}件。`,
  }),
  conflict: (enterprise: string): Bilingual => ({
    en: `Declared an interest in ${enterprise}, a party of this dossier.`,
    zh: `已申报与本资料当事方${enterprise}存在利益关系。`,
  }),
  full: (open: number, capacity: number): Bilingual => ({
    en: `Already carries ${open} dossiers of ${capacity}.`,
    zh: `在办${open}件，已达上限${capacity}件。`,
  }),
  noReviewer: { en: 'Has no active account as reviewer or lead.', zh: '没有有效的审查员或组长账号。' },
  noProfile: { en: 'No skills, team and interests are on record.', zh: '未登记专业、小组和利益关系。' },
  due: (days: number, from: string): Bilingual => ({
    en: `${days} working days after ${sayDay(from).en}; a working rule, not a legal limit.`,
    zh: `自${sayDay(from).zh}起${days}个工作日；为内部工作安排，非法定时限。`,
  }),
  noCalendar: (year: number): Bilingual => ({
    en: `The working-day calendar of ${year} is missing: the due date cannot be computed.`,
    zh: `缺少${year}年工作日历，无法计算截止日期。`,
  }),
} as const;
