import type { AuditEvent, AuditRecord, Bilingual } from '../domain/index.ts';

type CorrectionsEvent = Extract<AuditEvent, `consent.${string}` | `corrections.${string}`>;
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const count = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** Sentences for the use of decided findings as labelled data. */
export const correctionsSentences: Record<CorrectionsEvent, (record: AuditRecord, who: string, dossier: string) => Bilingual> = {
  'consent.given': ({ data }, who, dossier) => ({
    en: `${who} consented that the decided findings of ${dossier} are used as labelled data: ${text(data['reason'])}`,
    zh: `${who}同意将${dossier}中已决定的意见用作标注数据：${text(data['reason'])}`,
  }),
  'consent.withdrawn': ({ data }, who, dossier) => {
    const exports = count(data['exports']);
    return {
      en: `${who} took back the consent for ${dossier} as labelled data${exports === 0 ? '' : `; it stands in ${String(exports)} released exports`}: ${text(data['reason'])}`,
      zh: `${who}撤回了将${dossier}用作标注数据的同意${exports === 0 ? '' : `；已放行的${String(exports)}份导出中含有该资料`}：${text(data['reason'])}`,
    };
  },
  'corrections.asked': ({ data }, who) => ({
    en: `${who} asked for an export of labelled data from ${String(count(data['dossiers']))} dossiers: ${text(data['purpose'])}`,
    zh: `${who}申请导出${String(count(data['dossiers']))}份资料的标注数据：${text(data['purpose'])}`,
  }),
  'corrections.declined': ({ data }, who) => ({
    en: `${who} declined an export of labelled data: ${text(data['purpose'])}`,
    zh: `${who}拒绝了标注数据的导出：${text(data['purpose'])}`,
  }),
  'corrections.released': ({ data }, who) => ({
    en: `${who} released, as the second person, an export of labelled data: ${text(data['lines'])} lines of ${String(count(data['dossiers']))} dossiers, ${String(count(data['leftOut']))} left out.`,
    zh: `${who}作为第二人放行了标注数据的导出：${String(count(data['dossiers']))}份资料共${text(data['lines'])}行，未列入${String(count(data['leftOut']))}份。`,
  }),
  'corrections.downloaded': ({ data }, who) => ({
    en: `${who} downloaded an export of labelled data: ${text(data['lines'])} lines, SHA-256 ${text(data['sha256']).slice(0, 12)}….`,
    zh: `${who}下载了标注数据的导出：${text(data['lines'])}行，SHA-256 ${text(data['sha256']).slice(0, 12)}…。`,
  }),
};
