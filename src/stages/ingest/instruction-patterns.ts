/**
 * Text that addresses a language model or review program instead of a reader. Each pattern needs an order or an address together with its
 * object; an order alone (`ignore readings before 08:00`) is ordinary procedure. Texts come in one plain spelling, see `plain-spelling.ts`, where every
 * character is one code unit: so the patterns do without the `u` flag, which makes `\b` several times slower.
 */
const program =
  '(?:ai|a\\.i\\.|llms?|gpt|chatgpt|(?:large )?language models?|(?:ai|chat|review(?:er|ing)?|automat\\w+|digital|virtual) ?-?(?:assistants?|agents?|bots?|models?|reviewers?|systems?|tools?|software|engines?)|chatbots?|the model|machine reviewers?|copilot|assistant)';
const verdict =
  '(?:met|compliant|conform(?:ing|s)?|satisf(?:ied|actory)|pass(?:ed|es)?|approv(?:ed|able)|fulfilled|acceptable|complete|no (?:findings?|deficienc\\w+|gaps?|defects?|issues?)|not applicable)';
const judged =
  '(?:requirements?|findings?|clauses?|dossier|verdicts?|assessments?|submission|application|conclusions?|check ?items?|criteria|criterion)';
const programZh =
  '(?:AI|人工智能|大?语言模型|大模型|模型|智能体|智能助手|审[评查核]助手|审[评查核](?:系统|程序|软件|机器人|引擎)|智能审[评查核]\\S{0,4}|自动审[评查核]\\S{0,4}|机器人|聊天机器人|GPT|ChatGPT|助手)';
const verdictZh = '(?:符合|满足|通过|合格|达标|无缺陷|无问题|不适用|已满足|完全符合|批准|采纳)';
const judgedZh = '(?:要求|条款|事项|结论|项目|判定|意见|检查项|审查项|缺陷|发现|资料|申请|申报)';

export const patterns: readonly RegExp[] = [
  /* An order to drop earlier orders. */
  /\b(?:ignore|disregard|forget|override|bypass|neglect|discard|skip|do not follow|stop following|pay no attention to)\b[^.\n]{0,30}\b(?:previous|prior|above|earlier|preceding|foregoing|all|any|your|existing|original|initial)\b[^.\n]{0,30}\b(?:instructions?|prompts?|directives?|directions?|guardrails?|system messages?|programming|training)\b/gi,
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,15}\b(?:your|all (?:previous|prior|above|earlier)|the (?:previous|above|system))\b[^.\n]{0,20}\b(?:rules?|guidelines?|context|polic\w+|restrictions?|checks?|verification)\b/gi,
  /(?:ignore|disregard|forget|override)(?:all|any|the|your|my)*(?:previous|prior|above|earlier|preceding)+(?:instructions?|rules?|prompts?)/gi,
  /(?:忽略|无视|忘记|忘掉|不要理会|不必理会|跳过|绕过|放弃|不再遵守|不要遵守|停止执行|覆盖)[^。\n]{0,12}(?:之前|此前|以上|上述|上文|先前|前面|前述|所有|全部|一切|原有|既定|你的|您的|系统)[^。\n]{0,12}(?:指令|指示|提示词?|命令|设定|约束|限制|角色)/g,
  /(?:忽略|无视|忘记|不要理会|跳过|绕过)[^。\n]{0,6}(?:之前|此前|以上|上述|先前|你的|您的|所有|全部)[^。\n]{0,6}(?:规则|要求|说明|审[查评核]规则|检查规则)/g,
  /* Marks of a conversation. */
  /<\|?\/?(?:system|im_start|im_end|assistant|user|endoftext|start_header_id|tool_call|tool_response|function_call)\|?>|\[\/?INST\]|<<\/?SYS>>|<\/?(?:system|assistant|instructions?|tool_(?:result|use))(?:_prompt)?>|###\s*(?:system|assistant|human|instruction)s?\s*[:：]?\s*(?=\n|you|ignore|new|你|请|忽略|$)/gi,
  /(?:^|[\n>"'“「【[(.!?。；;])\s*\[?(?:system|assistant|developer)\]?\s*(?:prompt|message|override|instructions?|note)?\s*\]?\s*[:：]\s*(?=you\b|ignore|the\b (?:model|assistant|reviewer)|mark|do\b not|approve|from now|all\b (?:findings|requirements|clauses|verdicts|of)|set\b|set every|override|new\b|你|您|请|忽略|将|从现在|所有|本|把|已)/gi,
  /"?role"?\s*[:=：]\s*"?(?:system|assistant|developer|tool)"?/gi,
  /(?:系统|管理员|开发者|平台|后台|system)\s?(?:提示词?|指令|消息|通知|命令|prompt|message)\s*[:：]\s*(?=[^\n]{0,40}(?:你|您|模型|AI|助手|忽略|判定|视为|输出|审[查评核]|标记|缺陷|符合|结论|通过|verdict|ignore))/gi,
  /* Addressed to a program. */
  new RegExp(
    `\\bas (?:an?|the|your) ${program}\\b[^.\\n]{0,60}\\b(?:you|must|should|shall|please|will|mark|output|respond|reply|ignore|treat)\\b`,
    'gi',
  ),
  new RegExp(
    `\\byou are (?:now |hereby |henceforth )?(?:an?|the|no longer)[^.\\n]{0,24}(?:${program}|helpful|unrestricted|DAN|auditor mode|in developer mode)\\b`,
    'gi',
  ),
  new RegExp(
    `\\b(?:note|notice|instructions?|message|attention|memo|reminder|hint|dear|hello|hey|hi|to)\\s*(?:to|for|:|,)?\\s*(?:the |any |all |whichever )?(?:reviewing |reading |processing )?${program}\\b\\s*(?:[:：,，—–-]|that|reading|reviewing|processing|which|who)`,
    'gi',
  ),
  new RegExp(
    `\\b(?:if you are|when you are|any|should you be) (?:an? |the )?${program}\\b[^.\\n]{0,60}\\b(?:reading|review\\w*|process\\w*|must|should|shall|please|then)\\b`,
    'gi',
  ),
  new RegExp(
    `\\b${program}s?\\b[^.\\n]{0,40}\\b(?:must|shall|should|are (?:required|instructed|ordered|directed) to|is (?:required|instructed|ordered|directed) to|will)\\b[^.\\n]{0,60}(?:\\b(?:mark|treat|rate|classify|record|report|output|return|consider|deem|accept|set|conclude|grade|assign)\\b[^.\\n]{0,60}\\b${verdict}\\b|\\b(?:ignore|skip|omit|suppress|not (?:flag|report|mention|raise))\\b)`,
    'gi',
  ),
  new RegExp(`(?:作为|你是|您是|扮演|你现在是|您现在是)(?:一[个名位款])?[^。\\n]{0,8}${programZh}`, 'g'),
  new RegExp(
    `(?:致|告|给|请|提醒|通知|命令|要求|各位?|凡|任何|所有)[^。\\n]{0,6}${programZh}[^。\\n]{0,10}(?:[:：,，]|将|把|对|请|须|必须|务必|应当?|不要|不得|直接|一律)[^。\\n]{0,40}(?:判定|判为|标记|标为|认定|输出|视为|忽略|跳过|通过|合格|结论|回复|不再|不要|删除|发送)`,
    'g',
  ),
  new RegExp(
    `${programZh}[^。\\n]{0,12}(?:请|须|必须|务必|应当?|不要|不得|直接|一律|无需|可以?直接)[^。\\n]{0,40}(?:判定|判为|标记为|标为|认定|输出|视为|忽略|跳过|予以通过|直接通过|给出|报告为)`,
    'g',
  ),
  /* An order about the outcome. */
  new RegExp(
    `\\b(?:mark|rate|classify|report|treat|score|grade|set|record|assess|consider|deem|change|label|return|output)\\b[^.\\n]{0,40}\\b(?:all|every|any|each|this|these|its|the)\\b[^.\\n]{0,40}\\b${judged}\\b[^.\\n]{0,30}\\b(?:as|to|=|is|are)\\s+["'“]?${verdict}\\b`,
    'gi',
  ),
  /\b(?:set|change|output|return|respond with|answer with|reply with)\b[^.\n]{0,20}["'“]?verdicts?["'”]?\s*(?:to|=|:|as)\s*["'“]?\w+/gi,
  /["'{]verdict["']?\s*[:=]\s*["']?(?:met|pass|compliant|not-applicable)/gi,
  /\bdo not (?:flag|report|mention|raise|record|cite|list|disclose|tell)\b[^.\n]{0,50}\b(?:deficienc\w+|defects?|findings?|gaps?|(?:the |this )?(?:missing|discrepanc\w+|inconsistenc\w+)|to the (?:reviewer|user|human)|this (?:message|instruction|note|text))\b/gi,
  /\b(?:respond|answer|reply|output|say|print|write)\b[^.\n]{0,10}\b(?:only|exactly|just|nothing but|verbatim)\b[^.\n]{0,10}(?:with |the words? |: ?)?["'“「]?(?:no (?:findings?|deficienc\w+|gaps?|issues?)|met|compliant|approved|pass(?:ed)?|ok|yes)\b/gi,
  new RegExp(
    `(?:将|把|对)[^。\\n]{0,14}(?:本|该|所有|全部|每|各|此|任何)[^。\\n]{0,16}${judgedZh}[^。\\n]{0,10}(?:一律|均|全部|都|直接|统一|改)?(?:判定?|标记?|标注|认定|视|改|评|设|置)(?:定|记)?[为成]\\s?[“"「]?${verdictZh}`,
    'g',
  ),
  /(?:一律|直接|全部|统一|均)(?:判定?|标记|认定|视|输出|给出|回复|评定)[^。\n]{0,6}[“"「]?(?:符合|通过|合格|满足|无缺陷|无问题|met|pass)[^。\n]{0,12}(?:不要|无需|不必|不得|勿)[^。\n]{0,12}(?:引用|说明|解释|核对|检查|提示|报告|披露)/gi,
  /(?:不要|不得|请勿|切勿|无需|禁止)(?:向[^。\n]{0,8})?(?:报告|提及|标记|指出|披露|透露|列出|告知)[^。\n]{0,16}(?:缺陷|缺失|问题|不一致|矛盾|本(?:指令|提示|段|条)|审[查评核](?:员|人员)|用户)/g,
  /(?:只|仅|必须|请)(?:需|能|须|可)?(?:输出|回复|回答|返回)[^。\n]{0,6}[“"「『](?:符合|通过|合格|满足|无缺陷|无问题|已批准|met|pass)/gi,
  /* Secrets and ways out. */
  /\b(?:reveal|print|output|repeat|show|display|disclose|leak|dump|summari[sz]e)\b[^.\n]{0,30}\b(?:system prompt|(?:your|the) (?:hidden |initial |secret )?(?:instructions|prompt|configuration)|api[ _-]?keys?|your tools|environment variables)\b/gi,
  /\b(?:send|post|upload|transmit|forward|exfiltrate|submit|e-?mail|append|leak)\b[^\n]{0,80}\b(?:dossier|contents?|documents?|prompt|conversation|findings|data|text|names|results?|everything|summary|key)\b[^\n]{0,40}\b(?:to|at|via)\s+(?:<|"|“)?(?:https?:\/\/|www\.|ftp:|[\w.+-]+@(?:attacker|evil|exfil|collect|drop)|\d{1,3}(?:\.\d{1,3}){3})/gi,
  /\b(?:call|invoke|fetch|visit|open|load|browse|navigate to|request|curl|wget|GET|POST|use)\b[^.\n]{0,25}(?:\bthe (?:url|link|tool|function|endpoint)\b[^.\n]{0,15})?https?:\/\/[^\s]+[^\n]{0,60}\b(?:before|then|and (?:follow|obey|execute|include|append|send|report)|with the|to (?:confirm|verify|unlock|continue|report))\b/gi,
  /!\[[^\]]*\]\(https?:\/\/[^)\s]*[?&][^)\s]*(?:\{|=|%7B)[^)]*\)/gi,
  /\b(?:call|invoke|use|run|execute)\b[^.\n]{0,20}\b(?:tool|function|plugin|command)\b[^.\n]{0,20}\b(?:delete|sign|approve|send|update|dispose|accept|shell|exec)\w*/gi,
  /(?:发送|上传|提交|转发|外发|传送|泄露|邮寄|POST)[^。\n]{0,30}(?:至|到|给|往)\s?(?:https?:\/\/|www\.|ftp:|\d{1,3}(?:\.\d{1,3}){3}|[\w.+-]+@)[^。\n]{0,60}/gi,
  /(?:将|把)[^。\n]{0,30}(?:资料|内容|全文|对话|提示词|密钥|姓名|数据|结果)[^。\n]{0,10}(?:发送|上传|提交|转发|外发|传送|拼接|附加)[^。\n]{0,10}(?:至|到|给|往|在)[^。\n]{0,6}(?:https?:|网址|链接|以下地址|外部)/gi,
  /(?:访问|调用|打开|请求|抓取|下载)\s?(?:以下)?(?:链接|网址|接口|工具)?\s?[:：]?\s?https?:\/\/[^\s。]+[^。\n]{0,30}(?:并|然后|之后|再|以便)[^。\n]{0,20}(?:执行|遵循|按|发送|回传|附上|继续|确认|报告)/gi,
  /(?:输出|显示|打印|重复|泄露|透露|复述|公开)[^。\n]{0,10}(?:系统提示词?|你的(?:指令|提示词?|设定)|初始指令|隐藏指令|密钥|API ?key)/gi,
  /(?:调用|使用|运行|执行)[^。\n]{0,10}(?:工具|函数|命令|接口)[^。\n]{0,10}(?:删除|签署|签字|批准|发送|更新|通过|采纳)/g,
  /* A rule that speaks to programs. */
  /\b(?:pursuant to|according to|under|in accordance with|as required by|per)\b[^.\n]{0,90}\b(?:automated|ai|machine|computeri[sz]ed|electronic)[ -](?:review|assessment|evaluation|screening)\w*\b[^.\n]{0,60}\b(?:shall|must|is to|are to|should)\b[^.\n]{0,60}\b(?:met|compliant|accept|approve|pass|exempt|waive|skip|omit)\w*/gi,
  /(?:根据|依据|按照|依照)[^。\n]{0,50}(?:自动|智能|人工智能|AI|计算机|机器|电子)(?:化)?(?:审[评查核]|评估|筛查|系统|程序)[^。\n]{0,40}(?:应当?|须|必须|一律|可|不再|免于|予以)[^。\n]{0,40}(?:符合|通过|合格|满足|免于|豁免|不再|跳过|采纳|批准)/g,
  /\b(?:end of (?:the )?(?:document|dossier|user input|context)\W{1,4}(?:new|now|begin|system|instructions?|assistant|you)|begin(?:ning)? (?:of )?(?:new|admin|system) (?:instructions|section|prompt|session)|new (?:system )?instructions? (?:follow|begin|:)|developer mode|jailbreak|DAN mode|sudo mode)\b/gi,
  /(?:资料|文档|文件|用户输入|上下文)(?:到此)?(?:结束|完毕)[^\n]{0,8}(?:以下|下面|接下来)[^。\n]{0,8}(?:新的?)?(?:指令|系统|提示)|新的?(?:系统)?指令(?:如下|开始)|开发者模式|越狱模式|管理员模式已/g,
  /\b(?:from now on|henceforth|starting now)\b[^.\n]{0,12}\b(?:you|ignore|every (?:answer|verdict|finding)|all (?:answers|verdicts|findings)|respond|answer)\b/gi,
  /(?:从现在(?:起|开始)|自此|接下来)[^。\n]{0,4}(?:你|您)[^。\n]{0,30}(?:必须|只|应|不再|将|要|扮演|输出|回答)/g,
  /snoitcurtsni\s+\w{0,8}\s?suoiverp|令指[^。\n]{0,6}(?:上以|前之)[^。\n]{0,4}略忽/gi,
];

const sources = patterns.map(({ source }) => source);
const boundary = '\\b';
const ofWords = sources.filter((source) => source.startsWith(boundary));
const ofOthers = sources.filter((source) => !source.startsWith(boundary));

/** Every pattern in one, for a quick no; those that begin where a word does are tried there alone. */
export const anyPattern = new RegExp(
  `${boundary}(?:${ofWords.map((source) => source.slice(boundary.length)).join('|')})|${ofOthers.join('|')}`,
  'i',
);
