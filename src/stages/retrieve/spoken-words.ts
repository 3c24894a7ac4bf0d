/** How people ask in Chinese, and how rules say it: spoken words on the left, the written ones on the right. Our own list, general to the field. */
const lines = `
药厂 药企 = 药品生产企业
药店 药房 = 药品零售 药品经营企业
厂家 厂商 = 生产企业
代工 贴牌 = 委托生产 受托生产
代工厂 = 受托生产企业
接单 接活 = 接受委托
老板 = 法定代表人 主要负责人
工人 员工 职工 = 工作人员 人员
外国 国外 海外 = 境外
国内 = 境内
网上 线上 = 网络 互联网
卖 出售 = 销售
买 采购 = 购进
做药 造药 = 生产 药品
造 做 = 生产
假冒 = 假药
造假 作假 弄虚作假 = 虚假 编造 伪造
隐瞒 瞒报 = 隐瞒
罚 怎么罚 罚多少 = 处罚 罚款
后果 = 责任 处罚
赔 赔钱 = 赔偿
收回 = 召回
打疫苗 打针 = 接种 预防接种
副作用 = 不良反应
过期 到期 = 有效期 届满
续 续期 续证 = 延续
办证 拿证 取证 = 许可证 申请
换证 = 换发
没证 无证 没有许可证 = 未取得
不服 = 异议
再检 重新检验 = 复验
体检 = 健康检查
多久 多长时间 几天 几年 几个月 = 期限 时限
马上 赶紧 = 立即
通知 告诉 通报 = 告知 通知
盯着 到场 = 现场 监督
散伙 分手 = 终止
钱 费用 = 费用
加工 = 生产
查 抽查 = 检查 抽查检验
举报 投诉 = 投诉 举报
保质期 = 有效期
说明 = 说明书
广告 打广告 = 广告
批文 = 药品批准证明文件 药品注册证书
上市许可 = 药品上市许可
缺药 = 短缺药品
库房 仓库 = 储存
冷藏 = 冷链 温度
洗 消毒 = 清洁 消毒
一次性 = 一次性使用
网店 电商 = 网络销售 第三方平台
医生 大夫 = 医师
孩子 小孩 = 儿童
出事 出问题 = 质量问题 安全隐患
停产 停工 = 停止生产 停产停业
改 修改 = 变更
分级 定级 = 分类 类别
达标 不达标 = 符合 不符合
超负荷 接太多 = 产能
`;

/** Spoken word → words of rules. */
export const spokenWords: ReadonlyMap<string, readonly string[]> = new Map(
  lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [spoken = '', written = ''] = line.split('=');
      return spoken
        .trim()
        .split(' ')
        .map((word) => [word, written.trim().split(' ')] as const);
    }),
);
