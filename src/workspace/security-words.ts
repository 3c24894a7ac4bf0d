import type { Bilingual } from '../domain/index.ts';

export const words = {
  noAlert: { en: 'There is no such alert any more. Load the page again.', zh: '该告警已不存在，请重新载入页面。' },
  alreadyRead: { en: 'Somebody has read this alert already. Load the page again to see who.', zh: '该告警已有人查看，请重新载入页面。' },
} as const satisfies Record<string, Bilingual>;
