/** What people are told about shadow runs. */
export const shadowWords = {
  roleMissing: { en: 'Only the governance role starts a shadow run.', zh: '只有治理人员可以启动影子运行。' },
  reasonMissing: { en: 'Give a reason; it goes on the record.', zh: '请填写理由，该理由将记入记录。' },
  underWay: { en: 'A shadow run is under way. Wait until it has finished.', zh: '已有影子运行正在进行，请等待其结束。' },
  notRunning: {
    en: 'This release is not what runs here: engine, knowledge base, thresholds or model differ. Start the server with the release that is to be tried.',
    zh: '该版本与当前运行的内容不一致：引擎、知识库、评测门槛或模型不同。请以待试版本启动服务后再试。',
  },
  notReviewed: {
    en: 'A release with a model sends text of dossiers to it. Record its security review first.',
    zh: '使用模型的版本会向模型发送资料内容，请先完成其安全审查。',
  },
  noneClosed: { en: 'There is no signed dossier to draft again.', zh: '没有可重新起草的已签发资料。' },
  crashed: { en: 'The candidate could not draft this dossier. The reason is in the log.', zh: '待试版本无法起草该资料，原因见系统日志。' },
} as const;
