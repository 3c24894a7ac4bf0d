import type { Bilingual } from '../domain/bilingual.ts';
import type { EgressRefusalReason, Endpoint } from '../domain/endpoint.ts';

const states: Readonly<Record<Endpoint['state'], Bilingual>> = {
  registered: { en: 'registered', zh: '已登记' },
  approved: { en: 'approved', zh: '已批准' },
  rejected: { en: 'rejected', zh: '已驳回' },
  suspended: { en: 'suspended', zh: '已暂停' },
};

const refusals: Readonly<Record<EgressRefusalReason, (endpoint: string) => Bilingual>> = {
  'endpoint-unknown': (endpoint) => ({
    en: `There is no endpoint “${endpoint}”. An administrator can add it: countersign endpoint add.`,
    zh: `没有名为“${endpoint}”的模型服务。管理员可用countersign endpoint add登记。`,
  }),
  'endpoint-not-approved': (endpoint) => ({
    en: `The endpoint “${endpoint}” is not approved, so nothing was sent. A person with the governance role can approve it: countersign endpoint approve ${endpoint}.`,
    zh: `模型服务“${endpoint}”未获批准，未发送任何内容。具有治理角色的人员可用countersign endpoint approve ${endpoint}批准。`,
  }),
  'model-not-in-release': (endpoint) => ({
    en: `The active release does not have this model of “${endpoint}”, so nothing was sent. Have the release that has it approved by two people and activated: Governance › Releases.`,
    zh: `启用的版本不包含“${endpoint}”的该模型，未发送任何内容。请由两人批准并启用包含该模型的版本（治理›版本）。`,
  }),
  'label-forbids': (endpoint) => ({
    en: `The label of this dossier does not allow sending its text to “${endpoint}”. Use an endpoint on the premises, or have the label changed by somebody who may.`,
    zh: `本申报资料的密级不允许将其内容发送至“${endpoint}”。请改用本地部署的模型服务，或由有权限的人员调整密级。`,
  }),
  'masking-missing': (endpoint) => ({
    en: `“${endpoint}” may only be sent masked text, and no masking was set up. Nothing was sent; tell whoever keeps the system.`,
    zh: `发送至“${endpoint}”的内容必须脱敏，但未配置脱敏。未发送任何内容，请联系系统维护人员。`,
  }),
  'address-not-registered': (endpoint) => ({
    en: `Something asked for an address that is not the registered one of “${endpoint}”. Nothing was sent. Check the endpoint's address: countersign endpoint list.`,
    zh: `请求的地址不是“${endpoint}”登记的地址，未发送任何内容。请用countersign endpoint list核对地址。`,
  }),
  'address-not-private': (endpoint) => ({
    en: `“${endpoint}” is registered as on the premises, but its name leads to an address outside. Nothing was sent. Check the name service, or register it as external.`,
    zh: `“${endpoint}”登记为本地部署，但其域名指向外部地址，未发送任何内容。请检查域名解析，或改为登记为外部服务。`,
  }),
  'method-not-allowed': (endpoint) => ({
    en: `Only questions (POST) may be sent to “${endpoint}”. Nothing was sent.`,
    zh: `只允许以POST方式向“${endpoint}”发送请求，未发送任何内容。`,
  }),
  'route-not-known': (endpoint) => ({
    en: `Only chat completions and embeddings may be asked of “${endpoint}”. Nothing was sent.`,
    zh: `只允许向“${endpoint}”请求对话补全和向量，未发送任何内容。`,
  }),
  'body-not-json': (endpoint) => ({
    en: `The request to “${endpoint}” could not be read and so could not be checked. Nothing was sent; tell whoever keeps the system.`,
    zh: `发往“${endpoint}”的请求无法解析，因而无法检查，未发送任何内容，请联系系统维护人员。`,
  }),
  'content-not-maskable': (endpoint) => ({
    en: `The request to “${endpoint}” holds pictures, sound or tokens in which identifiers cannot be masked. Nothing was sent; use an endpoint on the premises.`,
    zh: `发往“${endpoint}”的请求含图片、音频或词元，无法脱敏，未发送任何内容。请使用本地部署的模型服务。`,
  }),
  redirected: (endpoint) => ({
    en: `“${endpoint}” pointed to another address; it was not followed and nothing was sent there. Register the right address.`,
    zh: `“${endpoint}”要求跳转到其他地址，系统未跟随，也未向该地址发送内容。请登记正确的地址。`,
  }),
};

export const words = {
  states,
  refusals,
  addressNotHttp: {
    en: 'Give the address as http:// or https://, such as http://127.0.0.1:8000/v1.',
    zh: '地址须以http://或https://开头，例如http://127.0.0.1:8000/v1。',
  },
  addressWithExtras: {
    en: 'The address may hold no user, password, query or fragment. The key comes from the environment.',
    zh: '地址中不得含用户名、密码、查询串或片段。密钥由环境变量提供。',
  },
  addressNotEncrypted: { en: 'An external endpoint needs https://.', zh: '外部服务必须使用https://。' },
  addressNotPrivate: {
    en: 'This address is not inside the organisation (loopback or private). Register it as external.',
    zh: '该地址不是内部地址（本机或专用地址）。请登记为外部服务。',
  },
  endpointUnknown: {
    en: 'There is no such endpoint. countersign endpoint list shows all.',
    zh: '没有该模型服务。可用countersign endpoint list查看全部。',
  },
  endpointTaken: { en: 'An endpoint of this name is registered already. Choose another name.', zh: '该名称已被登记，请另取名称。' },
  endpointName: {
    en: 'Name the endpoint with lower-case letters, digits and hyphens, beginning with a letter, at most 40.',
    zh: '名称只能用小写字母、数字和连字符，以字母开头，最多40个字符。',
  },
  administratorOnly: { en: 'Only an administrator registers endpoints.', zh: '只有管理员可以登记模型服务。' },
  governanceOnly: {
    en: 'Only a person with the governance role decides on endpoints.',
    zh: '只有具有治理角色的人员可以对模型服务作出决定。',
  },
  notOwnEndpoint: {
    en: 'Whoever registered an endpoint does not approve it. Ask another person with the governance role.',
    zh: '登记人不得批准自己登记的模型服务，请由另一名具有治理角色的人员批准。',
  },
  wrongState: (state: Endpoint['state']): Bilingual => ({
    en: `That is not possible: the endpoint is ${states[state].en}.`,
    zh: `无法执行：该模型服务当前状态为“${states[state].zh}”。`,
  }),
  reasonMissing: { en: 'Give a reason; it goes on the record.', zh: '请说明理由，理由将记入记录。' },
} as const;
