const honorific = '(?:(?:Mr|Ms|Mrs|Miss|Dr|Prof)\\.?\\s+)';
const enName = "[A-Z][\\p{Ll}’'-]+(?:\\s+(?:[A-Z]\\.\\s*)?[A-Z][\\p{L}’'-]+){1,2}";
const initialName = "[A-Z]\\.\\s?[A-Z][\\p{L}’'-]+";
const enPerson = new RegExp(`${honorific}(?:${enName}|${initialName}|[A-Z][\\p{Ll}’'-]+)|${enName}|${initialName}`, 'gu');
const notNames =
  /^(?:The|This|Each|All|Head|Qualified|Good|Quality|Class|Line|Building|Marketing|Contract|Legal|Drug|Process|Table|Annex|Section|Report|Form|Name|Post|Deputy|General|Present|Industry|Licensed|Co|Written|Key|Batch|No|Mr|Ms)\b/u;
const zhNotNames =
  /公司|有限|药业|制药|部门|负责|受权|质量|生产|待定|空缺|姓名|经理|总监|无$|以上|以下|同上|人员|岗位|均|签字|审核|批准|起草|编写|编制|复核|同意|签发|主持|组织|参加|确认|审批|变动|变更|因故|出差|独立|判断|经历|学历|职称|自评|履历|简历|出生|年月|专业|毕业|籍贯|性别|电话|备注|说明|合计|序号/u;

/** Person names of a short text such as a cell or the value of a label: titles cut off, Chinese names of two to four characters. */
export function personNames(text: string): string[] {
  const zh = text.split(/[、，,；;/\s（(）)]+/u).filter((part) => /^[\u4e00-\u9fff]{2,4}$/u.test(part) && !zhNotNames.test(part));
  const en = [...text.matchAll(enPerson)]
    .map((m) => m[0])
    .filter((name) => !notNames.test(name.replace(/^(?:Mr|Ms|Mrs|Miss|Dr|Prof)\.?\s+/u, '')));
  return [...new Set([...en, ...zh].map(plainName))];
}

/** A name without its title and with single spaces. */
export function plainName(name: string): string {
  return name
    .replace(/^(?:Mr|Ms|Mrs|Miss|Dr|Prof)\.?\s+/u, '')
    .replace(/(?:先生|女士|博士)$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

const parts = (name: string): string[] =>
  name
    .toLowerCase()
    .replace(/\./gu, ' ')
    .split(/[\s-]+/u)
    .filter((p) => p !== '');

/** The same, and written in one script: a Chinese name never stands for an English one. */
export function surelySamePerson(a: string, b: string): boolean {
  return /[\u4e00-\u9fff]/u.test(a) === /[\u4e00-\u9fff]/u.test(b) && samePerson(a, b);
}

/** Are these the same person as far as the writing tells? `O. Frane` and `Odile Frane` are; different languages are not compared. */
export function samePerson(a: string, b: string): boolean {
  if (a === b) return true;
  const zhA = /[\u4e00-\u9fff]/u.test(a);
  if (zhA !== /[\u4e00-\u9fff]/u.test(b)) return true;
  if (zhA) return a.replace(/\s/gu, '') === b.replace(/\s/gu, '');
  const [pa, pb] = [parts(a), parts(b)];
  const [lastA, lastB] = [pa.at(-1), pb.at(-1)];
  if (pa.length === 1 || pb.length === 1) return pa.some((p) => pb.includes(p));
  if (lastA !== lastB) return [...pa].sort().join(' ') === [...pb].sort().join(' ');
  const [firstA = '', firstB = ''] = [pa[0], pb[0]];
  return firstA === firstB || (firstA.length === 1 && firstB.startsWith(firstA)) || (firstB.length === 1 && firstA.startsWith(firstB));
}

const zhTitled =
  /(?:主管|经理|副经理|专员|负责人|部长|主任|总监|助理|工程师|协调人|总协调|组长|人员|指定|指派|任命|由)\s*([\u4e00-\u9fff]{2,3}?)(?=专职|负责|为|担任|承担|将|，|,|。|（|、|牵头|统筹|任|具体|对接|$)/gu;

/** The person whom a sentence gives a task: the first with a title (`Ms Odile Frane`, `质量体系主管邝一舟负责`), else the first name. */
export function personInSentence(text: string): string | undefined {
  const titled = /(?:Mr|Ms|Mrs|Miss|Dr|Prof)\.?\s+[A-Z][\p{L}’'-]+(?:\s+[A-Z][\p{L}’'-]+){0,2}/u.exec(text)?.[0];
  if (titled !== undefined) return plainName(titled);
  for (const m of text.matchAll(zhTitled)) if (personNames(m[1] ?? '').length === 1) return m[1];
  return [...text.matchAll(enPerson)].map((m) => plainName(m[0])).find((name) => personNames(name).length === 1);
}
