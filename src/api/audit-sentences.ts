import { accountSentences } from './audit-account-sentences.ts';
import { anchorSentences } from './audit-anchor-sentences.ts';
import { correctionsSentences } from './audit-corrections-sentences.ts';
import { retentionSentences } from './audit-retention-sentences.ts';
import { securitySentences } from './audit-security-sentences.ts';
import type { Store } from '../adapters/store/open-store.ts';
import type { AuditEvent, AuditRecord, Bilingual, DossierId, KnowledgeBase, PersonId } from '../domain/index.ts';
import { verdictWords } from '../stages/report/index.ts';
import { nameRequirement, type NamedInReview } from './name-requirement.ts';

type Say = (record: AuditRecord, who: string, dossier: string, finding: Bilingual) => Bilingual;
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const draftOf = ({ data }: AuditRecord): Readonly<Record<string, unknown>> => {
  const draft = data['draft'];
  return typeof draft === 'object' && draft !== null && !Array.isArray(draft) ? draft : {};
};
const verdictOf = (verdict: unknown): Bilingual =>
  (verdictWords as Readonly<Record<string, Bilingual>>)[text(verdict)] ?? { en: text(verdict), zh: text(verdict) };
const nobody: Bilingual = { en: '', zh: '' };
const zhDecision: Record<string, string> = { accept: '采纳', amend: '修改', reject: '否决', undecided: '列为待定' };
const enDecision: Record<string, string> = { accept: 'accepted', amend: 'amended', reject: 'rejected', undecided: 'left undecided' };

const zhLabel: Record<string, string> = { public: '公开', internal: '内部', confidential: '保密', secret: '机密' };

const papers: Readonly<Record<string, Bilingual>> = {
  review: { en: 'a review report', zh: '审查报告' },
  official: { en: 'a review report', zh: '审查报告' },
  precheck: { en: 'a pre-check report', zh: '预检报告' },
  'deficiency-letter': { en: 'a deficiency letter', zh: '补正通知书' },
  'inspection-focus': { en: 'an inspection focus list', zh: '检查重点清单' },
  'class-b-licence': { en: 'data for a Class B licence', zh: 'B类许可证数据' },
  'class-c-licence': { en: 'data for a Class C licence', zh: 'C类许可证数据' },
  'written-opinion': { en: 'data for a Written Opinion', zh: '药品受托生产意见书数据' },
};
const paperOf = (kind: unknown): Bilingual => papers[text(kind)] ?? { en: 'a paper', zh: '文书' };

/** Every event of the catalogue as a sentence: who did what, to what. Times, values and reasons stand beside it. */
const sentences: Record<AuditEvent, Say> = {
  'workspace.created': () => ({ en: 'The workspace and its log key were made.', zh: '建立了工作空间及日志密钥。' }),
  'person.created': ({ data }, who) => ({
    en: `${who} made the account of ${text(data['name'])}.`,
    zh: `${who}建立了${text(data['name'])}的账号。`,
  }),
  'person.changed': ({ subject }, who) => ({ en: `${who} changed the account ${subject}.`, zh: `${who}变更了账号${subject}。` }),
  'person.password-changed': ({ subject }, who) => ({
    en: `${who} set a new password for ${subject}.`,
    zh: `${who}为${subject}设置了新密码。`,
  }),
  'session.started': (_, who) => ({ en: `${who} signed in.`, zh: `${who}登录。` }),
  'session.refused': ({ data }) => ({
    en: `A sign-in as “${text(data['username'])}” failed.`,
    zh: `以“${text(data['username'])}”登录失败。`,
  }),
  'token.created': ({ data }, who) => ({
    en: `${who} made the token “${text(data['name'])}”.`,
    zh: `${who}创建了访问令牌“${text(data['name'])}”。`,
  }),
  'token.revoked': (_, who) => ({ en: `${who} revoked a token.`, zh: `${who}撤销了访问令牌。` }),
  'knowledge.loaded': ({ data }) => ({
    en: `The knowledge base ${text(data['version']).slice(0, 12)} was loaded.`,
    zh: `载入知识库${text(data['version']).slice(0, 12)}。`,
  }),
  'knowledge.imported': ({ subject }, who) => ({
    en: `${who} imported an official text for ${subject}.`,
    zh: `${who}导入了${subject}的官方文本。`,
  }),
  'records.imported': ({ subject, data }, who) => ({
    en: `${who} imported ${text(data['rows'])} enterprise records from ${subject}.`,
    zh: `${who}从${subject}导入了${text(data['rows'])}条企业记录。`,
  }),
  'case.confirmed': ({ subject }, who) => ({
    en: `${who} confirmed the case ${subject} at its source.`,
    zh: `${who}在来源处核实了案例${subject}。`,
  }),
  'dossier.received': ({ data }, who, dossier) => ({
    en: `${who} sent in ${text(data['files'])} files of ${dossier}.`,
    zh: `${who}提交了${dossier}的${text(data['files'])}份文件。`,
  }),
  'dossier.prepared': ({ data }, _, dossier) => ({
    en: `A draft of ${text(data['findings'])} findings was made for ${dossier}; ${text(data['rejected'])} citations were rejected.`,
    zh: `已为${dossier}生成草稿，共${text(data['findings'])}项意见，剔除引文${text(data['rejected'])}处。`,
  }),
  'dossier.failed': ({ data }, _, dossier) => ({
    en: `Drafting ${dossier} failed: ${text(data['reason'])}`,
    zh: `${dossier}的草稿生成失败：${text(data['reason'])}`,
  }),
  'dossier.assigned': ({ data }, who, dossier) => ({
    en: `${who} assigned ${dossier} to ${text(data['assigned'])}.`,
    zh: `${who}将${dossier}分派给${text(data['assigned'])}。`,
  }),
  'dossier.redrafted': ({ data }, _, dossier) => ({
    en: `The rules ran again over the corrected facts of ${dossier}: ${text(data['kept'])} decisions kept, ${text(data['changed'])} drafts changed after their decision.`,
    zh: `已按更正后的事实重新核查${dossier}：保留决定${text(data['kept'])}项，决定后草稿有变化${text(data['changed'])}项。`,
  }),
  'dossier.team-given': ({ data }, who, dossier) => ({
    en: `${who} gave ${dossier} to the team ${text(data['team'])}: ${text(data['reason'])}`,
    zh: `${who}将${dossier}划归小组${text(data['team'])}：${text(data['reason'])}`,
  }),
  'dossier.team-changed': ({ data }, who, dossier) => ({
    en: `${who} moved ${dossier} from the team ${text(data['old'])} to ${text(data['team'])}: ${text(data['reason'])}`,
    zh: `${who}将${dossier}由小组${text(data['old'])}转至${text(data['team'])}：${text(data['reason'])}`,
  }),
  'classification.decided': ({ data }, who, dossier) =>
    data['corrected'] === true
      ? {
          en: `${who} corrected “${text(data['suggestion'])}” of ${dossier} from ${text(data['suggested']) || 'no answer'} to ${text(data['decided'])}: ${text(data['reason'])}`,
          zh: `${who}将${dossier}的“${text(data['suggestion'])}”由${text(data['suggested']) || '无建议'}更正为${text(data['decided'])}：${text(data['reason'])}`,
        }
      : {
          en: `${who} confirmed “${text(data['suggestion'])}” of ${dossier} as suggested: ${text(data['decided'])}.`,
          zh: `${who}确认了${dossier}的“${text(data['suggestion'])}”建议：${text(data['decided'])}。`,
        },
  'fact.corrected': ({ data, subject }, who, dossier) => ({
    en: `${who} corrected the fact ${subject} of ${dossier} to ${text(data['entered'])}: ${text(data['reason'])}`,
    zh: `${who}将${dossier}的事实${subject}更正为${text(data['entered'])}：${text(data['reason'])}`,
  }),
  'finding.blind-verdict': ({ data }, who, _, finding) => ({
    en: `${who} recorded their own verdict on ${finding.en} before seeing the draft: ${verdictOf(data['verdict']).en}.`,
    zh: `${who}在查看草稿前就${finding.zh}记录了自己的判断：${verdictOf(data['verdict']).zh}。`,
  }),
  'finding.disposed': (record, who, _, finding) => ({
    en: `${who} ${enDecision[text(record.data['decision'])] ?? ''} ${finding.en}, drafted as ${verdictOf(draftOf(record)['verdict']).en}.`,
    zh: `${who}${zhDecision[text(record.data['decision'])] ?? ''}了${finding.zh}（草稿：${verdictOf(draftOf(record)['verdict']).zh}）。`,
  }),
  'finding.withdrawn': (_, who, __, finding) => ({
    en: `${who} took the decision on ${finding.en} back.`,
    zh: `${who}撤回了对${finding.zh}的决定。`,
  }),
  'finding.added': ({ data }, who) => ({
    en: `${who} added a finding: ${text(data['summary'])}`,
    zh: `${who}新增了意见：${text(data['summary'])}`,
  }),
  'finding.commented': (_, who, __, finding) => ({ en: `${who} commented on ${finding.en}.`, zh: `${who}对${finding.zh}作了批注。` }),
  'review.signed': ({ data }, who, dossier) =>
    data['meaning'] === 'approved'
      ? { en: `${who} approved the review of ${dossier} with their signature.`, zh: `${who}签署批准了${dossier}的审查。` }
      : { en: `${who} signed the review of ${dossier}.`, zh: `${who}签署了${dossier}的审查。` },
  'review.sent-back': ({ data }, who, dossier) => ({
    en: `${who} sent the review of ${dossier} back: ${text(data['reason'])}`,
    zh: `${who}退回了${dossier}的审查：${text(data['reason'])}`,
  }),
  'review.reopened': (_, who, dossier) => ({
    en: `${who} changed the review of ${dossier} after it was signed; the signatures are stale.`,
    zh: `${who}在签署后变更了${dossier}的审查，原签署失效。`,
  }),
  'report.made': ({ data }, who, dossier) => ({
    en: `${who} made ${paperOf(data['kind']).en} (${data['official'] === true ? 'official' : 'no decision'}, ${text(data['format'])}) of ${dossier}.`,
    zh: `${who}生成了${dossier}的${paperOf(data['kind']).zh}（${data['official'] === true ? '正式' : '不构成决定'}，${text(data['format'])}）。`,
  }),
  'report.downloaded': (_, who, dossier) => ({ en: `${who} downloaded a report of ${dossier}.`, zh: `${who}下载了${dossier}的报告。` }),
  'document.opened': ({ data }, who, dossier) => ({
    en: `${who} was sent ${text(data['path'])} of ${dossier}.`,
    zh: `已向${who}送出${dossier}中的${text(data['path'])}。`,
  }),
  'audit.verified': ({ data }, who) =>
    data['ok'] === true
      ? {
          en: `${who} verified the log: ${text(data['treeSize'])} records, whole.`,
          zh: `${who}核验了日志：共${text(data['treeSize'])}条记录，完整。`,
        }
      : { en: `${who} verified the log: it is NOT whole.`, zh: `${who}核验了日志：不完整。` },
  'audit.exported': (_, who) => ({ en: `${who} exported records of the log.`, zh: `${who}导出了日志记录。` }),
  'dossier.labelled': ({ data }, who, dossier) => ({
    en: `${who} labelled ${dossier} as ${text(data['label'])} (before: ${text(data['old'])}).`,
    zh: `${who}将${dossier}的密级由${zhLabel[text(data['old'])] ?? ''}调整为${zhLabel[text(data['label'])] ?? ''}。`,
  }),
  'endpoint.registered': ({ data, subject }, who) => ({
    en: `${who} registered the model endpoint ${subject} (${text(data['baseUrl'])}); it is not approved yet.`,
    zh: `${who}登记了模型服务${subject}（${text(data['baseUrl'])}），尚未批准。`,
  }),
  'endpoint.approved': ({ data, subject }, who) => ({
    en: `${who} approved the model endpoint ${subject}: ${text(data['reason'])}`,
    zh: `${who}批准了模型服务${subject}：${text(data['reason'])}`,
  }),
  'endpoint.rejected': ({ data, subject }, who) => ({
    en: `${who} rejected the model endpoint ${subject}: ${text(data['reason'])}`,
    zh: `${who}驳回了模型服务${subject}：${text(data['reason'])}`,
  }),
  'endpoint.suspended': ({ data, subject }, who) => ({
    en: `${who} suspended the model endpoint ${subject}: ${text(data['reason'])}`,
    zh: `${who}暂停了模型服务${subject}：${text(data['reason'])}`,
  }),
  'release.registered': ({ subject }) => ({ en: `The release ${subject} was registered.`, zh: `登记了版本${subject}。` }),
  'release.evaluated': ({ subject }, who) => ({
    en: `${who} attached an eval result to the release ${subject}.`,
    zh: `${who}为版本${subject}登记了评测结果。`,
  }),
  'release.security-reviewed': ({ subject }, who) => ({
    en: `${who} reviewed the security of the release ${subject}.`,
    zh: `${who}完成了版本${subject}的安全审查。`,
  }),
  'release.approved': ({ data, subject }, who) => ({
    en: `${who} approved the release ${subject}${data['deviation'] === null ? '' : ' with a deviation'}: ${text(data['reason'])}`,
    zh: `${who}批准了版本${subject}${data['deviation'] === null ? '' : '（附偏差说明）'}：${text(data['reason'])}`,
  }),
  'release.activated': ({ data, subject }, who) =>
    data['shipped'] === true
      ? { en: `The shipped release ${subject} was taken over as active.`, zh: `随产品提供的版本${subject}已启用。` }
      : {
          en: `${who} activated the release ${subject}: ${text(data['reason'])}`,
          zh: `${who}启用了版本${subject}：${text(data['reason'])}`,
        },
  'release.retired': ({ data, subject }, who) => ({
    en: `${who} stopped the release ${subject}: ${text(data['reason'])}`,
    zh: `${who}停用了版本${subject}：${text(data['reason'])}`,
  }),
  'shadow.started': ({ data }, who) => ({
    en: `${who} had the release ${text(data['release'])} draft ${text(data['dossiers'])} signed dossiers again aside: ${text(data['reason'])}`,
    zh: `${who}让版本${text(data['release'])}对${text(data['dossiers'])}份已签发资料另行起草（影子运行）：${text(data['reason'])}`,
  }),
  'shadow.finished': ({ data }) => ({
    en: `The shadow run of ${text(data['release'])} ended: ${text(data['missed'])} missed, ${text(data['new'])} new, ${text(data['changed'])} judged otherwise, ${text(data['same'])} the same.`,
    zh: `版本${text(data['release'])}的影子运行结束：漏检${text(data['missed'])}项，新增${text(data['new'])}项，结论不同${text(data['changed'])}项，一致${text(data['same'])}项。`,
  }),
  'release.exported': ({ data, subject }, who) => ({
    en: `${who} exported the ${data['kind'] === 'model-card' ? 'model card' : 'filing sheet'} of the release ${subject} (${text(data['format'])}).`,
    zh: `${who}导出了版本${subject}的${data['kind'] === 'model-card' ? '模型卡' : '备案表'}（${text(data['format'])}）。`,
  }),
  'scenario.drafted': ({ subject }, who) => ({
    en: `${who} put the scenario ${subject} into the register.`,
    zh: `${who}登记了场景${subject}。`,
  }),
  'scenario.reviewed': ({ data, subject }, who) => ({
    en: `${who} reviewed the scenario ${subject}: ${text(data['conclusion'])}`,
    zh: `${who}审查了场景${subject}：${text(data['conclusion'])}`,
  }),
  'scenario.switched-on': ({ data, subject }, who) =>
    data['shipped'] === true
      ? {
          en: `The shipped scenario ${subject} was taken over as live; nobody here reviewed it.`,
          zh: `随产品提供的场景${subject}已启用；本单位尚无人审查。`,
        }
      : {
          en: `${who} switched the scenario ${subject} on: ${text(data['reason'])}`,
          zh: `${who}启用了场景${subject}：${text(data['reason'])}`,
        },
  'scenario.switched-off': ({ data, subject }, who) => ({
    en: `${who} switched the scenario ${subject} off: ${text(data['reason'])}`,
    zh: `${who}关闭了场景${subject}：${text(data['reason'])}`,
  }),
  'egress.sent': ({ data, subject }, _, dossier) => ({
    en: `${text(data['bytes'])} bytes${dossier === '' ? '' : ` of ${dossier}`} were sent to ${subject}; ${text(data['places'])} identifiers were masked.`,
    zh: `向${subject}发送了${dossier === '' ? '' : `${dossier}的`}${text(data['bytes'])}字节内容，脱敏${text(data['places'])}处。`,
  }),
  'egress.refused': ({ data, subject }, _, dossier) => ({
    en: `A sending${dossier === '' ? '' : ` of ${dossier}`} to ${subject} was refused (${text(data['reason'])}); nothing left.`,
    zh: `拒绝向${subject}发送${dossier === '' ? '' : dossier}的内容（${text(data['reason'])}），未发送任何内容。`,
  }),
  'certificate.prepared': ({ data }, who, dossier) => ({
    en: `${who} saved version ${text(data['no'])} of the certificate data of ${dossier}: ${paperOf(data['kind']).en}.`,
    zh: `${who}保存了${dossier}的${paperOf(data['kind']).zh}第${text(data['no'])}版。`,
  }),
  'certificate.released': ({ data }, who, dossier) => ({
    en: `${who} released the certificate data of ${dossier}: ${paperOf(data['kind']).en}.`,
    zh: `${who}发布了${dossier}的${paperOf(data['kind']).zh}。`,
  }),
  'certificate.sent-back': ({ data }, who, dossier) => ({
    en: `${who} sent the certificate data of ${dossier} back: ${paperOf(data['kind']).en}.`,
    zh: `${who}退回了${dossier}的${paperOf(data['kind']).zh}。`,
  }),
  'precheck.made': (_, who, dossier) => ({ en: `${who} pre-checked ${dossier}.`, zh: `${who}对${dossier}作了预检。` }),
  ...anchorSentences,
  ...securitySentences,
  ...accountSentences,
  ...retentionSentences,
  ...correctionsSentences,
};

export function sentenceOf(
  record: AuditRecord,
  {
    store,
    knowledge,
  }: {
    readonly store: Pick<Store, 'dossier' | 'person' | 'preparedOf' | 'reviewState'>;
    readonly knowledge: Pick<KnowledgeBase, 'programmes'>;
  },
): Bilingual {
  const who = record.actor.kind === 'system' ? 'Countersign' : record.actor.name;
  const dossier = record.dossier === null ? '' : (store.dossier(record.dossier as DossierId)?.name ?? record.dossier);
  const finding = record.event.startsWith('finding.')
    ? nameRequirement(text(draftOf(record)['requirement']) || record.subject, knowledge, namedIn(record, store))
    : nobody;
  return sentences[record.event]({ ...record, subject: nameSubject(record, store) }, who, dossier, finding);
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/u;

/** An account is said by its person's name; every other subject as it is recorded. */
function nameSubject({ subject, dossier }: AuditRecord, store: Pick<Store, 'person'>): string {
  if (dossier !== null || !uuid.test(subject)) return subject;
  return store.person(subject as PersonId)?.name ?? subject;
}

/** What the review of the record names; undefined once its dossier is deleted. */
function namedIn({ dossier, subject }: AuditRecord, store: Pick<Store, 'preparedOf' | 'reviewState'>): NamedInReview | undefined {
  if (!/^(?:own|F-consistency)\//u.test(subject)) return undefined;
  const prepared = store.preparedOf(dossier as DossierId);
  if (prepared === undefined) return undefined;
  const ownFindings = subject.startsWith('own/') ? store.reviewState(prepared.dossierId).ownFindings : [];
  return { contradictions: prepared.contradictions, ownFindings };
}
