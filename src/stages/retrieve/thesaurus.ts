/**
 * Words that agreements, procedures and rules use for one another, one group per line; a word may stand in several. Our own list, general to
 * legal and regulatory writing: what counts as the same here is what a reader who looks for the one would also want to see.
 */
const english = `
agreement, contract, deed, undertaking, instrument
party, undersigned, signatory
receiving party, recipient, receiver, undersigned
disclosing party, discloser, furnishing party, owner, provider
employ, employment, employee
identify, identification, identified
negotiate, negotiation
possess, possession
disclose, disclosure, reveal, divulge, communicate, release, publish, disseminate, furnish, provide, transmit, make available, share, impart, convey, circulate, distribute
confidential, proprietary, secret, nonpublic, non-public, private, privileged
information, data, material, knowledge, particulars, know-how, records, documents
prohibit, forbid, restrict, refrain, prevent, preclude, bar, ban, disallow
allow, permit, authorise, authorize, entitle, license, consent, approve
require, oblige, compel, mandate, necessitate, order
notify, inform, notice, notification, advise, report, alert, communicate, announce
return, redeliver, surrender, hand over, give back, send back
destroy, destruction, erase, delete, dispose, shred, expunge, discard, purge
retain, keep, hold, preserve, store, archive, maintain, possession, retention
copy, reproduce, duplicate, replicate, photocopy, reproduction, transcript, extract, summary
use, utilise, utilize, exploit, employ, apply
purpose, aim, objective, scope, intended
end, terminate, termination, expiry, expire, expiration, cease, completion, conclusion, cancel, rescind
survive, continue, persist, remain, survival, perpetual, indefinitely, thereafter, surviving
law, regulation, statute, legislation, rule, legal, statutory, legally
court, judicial, judge, tribunal, subpoena, litigation, lawsuit, legal process, court order, judicial process, decree, summons, interrogatory, deposition
authority, regulator, regulatory, agency, government, governmental, administration, ministry
third party, person, entity, outsider, others, subcontractor, affiliate, adviser, advisor, consultant, agent
employee, staff, personnel, worker, officer, director, workforce, workers, member
representative, agent, employee, officer, director, adviser, advisor, affiliate, consultant, personnel
consultant, adviser, advisor, attorney, lawyer, counsel, accountant, auditor, professional, contractor
affiliate, subsidiary, parent, associate, group company, related company
oral, verbal, spoken, orally, verbally, conversation, discussion, speech, visual, visually
written, writing, documentary, tangible, document, paper, electronic
mark, label, designate, identify, legend, stamp, indicate, earmark, specify, designation, marked, identified
express, explicit, clear, specific, expressly, explicitly, clearly, conspicuously
technical, scientific, engineering, technological, technology, design, specification, formula, process
financial, commercial, business, marketing, sales, economic
grant, confer, convey, license, transfer, assign, transferred
right, title, interest, ownership, licence, license, property, intellectual property, patent, copyright, trademark
develop, create, devise, conceive, design, produce, generate, development
independent, independently, own, separately, autonomous
obtain, acquire, receive, get, gain, procure, source, learn, received, acquired
similar, same, comparable, equivalent, identical, like, analogous
reverse engineer, decompile, disassemble, decode, deconstruct, disassembly, decompilation
solicit, hire, recruit, engage, entice, induce, employ, poach, solicitation, hiring, employment
fact, existence, status, content, terms
negotiate, discuss, discussion, negotiation, talks, deal, consider, transaction
start, begin, commence, initiate, launch
before, prior, previously, advance, beforehand
prompt, immediate, promptly, immediately, forthwith, without delay, timely
protect, safeguard, secure, security, guard, protection
prove, demonstrate, show, evidence, evidenced, substantiate
responsible, liable, accountable, responsibility, liability
change, amend, modify, alter, vary, revise, modification, variation, amendment
check, verify, confirm, examine, inspect, review, audit, inspection, verification, assess
approve, approval, sign off, authorisation, endorse, consent, agree
assess, evaluate, appraise, evaluation, assessment, review
manufacture, produce, make, production, manufacturing, fabricate, processing
manufacturer, maker, producer, site, plant, factory, facility
contract manufacturer, entrusted party, contract acceptor, contractor, manufacturing site, toll manufacturer, cmo, site, plant
marketing authorization holder, marketing authorisation holder, holder, mah, licence holder, entrusting party, contract giver, sponsor
premises, facility, building, room, workshop, area
equipment, machine, machinery, apparatus, instrument, line, device
supplier, vendor, provider, source
material, ingredient, excipient, raw material, starting material, packaging material, component
sample, specimen, retention sample, reserve sample, reference sample
release, release decision, marketing release, batch release, disposition
deviation, nonconformity, nonconformance, excursion, incident, discrepancy, anomaly, out of specification, oos
corrective, capa, remedy, remediate, rectify, rectification, correct, remedial, correction
risk, hazard, danger, threat
train, training, instruct, educate, qualification, qualified
year, annual, yearly, annually, month, monthly, quarter, quarterly
meeting, session, conference
complaint, grievance, claim, adverse reaction, adverse event
recall, withdraw, withdrawal, retrieve
stability, shelf life, expiry, degradation
validate, validation, qualify, qualification, verification
transfer, technology transfer, handover, technical transfer, handing over
capacity, throughput, output, utilisation, load
record, log, documentation, register, file, entry
procedure, sop, instruction, protocol, standard operating procedure
plan, programme, program, schedule, protocol
standard, specification, requirement, criterion, criteria, norm
quality, gmp, qa, qms, quality assurance, quality system
head, chief, leader, manager, lead, director
experience, years, career, practice, tenure
independent, separate, full-time, concurrently, dual
stop, suspend, halt, discontinue, cease, suspension
contaminate, cross contamination, contamination, carryover, carry over, residue, cleaning
shared line, coline, co-line, shared equipment, shared, multi product, common line
distribute, distribution, sale, sell, market, marketing, supply
transport, ship, shipment, dispatch, delivery, deliver
store, storage, warehouse, keep, keeping
test, testing, analyse, analysis, examine, laboratory
batch, lot
increase, raise, enlarge, higher, more
decrease, reduce, lower, less, fewer
`;

const chinese = `
应当, 必须, 须, 应
不得, 禁止, 严禁, 不准, 不应
可以, 可, 允许, 有权
通知, 告知, 书面通知, 报告, 通报, 上报, 知会, 告知书
协议, 合同, 约定, 契约
委托方, 持有人, 上市许可持有人, 药品上市许可持有人, 委托人, 甲方
受托方, 受托生产企业, 受托企业, 受托人, 乙方, 生产企业, 受托
评估, 评价, 考核, 审核, 评审, 评定
审核, 检查, 审计, 现场审核, 核查, 审查, 稽核
批准, 审批, 核准, 同意, 签发, 签批
风险, 隐患, 危害
变更, 修改, 调整, 更改, 改变, 修订
偏差, 异常, 不合格, 超标, 超趋势, 不符合
整改, 纠正, 改正, 纠正预防措施, 纠正措施, 预防措施
放行, 上市放行, 出厂放行, 成品放行
留样, 样品, 备份样品, 留存样品
稳定性, 持续稳定性考察, 稳定性考察, 效期, 有效期
共线, 共线生产, 交叉污染, 污染, 混淆, 清洁, 清洁验证
验证, 确认, 工艺验证, 再验证
转移, 技术转移, 移交, 交接, 技术转让
产能, 能力, 生产能力, 负荷, 产量
人员, 员工, 职工, 岗位, 人力
经验, 工作经历, 从业, 年限, 工作年限
负责人, 主管, 经理, 总监
培训, 学习, 教育, 考核
设备, 生产线, 机器, 设施, 产线, 装置
厂房, 车间, 场地, 生产场地, 厂区
物料, 原料, 辅料, 包装材料, 原辅料, 原辅包
供应商, 供货商, 供方, 厂商
检验, 检测, 化验, 测试
文件, 记录, 档案, 资料, 台账
规程, 制度, 程序, 操作规程, 标准操作规程, 流程
计划, 方案, 规划
每年, 年度, 每季度, 季度, 每月, 定期, 每半年
会议, 例会, 联席会议, 会商
投诉, 不良反应, 药物警戒, 投诉处理
召回, 撤回, 收回
停止, 暂停, 停产, 终止, 中止
保存, 存放, 储存, 保管, 贮存, 留存
运输, 发运, 配送, 发货
销毁, 处置, 处理
许可证, 药品生产许可证, 证书, 证照
地址, 住所, 场所
质量, 质量管理, 质量保证, 质量体系, 质量管理体系
职责, 责任, 义务, 分工
独立, 单独, 专职, 兼任, 兼职
之前, 事先, 提前, 事前
及时, 立即, 尽快, 马上
提供, 提交, 报送, 递交
保密, 机密, 秘密
增加, 提高, 扩大
减少, 降低, 缩小
批, 批次, 批号, 批量
`;

/** The groups as written, in both languages. */
export const thesaurus: readonly (readonly string[])[] = `${english}\n${chinese}`
  .split('\n')
  .map((line) => line.split(',').flatMap((word) => word.trim() || []))
  .filter((group) => group.length > 1);
