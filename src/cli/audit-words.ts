import type { Bilingual } from '../domain/index.ts';

type Phrase<A extends unknown[]> = { readonly en: (...args: A) => string; readonly zh: (...args: A) => string };

/** What the commands of the record say. */
export const auditWords = {
  noFile: (file: string): Bilingual => ({ en: `There is no file ${file}.`, zh: `文件${file}不存在。` }),
  noLogKey: (file: string): Bilingual => ({
    en: `${file} is not the key of a log. Give the log.vkey that stands beside its tiles.`,
    zh: `${file}不是日志公钥。请给出日志目录中的log.vkey。`,
  }),
  witnessInUse: (folder: string): Bilingual => ({
    en: `Another witness uses ${folder}. Stop it first, or name another folder with --folder.`,
    zh: `${folder}正被另一个见证程序使用。请先停止它，或用--folder指定其他目录。`,
  }),
  witnessReady: {
    en: (url, vkey) => `The witness answers at ${url}. Its key, for COUNTERSIGN_WITNESS_KEY and audit verify --witness-key:\n${vkey}`,
    zh: (url, vkey) => `见证服务地址：${url}。密钥如下，用于COUNTERSIGN_WITNESS_KEY和audit verify --witness-key：\n${vkey}`,
  } as Phrase<[string, string]>,
  witnessStopped: {
    en: (reason) => `The witness stopped: what it saw could not be stored (${reason}). Check the disk, then start it again.`,
    zh: (reason) => `见证程序已停止：无法保存所见状态（${reason}）。请检查磁盘后重新启动。`,
  } as Phrase<[string]>,
  witnessed: {
    en: (name, size, at, behind) =>
      `Witness ${name} cosigned ${size} records at ${at}${behind === 0 ? '' : `; the last ${behind} are not cosigned yet`}`,
    zh: (name, size, at, behind) => `见证方${name}于${at}联署${size}条记录${behind === 0 ? '' : `，最后${behind}条尚未联署`}`,
  } as Phrase<[string, number, string, number]>,
  copied: {
    en: (count) => `Continues ${count} copied checkpoints`,
    zh: (count) => `延续${count}份留存的checkpoint`,
  } as Phrase<[number]>,
  timestamped: {
    en: (size, at, authority) => `${size} records existed at ${at}, says the timestamp authority ${authority}`,
    zh: (size, at, authority) => `时间戳机构${authority}证明：${at}时已有${size}条记录`,
  } as Phrase<[number, string, string]>,
  capsuleWritten: {
    en: (file, hash) => `Capsule written to ${file}, SHA-256 ${hash}`,
    zh: (file, hash) => `重放包已写入${file}，SHA-256为${hash}`,
  } as Phrase<[string, string]>,
  capsuleBad: {
    en: (problem) => `The capsule does NOT hold: ${problem}`,
    zh: (problem) => `重放包未通过验证：${problem}`,
  } as Phrase<[string]>,
  capsuleGood: {
    en: (name, acts, records) => `The sign-off of ${name} holds: ${acts} acts of people, ${records} records, each proved in the log`,
    zh: (name, acts, records) => `${name}的签署通过验证：人员操作${acts}项，记录${records}条，均证明在日志中`,
  } as Phrase<[string, number, number]>,
  capsuleOwnKey: {
    en: 'Verified with the key in the capsule itself, which proves no origin. Give the log.vkey that you keep: --key.',
    zh: '验证使用的是重放包自带的公钥，不能证明来源。请用--key给出您自行保存的log.vkey。',
  },
  recomputedSame: {
    en: (findings) => `Computed again from the files: ${findings} findings, all the same`,
    zh: (findings) => `已由文件重新计算：${findings}项发现，全部一致`,
  } as Phrase<[number]>,
  recomputedOther: {
    en: (what, reviewed, computed) => `DIFFERENT when computed again: ${what} was ${reviewed}, is ${computed}`,
    zh: (what, reviewed, computed) => `重新计算结果不同：${what}原为${reviewed}，现为${computed}`,
  } as Phrase<[string, string, string]>,
  backupMade: {
    en: (file, records, files) => `Backup written to ${file}: ${records} records, ${files} files`,
    zh: (file, records, files) => `备份已写入${file}：记录${records}条，文件${files}个`,
  } as Phrase<[string, number, number]>,
  backupWithoutKeys: {
    en: 'It carries no keys. Keep keys/audit-log.pem elsewhere, or use --passphrase-file.',
    zh: '备份不含密钥。请另行保存keys/audit-log.pem，或使用--passphrase-file。',
  },
  restored: {
    en: (into, at, records) => `Restored into ${into}, as it was at ${at}: ${records} records, all verified`,
    zh: (into, at, records) => `已恢复至${into}，为${at}时的状态：记录${records}条，全部通过验证`,
  } as Phrase<[string, string, number]>,
  restoredWithoutKey: {
    en: 'It has no signing key, so it can be read and verified but not continued. Put keys/audit-log.pem in its place, readable by its owner only.',
    zh: '缺少签名密钥，只能读取和验证，不能继续使用。请将keys/audit-log.pem放回原处，仅所有者可读。',
  },
  mayNotReview: {
    en: 'Reviewing the audit trail takes the governance role. Ask an administrator if you should have it.',
    zh: '审阅审计追踪需要治理角色。如确有需要，请联系管理员。',
  },
  badRange: { en: 'Give the first and the last record by number: --from 0 --to 99.', zh: '请以编号给出首尾记录，例如--from 0 --to 99。' },
  reviewed: {
    en: (seq) => `Recorded as record ${seq}`,
    zh: (seq) => `已记录，编号${seq}`,
  } as Phrase<[number]>,
  unverifiedTimestamps: {
    en: (count) => `${count} timestamps were not verified: name the authority's certificates with --timestamp-ca`,
    zh: (count) => `有${count}个时间戳未验证：请用--timestamp-ca给出时间戳机构的证书`,
  } as Phrase<[number]>,
  proofsGood: {
    en: (count) => `Every proof holds: ${count} records stand in the signed log.`,
    zh: (count) => `全部证明成立：${count}条记录均在已签署的日志中。`,
  } as Phrase<[number]>,
  proofsBad: {
    en: (records) => `These records are NOT proven: ${records}`,
    zh: (records) => `以下记录的证明不成立：${records}`,
  } as Phrase<[string]>,
} as const;
