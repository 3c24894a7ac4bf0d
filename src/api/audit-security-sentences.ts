import type { AuditRecord, Bilingual } from '../domain/index.ts';
import { nameRoute } from './name-route.ts';

/** Sentences for refusals at the door and for alerts. */
export const securitySentences: Record<'access.refused' | 'security.alert-read', (record: AuditRecord, who: string) => Bilingual> = {
  'access.refused': ({ actor, subject, data }, who) => {
    const repeats = typeof data['repeats'] === 'number' && data['repeats'] > 0 ? data['repeats'] : 0;
    const caller = actor.kind === 'system' ? { en: 'Somebody not known', zh: '未知用户' } : { en: who, zh: who };
    const asked = nameRoute(subject);
    return {
      en: `${caller.en} was refused: ${asked.en}${repeats === 0 ? '' : `; and ${String(repeats)} times before`}.`,
      zh: `${caller.zh}的请求被拒绝：${asked.zh}${repeats === 0 ? '' : `；此前还有${String(repeats)}次`}。`,
    };
  },
  'security.alert-read': ({ subject }, who) => ({
    en: `${who} read the security alert ${subject}.`,
    zh: `${who}查看了安全告警${subject}。`,
  }),
};
