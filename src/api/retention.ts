import type { KeptCounts } from '../adapters/store/kept-counts.ts';
import type { RetentionView } from '../contract/index.ts';
import type { Bilingual } from '../domain/index.ts';

const forGood: Bilingual = {
  en: 'As long as the workspace exists. The database refuses to change or delete a row.',
  zh: '与工作空间同存。数据库拒绝修改或删除任何一行。',
};
const untilDeleted: Bilingual = {
  en: 'Until two people have the dossier deleted; no other way changes or removes a row.',
  zh: '直至经两人确认删除该资料；除此之外任何一行均不能修改或删除。',
};
const asHash: Bilingual = {
  en: 'The content until two people have the dossier deleted; its hash as long as the workspace exists.',
  zh: '内容保存至经两人确认删除该资料为止；哈希值与工作空间同存。',
};
const what: Readonly<Record<keyof KeptCounts, { readonly what: Bilingual; readonly until: Bilingual; readonly protected: boolean }>> = {
  records: { what: { en: 'Audit records', zh: '审计记录' }, until: forGood, protected: true },
  drafts: { what: { en: 'Drafts of reviews', zh: '审查草稿' }, until: asHash, protected: true },
  decisions: {
    what: { en: 'Decisions, verdicts, own findings and comments', zh: '决定、判断、自行意见与批注' },
    until: untilDeleted,
    protected: true,
  },
  signatures: { what: { en: 'Signatures', zh: '签署' }, until: forGood, protected: true },
  corrections: { what: { en: 'Corrections of facts and classification', zh: '事实更正与分类决定' }, until: untilDeleted, protected: true },
  reports: { what: { en: 'Reports', zh: '报告' }, until: asHash, protected: true },
  files: { what: { en: 'Files of dossiers, by content', zh: '申报资料文件（按内容保存）' }, until: untilDeleted, protected: true },
  people: {
    what: { en: 'Accounts', zh: '账号' },
    until: { en: 'Deactivated, never deleted: a sign-in name is not used again.', zh: '只停用，不删除；登录名不再重复使用。' },
    protected: true,
  },
  openSessions: {
    what: { en: 'Open sessions', zh: '有效会话' },
    until: {
      en: '30 idle minutes, 12 hours at most; then they end and stay listed.',
      zh: '闲置30分钟或最长12小时后结束，结束后仍留有记录。',
    },
    protected: true,
  },
};

/** What is kept and until when, in words. The system deletes nothing by itself. */
export function retentionOf(counts: KeptCounts): RetentionView['kept'] {
  return (Object.keys(what) as (keyof KeptCounts)[]).map((key) => ({ ...what[key], count: counts[key] }));
}
