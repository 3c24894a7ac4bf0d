import type { Bilingual } from './bilingual.ts';
import { sayFactWord } from './fact-words.ts';

type Form = readonly [said: RegExp, words: (...parts: string[]) => Bilingual];

const codes = (list: string): Bilingual => {
  const words = list.split(', ').map(sayFactWord);
  return { en: words.map(({ en }) => en).join(', '), zh: words.map(({ zh }) => zh).join('、') };
};
const same = (en: string, zh: string) => (): Bilingual => ({ en, zh });

const batchWords: Readonly<Record<string, string>> = {
  'different batch numbers': '不同批号',
  'rejected or destroyed': '不合格或销毁',
  'of commercial scale': '商业规模',
};

/** The notes that readings and computations leave on a fact, and how each language says them. Formulas are the same in both. */
const forms: readonly Form[] = [
  [/^(\d{4}-\d\d-\d\d|\d{4}(?:-\d\d)?) to (?:(\d{4}(?:-\d\d){0,2})|open)$/u, (from, to) => period(from!, to)],
  [/^compared across the documents$/u, same('compared across the documents', '各文件比对得出')],
  [/^stated as not told: (.+)$/u, (list) => ({ en: `stated as not told: ${codes(list!).en}`, zh: `载明未告知：${codes(list!).zh}` })],
  [/^stated as not evaluated: (.+)$/u, (list) => ({ en: `stated as not evaluated: ${codes(list!).en}`, zh: `载明未评估：${codes(list!).zh}` })],
  [/^(\d+) products on the line: (.+)$/u, (n, list) => ({ en: `${n} products on the line: ${list}`, zh: `共线品种${n}个：${list!.replaceAll(', ', '、')}` })],
  [/^per month: (.+)$/u, (value) => ({ en: `per month: ${value}`, zh: `每月：${value}` })],
  [/^fullest month (.+?): (.+)$/u, (month, sum) => ({ en: `fullest month ${month}: ${sum}`, zh: `产量最大的月份（${month}）：${sum}` })],
  [/^design capacity taken as 100 %$/u, same('designed capacity taken as 100 %', '设计产能按100%计')],
  [/^(.+) % of the design capacity$/u, (share) => ({ en: `${share} % of the designed capacity`, zh: `设计产能的${share}%` })],
  [/^open post counted to (.+)$/u, (day) => ({ en: `open post counted to ${day}`, zh: `在任职务计算至${day}` })],
  [/^a file of the dossier answers to this title$/u, same('a file of the dossier answers to this title', '资料中有与此标题对应的文件')],
  [/^no file of the dossier answers to this title$/u, same('no file of the dossier answers to this title', '资料中没有与此标题对应的文件')],
  [/^date of the signatures at its end$/u, same('date of the signatures at its end', '取自文末签署日期')],
  [/^(\S+) \+ (\d+) months = (\S+)$/u, (from, n, to) => ({ en: `${from} + ${n} months = ${to}`, zh: `${from} + ${n}个月 = ${to}` })],
  [/^same day = 24 h$/u, same('same day = 24 h', '当日 = 24小时')],
  [/^(\d+) times a year: (.+) h$/u, (n, sum) => ({ en: `${n} times a year: ${sum} h`, zh: `每年${n}次：${sum}小时` })],
  [/^([\d.]+) h$/u, (n) => ({ en: `${n} h`, zh: `${n}小时` })],
  [/^([\d.]+) × ([\d.]+) h = ([\d.]+) h$/u, (a, b, sum) => ({ en: `${a} × ${b} h = ${sum} h`, zh: `${a} × ${b}小时 = ${sum}小时` })],
  [/^(\d+) working days, as agreed$/u, (n) => ({ en: `${n} working days, as agreed`, zh: `按约定为${n}个工作日` })],
  [/^(.+): (.+) to (.+) = (.+) days, at least (.+) h$/u, (id, a, b, d, h) => ({ en: `${id}: ${a} to ${b} = ${d} days, at least ${h} h`, zh: `${id}：${a}至${b}，共${d}天，至少${h}小时` })],
  [/^province of the address “(.+)”$/u, (text) => ({ en: `province of the address “${text}”`, zh: `取自地址“${text}”` })],
  [/^place in the name “(.*)”$/u, (text) => ({ en: `place in the name “${text}”`, zh: `取自名称“${text}”` })],
  [/^dosage form in the name “(.+)”$/u, (text) => ({ en: `dosage form in the name “${text}”`, zh: `剂型取自名称“${text}”` })],
  [/^dosage form “(.+)”$/u, (text) => ({ en: `dosage form “${text}”`, zh: `依剂型“${text}”` })],
  [/^approval (.+)$/u, (number) => ({ en: `approval ${number}`, zh: `依批准文号${number}` })],
  [/^scope (.*); product (.*)$/u, (scope, product) => ({ en: `scope: ${codes(scope!).en}; product: ${codes(product!).en}`, zh: `范围：${codes(scope!).zh}；品种：${codes(product!).zh}` })],
  [/^day of effect, no day of signature given$/u, same('day of effect, no day of signature given', '取生效日期，未载明签署日期')],
  [/^in force from a stated day$/u, same('in force from a stated day', '载明自某日起生效')],
  [/^application type (.+)$/u, (type) => ({ en: `application type: ${sayFactWord(type!).en}`, zh: `申请类型：${sayFactWord(type!).zh}` })],
  [/^date of this application for class B$/u, same('date of this application for Class B', '本次B类许可申请的日期')],
  [/^years that the table of supervision lists$/u, same('years that the table of supervision lists', '监督表所列年份')],
  [/^the list names who is responsible for each item$/u, same('the list names who is responsible for each item', '清单逐项列明责任人')],
  [/^document that holds the communication list$/u, same('document that holds the communication list', '载有沟通清单的文件')],
  [/^the line on which the product is made$/u, same('the line on which the product is made', '本品所在生产线')],
  [/^a pharmacovigilance agreement is in the dossier$/u, same('a pharmacovigilance agreement is in the dossier', '资料中有药物警戒协议')],
  [/^one such statement decides$/u, same('one such statement decides', '有一处如此载明即可认定')],
  [/^stood still from (.+) to (.+): (.+) years, limit (.+) years$/u, (a, b, n, limit) => ({ en: `stood still from ${a} to ${b}: ${n} years, limit ${limit} years`, zh: `自${a}至${b}停产${n}年，期限${limit}年` })],
  [/^last batch (.+)$/u, (no) => ({ en: `last batch ${no}`, zh: `最后一批${no}` })],
  [/^first commercial batch (.+) after (.+)$/u, (no, day) => ({ en: `first commercial batch ${no} after ${day}`, zh: `${day}之后首个商业批${no}` })],
  [/^(?:(\d+) (different batch numbers|rejected or destroyed|of commercial scale) among )?batches (.+) to (.+), (\S+) to (\S+)$/u, (n, what, first, last, from, to) => ({
    en: `${n === undefined ? '' : `${n} ${what} among `}batches ${first} to ${last}, ${from} to ${to}`,
    zh: `批号${first}至${last}（${from}至${to}）${n === undefined ? '' : `，其中${batchWords[what!] ?? what}${n}批`}`,
  })],
  [/^(\d+) released commercial batches from (\S+) to (\S+)$/u, (n, from, to) => ({ en: `${n} released commercial batches from ${from} to ${to}`, zh: `${from}至${to === 'now' ? '今' : to}放行商业批${n}批` })],
  [/^quarters of (\d+) batches$/u, (n) => ({ en: `quarters of ${n} batches`, zh: `${n}批所属季度` })],
]; // prettier-ignore

function period(from: string, to: string | undefined): Bilingual {
  return to === undefined ? { en: `from ${from}, open`, zh: `自${from}起，至今` } : { en: `${from} to ${to}`, zh: `${from}至${to}` };
}

/** The note of a fact in both languages; one of another form, such as a formula or a person's own words, as it is. */
export function sayDerivation(note: string): Bilingual {
  for (const [said, words] of forms) {
    const found = said.exec(note);
    if (found !== null) return words(...found.slice(1));
  }
  if (!note.includes('; ')) return { en: note, zh: note };
  const parts = note.split('; ').map(sayDerivation);
  return { en: parts.map(({ en }) => en).join('; '), zh: parts.map(({ zh }) => zh).join('；') };
}
