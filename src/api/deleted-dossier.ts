import type { Bilingual, Deletion } from '../domain/index.ts';

/** What is said of a dossier that two people had deleted: when, by whom, why. */
export function deletedDossier({ dossierName, reason, askedByName, decidedByName, decidedAt, doneAt }: Deletion): Bilingual {
  const day = (doneAt ?? decidedAt ?? '').slice(0, 10);
  const by = decidedByName ?? '';
  return doneAt === null
    ? {
        en: `The dossier “${dossierName}” is being deleted since ${day}: asked by ${askedByName}, confirmed by ${by}. Reason: “${reason}”`,
        zh: `资料“${dossierName}”自${day}起正在删除：由${askedByName}申请，${by}确认。理由：“${reason}”`,
      }
    : {
        en: `The dossier “${dossierName}” was deleted on ${day}: asked by ${askedByName}, confirmed by ${by}. Reason: “${reason}”. What was done with it stands in the audit trail.`,
        zh: `资料“${dossierName}”已于${day}删除：由${askedByName}申请，${by}确认。理由：“${reason}”。其处理经过见审计轨迹。`,
      };
}
