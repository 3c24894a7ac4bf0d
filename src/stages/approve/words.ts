import type { Bilingual } from '../../domain/bilingual.ts';

/** Every reason for which a command is refused, and what the person can do. Closed: a new refusal needs its words here. */
export const refusals = {
  'not-a-person': {
    en: 'Only a named person may decide. Sign in with your own account.',
    zh: '只有具名人员才能作出决定。请用您本人的账号登录。',
  },
  'role-missing': {
    en: 'Your account does not have a role that may do this. Ask an administrator for the role, or a colleague who has it.',
    zh: '您的账号没有执行此操作的角色。请向管理员申请该角色，或请具备该角色的同事处理。',
  },
  'finding-unknown': {
    en: 'This finding is not part of the review. Load the review again.',
    zh: '该审查意见不属于本次审查。请重新载入审查。',
  },
  'decided-meanwhile': {
    en: 'Somebody decided this finding after you opened it. Look at their decision, then decide again.',
    zh: '在您打开之后，已有人对该审查意见作出决定。请先查看其决定，再重新处理。',
  },
  'reason-missing': {
    en: 'Write a reason. It stays on the record beside the draft.',
    zh: '请填写理由。理由将与草稿一并保留在记录中。',
  },
  'own-verdict-first': {
    en: 'Give your own verdict on this finding first. The draft is shown once yours is on the record.',
    zh: '请先给出您自己的判断。您的判断记录在案后才显示草稿。',
  },
  'change-unexplained': {
    en: 'The draft differs from the verdict that you gave before seeing it. Write why you now decide otherwise.',
    zh: '草稿与您查看前的判断不同。请写明为何改变判断。',
  },
  'question-missing': {
    en: 'Write the question for the applicant: what is missing to reach a conclusion.',
    zh: '请写明向申请人提出的问题：得出结论还缺少什么。',
  },
  'accept-undecided': {
    en: 'The draft reaches no conclusion, so there is nothing to accept. Amend it with your own verdict, or leave it undecided with a question.',
    zh: '草稿未得出结论，无可采纳。请以您自己的结论修改，或保留“待定”并提出问题。',
  },
  'amendment-missing': {
    en: 'Give your own verdict, severity and wording, or accept the draft as it is.',
    zh: '请给出您自己的结论、严重程度和表述，或按原样采纳草稿。',
  },
  'amendment-same': {
    en: 'Your version does not differ from the draft. Accept the draft, or change what you disagree with.',
    zh: '您的版本与草稿没有差别。请采纳草稿，或修改您不同意之处。',
  },
  'amendment-undecided': {
    en: 'To leave the finding without a conclusion choose Undecided and write the question.',
    zh: '如不作结论，请选择“待定”并写明问题。',
  },
  'amendment-unwanted': {
    en: 'Your own verdict or wording belongs to the decision Amend. Choose Amend, or leave it out.',
    zh: '自拟的结论或表述只适用于“修改”。请选择“修改”，或去掉这些内容。',
  },
  'not-decided': {
    en: 'The finding is open; there is no decision to take back.',
    zh: '该审查意见尚未作出决定，无可撤回。',
  },
  'nothing-routine': {
    en: 'No open finding can be accepted together with others. Decide the open ones one by one.',
    zh: '没有可以一并采纳的未决审查意见。请逐条作出决定。',
  },
  'blind-after-decision': {
    en: 'The finding is already decided; a verdict before seeing the draft is no longer possible.',
    zh: '该审查意见已作出决定，不能再记录“未看草稿前的结论”。',
  },
  'blind-twice': {
    en: 'You have already recorded your verdict on this finding.',
    zh: '您已对该审查意见记录过结论。',
  },
  'findings-open': {
    en: 'Some findings are still open. Decide each of them, then sign.',
    zh: '仍有未决的审查意见。请逐条作出决定后再签署。',
  },
  'content-changed': {
    en: 'The review changed after it was shown to you. Load it again, read what is new, then sign.',
    zh: '在向您显示之后，审查内容已有变动。请重新载入并阅读变动之处，然后再签署。',
  },
  'same-person': {
    en: 'You signed, decided or added something in this review. A second, different person with the approver role must approve it.',
    zh: '您已在本次审查中签署、作出决定或添加意见。须由另一名具有批准角色的人员批准。',
  },
  'already-signed': {
    en: 'The review is already signed. Nothing more is needed here.',
    zh: '本次审查已签署，无需再次签署。',
  },
  'review-signed': {
    en: 'The review is signed and closed. A lead or an approver must reopen it with a reason before anything can change.',
    zh: '本次审查已签署并结束。须由组长或批准人说明理由后重新打开，方可改动。',
  },
  'not-signed-yet': {
    en: 'No reviewer has signed this review yet. It can be approved, sent back or reopened after that.',
    zh: '尚无审查员签署本次审查。签署之后方可批准、退回或重新打开。',
  },
  'text-too-long': {
    en: 'The text is longer than 4,000 characters. Shorten it, or put the detail into a comment.',
    zh: '文字超过4000个字符。请缩短，或将细节写入批注。',
  },

  'certificate-unsigned': {
    en: 'Certificate data rest on a signed review. Sign the review first.',
    zh: '证照数据须以已签署的审查为依据。请先签署审查。',
  },
  'certificate-none': {
    en: 'Nobody has prepared these certificate data yet. A reviewer prepares them first.',
    zh: '尚无人准备该证照数据。请先由审查员准备。',
  },
  'certificate-field': { en: 'This field does not belong to the paper. Load it again.', zh: '该字段不属于此文书。请重新载入。' },
  'certificate-reason': {
    en: 'A value that the dossier does not state, or states differently elsewhere, needs a reason: where it comes from.',
    zh: '申报资料未载明或前后不一致的值须填写理由，说明其来源。',
  },
  'certificate-released': {
    en: 'These certificate data are released and closed. They can change only after the review is reopened and signed again.',
    zh: '该证照数据已发布并锁定。须重新打开审查并再次签署后方可改动。',
  },
  'certificate-unreleased': {
    en: 'A second person has not released these certificate data yet. Until then only a draft with a watermark can be made.',
    zh: '该证照数据尚未由第二人发布，目前只能生成带水印的草稿。',
  },
  'certificate-same-person': {
    en: 'You prepared these data. A different person with the approver role must release them.',
    zh: '该数据由您准备，须由另一名具有批准角色的人员发布。',
  },
  'certificate-stale': {
    en: 'The review changed after these data were prepared. Prepare them again on the review as it is signed now.',
    zh: '数据准备之后审查已有变动。请依据现行已签署的审查重新准备。',
  },
  'certificate-incomplete': {
    en: 'A required field is missing or not confirmed at its source. Send it back, or ask the person who prepared it.',
    zh: '有必填字段缺失或未经来源核对确认。请退回，或联系准备人。',
  },
  'certificate-check': {
    en: 'A check differs and nobody has said why. The person who prepares gives the reason at the field, or corrects it.',
    zh: '有核对项不符且未说明原因。请由准备人在该字段填写理由或予以更正。',
  },
} as const satisfies Record<string, Bilingual>;

export type RefusalCode = keyof typeof refusals;
