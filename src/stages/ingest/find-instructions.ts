/** Text that addresses a language model or review program. Each pattern needs both an address or verb of command and its object. */
const patterns: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,30}\b(?:previous|prior|above|earlier|all|any|your)\b[^.\n]{0,30}\b(?:instructions?|prompts?|rules?|guidelines?|directions?|context)\b/giu,
  /(?:^|\n)\s*(?:<\|?(?:system|im_start|assistant|user)\|?>|\[?(?:system|assistant)\]?\s*(?:prompt|message)?\s*[:：]\s*(?=you\b|ignore|the\b|mark|do\b|approve|你|请|忽略))/giu,
  /\bas (?:an?|the) (?:ai|artificial intelligence|language model|llm|automated (?:reviewer|system)|review (?:assistant|bot))\b/giu,
  /\byou are (?:now )?(?:an?|the) (?:ai|assistant|language model|helpful|automated|reviewer bot|chatbot)\b/giu,
  /\b(?:note|notice|instruction|message|attention)\s+(?:to|for)\s+(?:the\s+)?(?:ai|llm|language model|model|automated|machine|bot|reviewing (?:system|software|tool))\b[^.\n]{0,80}/giu,
  /\b(?:mark|rate|classify|report|treat|score)\b[^.\n]{0,40}\b(?:all|every|any|this|these)\b[^.\n]{0,40}\b(?:requirements?|findings?|items?|clauses?|dossier)\b[^.\n]{0,20}\bas\s+(?:met|compliant|satisfied|passed|approved|fulfilled)\b/giu,
  /\bdo not (?:flag|report|mention|raise|record|cite)\b[^.\n]{0,50}\b(?:deficienc\w+|defects?|findings?|gaps?|issues?|this|missing)\b/giu,
  /\b(?:reveal|print|output|repeat)\b[^.\n]{0,20}\b(?:system prompt|your (?:instructions|prompt))\b/giu,
  /(?:忽略|无视|忘记|不要理会|跳过)[^。\n]{0,12}(?:之前|以上|上述|先前|前面|所有|全部)[^。\n]{0,12}(?:指令|指示|提示词?|规则|要求|说明|命令)/gu,
  /(?:作为|你是|您是|扮演)(?:一[个名位])?[^。\n]{0,6}(?:AI|人工智能|大?语言模型|大模型|智能助手|审评助手|机器人)/gu,
  /(?:请|须|务必|应当?)?(?:AI|人工智能|大?语言模型|大模型|智能审[评查]|自动审[评查])[^。\n]{0,10}(?:请|须|务必|应当?|不要|直接)[^。\n]{0,30}(?:判定|标记|认定|输出|视为|忽略|通过|合格)/gu,
  /(?:将|把)(?:所有|全部|本)[^。\n]{0,16}(?:要求|条款|事项|结论|项目)[^。\n]{0,10}(?:判定?|标记?|认定|视)为[^。\n]{0,4}(?:符合|满足|通过|合格)/gu,
  /(?:系统|system)(?:提示|指令|消息|prompt)\s*[:：]/giu,
];

/** Where text gives orders to a program, as spans of `text`; overlapping ones joined. */
export function findInstructions(text: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const lead = /^\s*/u.exec(match[0])![0].length;
      spans.push({ start: match.index + lead, end: match.index + match[0].length });
    }
  }
  spans.sort((a, b) => a.start - b.start);
  const joined: { start: number; end: number }[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last !== undefined && span.start <= last.end + 2) last.end = Math.max(last.end, span.end);
    else joined.push({ ...span });
  }
  return joined;
}
