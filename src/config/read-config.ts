import { z } from 'zod';
import { DossierLabel, EndpointName, defaultLabel } from '../domain/endpoint.ts';
import { AppError, Role } from '../domain/index.ts';

const prefix = 'COUNTERSIGN_';

/** `COUNTERSIGN_ENDPOINT_KEY_MY_MODEL` holds the key of the endpoint `my-model`. */
const keyPrefix = 'ENDPOINT_KEY_';

const wholeNumber = z.string().regex(/^\d+$/u, 'not a whole number').transform(Number);

const price = z.string().regex(/^\d+(?:\.\d+)?$/u, 'not a price').transform(Number); // prettier-ignore

const Settings = z.strictObject({
  /** Address to listen on; loopback unless an administrator says otherwise. */
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber.pipe(z.int().max(65_535)).default(3000),
  /** Directory of database, keys, contents and audit log. */
  WORKSPACE: z.string().default('workspace'),
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug']).default('info'),
  LANGUAGE: z.enum(['en', 'zh']).default('en'),
  /** Registered endpoint and its model that draft beside the rules; both or none. */
  DRAFT_ENDPOINT: EndpointName.optional(),
  DRAFT_MODEL: z.string().min(1).optional(),
  /** Minutes after which nothing more is asked for one dossier; what is lacking then is marked so. */
  DRAFT_MINUTES: wholeNumber.pipe(z.int().min(1).max(1440)).default(60),
  /** Price of the model per million tokens in and out, and its currency (ISO 4217); all three or none. */
  DRAFT_PRICE_IN: price.optional(),
  DRAFT_PRICE_OUT: price.optional(),
  DRAFT_PRICE_CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/u, 'not three capital letters')
    .optional(),
  /** Registered endpoint and its model that give vectors for search; both or none. */
  EMBED_ENDPOINT: EndpointName.optional(),
  EMBED_MODEL: z.string().min(1).optional(),
  /** How far the words of a question to the knowledge base may go. */
  ASK_LABEL: DossierLabel.default(defaultLabel),
  /** Threads that read documents; one fewer than the cores by default. */
  WORKERS: wholeNumber.pipe(z.int().min(1).max(64)).optional(),

  /** Witnesses that cosign the log, and their keys in the same order; several with blanks between. Both or none. */
  WITNESS_URL: z.string().optional(),
  WITNESS_KEY: z.string().optional(),
  /** Folder outside the workspace to which every checkpoint is copied. */
  CHECKPOINT_COPY: z.string().optional(),
  /** RFC 3161 authority that timestamps checkpoints at sign-off, and the file of its certificate authority (PEM). Both or none. */
  TIMESTAMP_URL: z.url({ protocol: /^https?$/u }).optional(),
  TIMESTAMP_CA: z.string().optional(),

  /** File of passwords that are refused, one a line, beside those that anybody would guess. */
  PASSWORD_LIST: z.string().min(1).optional(),

  /** Roles whose people must have a second factor, with commas or blanks between. */
  SECOND_FACTOR_ROLES: z
    .string()
    .transform((text) => text.split(/[\s,]+/u).filter((role) => role !== ''))
    .pipe(z.array(Role))
    .default([]),

  /** Single sign-on by OpenID Connect: the provider's issuer, our name there, and our address `…/api/sso/callback` as it is registered there. */
  OIDC_ISSUER: z.url({ protocol: /^https?$/u }).optional(),
  OIDC_CLIENT: z.string().min(1).optional(),
  OIDC_CALLBACK: z.url({ protocol: /^https?$/u }).optional(),
  /** Left out: a public client. */
  OIDC_SECRET: z.string().min(1).optional(),
  /** `yes`: a provider at a loopback address may be called by http. */
  OIDC_LOOPBACK_HTTP: z.enum(['yes', 'no']).default('no'),
});

export type Config = {
  readonly host: string;
  readonly port: number;
  readonly workspace: string;
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug';
  readonly language: 'en' | 'zh';
  readonly workers: number | undefined;
  /** What drafts beside the rules; undefined: rules only. */
  readonly drafting:
    | {
        readonly endpoint: string;
        readonly model: string;
        /** For one dossier. */
        readonly minutes: number;
        /** Per million tokens. */
        readonly price: { readonly currency: string; readonly inputPerMillion: number; readonly outputPerMillion: number } | undefined;
      }
    | undefined;
  /** What gives vectors for search; undefined: search by words alone. */
  readonly embedding: { readonly endpoint: string; readonly model: string } | undefined;
  /** How far the words of a question to the knowledge base may go. */
  readonly askLabel: DossierLabel;
  /** What remembers the log outside the workspace. */
  readonly anchors: {
    readonly witnesses: readonly { readonly url: string; readonly vkey: string }[];
    readonly copies: string | undefined;
    /** `authorityFile`: PEM file. */
    readonly timestamps: { readonly url: string; readonly authorityFile: string } | undefined;
  };
  /** File of passwords that are refused; undefined: none. */
  readonly passwordList: string | undefined;
  /** People with one of these roles must enrol a second factor at their next sign-in. */
  readonly secondFactorRoles: readonly Role[];
  /** The provider of single sign-on; undefined: none. `clientSecret` is a function, so that it is not printed with the settings. */
  readonly singleSignOn:
    | {
        readonly issuer: string;
        readonly clientId: string;
        readonly callback: string;
        readonly allowLoopbackHttp: boolean;
        readonly clientSecret: () => string | undefined;
      }
    | undefined;
  readonly color: boolean;
  /** The key of an endpoint, from the variable that `keyVariable` names. A function, so that no key is printed with the settings. */
  readonly endpointKey: (endpoint: string) => string | undefined;
};

/** Name of the environment variable that holds an endpoint's key. It is never stored. */
export function keyVariable(endpoint: string): string {
  return prefix + keyPrefix + endpoint.toUpperCase().replaceAll('-', '_');
}

/**
 * Settings from the environment (`COUNTERSIGN_PORT`, …). The only reader of it.
 * @throws AppError `config.invalid` for an unknown COUNTERSIGN_ name or a value of the wrong form; nothing is guessed.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const own = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      name.startsWith(prefix) && value !== undefined && value !== '' ? [[name.slice(prefix.length), value]] : [],
    ),
  );
  const keys = new Map(Object.entries(own).filter(([name]) => name.startsWith(keyPrefix)));
  const parsed = Settings.safeParse(Object.fromEntries(Object.entries(own).filter(([name]) => !keys.has(name))));
  if (!parsed.success) {
    const detail = parsed.error.issues
      .map((issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) => `${prefix}${key}: unknown`).join('; ')
          : `${prefix}${String(issue.path[0])}: ${issue.message}`,
      )
      .join('; ');
    const known = [...Object.keys(Settings.shape), `${keyPrefix}<NAME>`].map((key) => prefix + key).join(', ');
    throw new AppError('config.invalid', detail, {
      en: `The environment has a setting that cannot be used (${detail}). Known settings: ${known}.`,
      zh: `环境变量中有无法使用的设置（${detail}）。可用设置：${known}。`,
    });
  }
  const { HOST, PORT, WORKSPACE, LOG_LEVEL, LANGUAGE, WORKERS, ASK_LABEL } = parsed.data;
  return {
    host: HOST,
    port: PORT,
    workspace: WORKSPACE,
    logLevel: LOG_LEVEL,
    language: LANGUAGE,
    workers: WORKERS,
    drafting: draftingOf(parsed.data),
    embedding: embeddingOf(parsed.data),
    askLabel: ASK_LABEL,
    anchors: anchorsOf(parsed.data),
    passwordList: parsed.data.PASSWORD_LIST,
    secondFactorRoles: parsed.data.SECOND_FACTOR_ROLES,
    singleSignOn: singleSignOnOf(parsed.data),
    color: environment['NO_COLOR'] === undefined || environment['NO_COLOR'] === '',
    endpointKey: (endpoint) => keys.get(keyVariable(endpoint).slice(prefix.length)),
  };
}

type Parsed = z.output<typeof Settings>;

function draftingOf(set: Parsed): Config['drafting'] {
  const { DRAFT_ENDPOINT: endpoint, DRAFT_MODEL: model, DRAFT_MINUTES: minutes } = set;
  const { DRAFT_PRICE_IN: inputPerMillion, DRAFT_PRICE_OUT: outputPerMillion, DRAFT_PRICE_CURRENCY: currency } = set;
  allOrNone({ DRAFT_ENDPOINT: endpoint, DRAFT_MODEL: model });
  allOrNone({ DRAFT_PRICE_IN: inputPerMillion, DRAFT_PRICE_OUT: outputPerMillion, DRAFT_PRICE_CURRENCY: currency });
  if (endpoint === undefined || model === undefined) return undefined;
  const priced = inputPerMillion !== undefined && outputPerMillion !== undefined && currency !== undefined;
  return { endpoint, model, minutes, price: priced ? { currency, inputPerMillion, outputPerMillion } : undefined };
}

function embeddingOf({ EMBED_ENDPOINT: endpoint, EMBED_MODEL: model }: Parsed): Config['embedding'] {
  allOrNone({ EMBED_ENDPOINT: endpoint, EMBED_MODEL: model });
  return endpoint === undefined || model === undefined ? undefined : { endpoint, model };
}

function singleSignOnOf(set: Parsed): Config['singleSignOn'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT: clientId, OIDC_CALLBACK: callback, OIDC_SECRET, OIDC_LOOPBACK_HTTP } = set;
  allOrNone({ OIDC_ISSUER: issuer, OIDC_CLIENT: clientId, OIDC_CALLBACK: callback });
  if (issuer === undefined || clientId === undefined || callback === undefined) return undefined;
  const isLoopback = /^http:\/\/(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])(?:[:/]|$)/u.test(issuer);
  const allowLoopbackHttp = OIDC_LOOPBACK_HTTP === 'yes';
  if (!issuer.startsWith('https://') && !(isLoopback && allowLoopbackHttp))
    throw new AppError('config.invalid', `OIDC_ISSUER ${issuer}`, {
      en: `${prefix}OIDC_ISSUER must begin with https. Only a provider on this machine may be called by http, with ${prefix}OIDC_LOOPBACK_HTTP=yes.`,
      zh: `${prefix}OIDC_ISSUER须以https开头。仅本机上的服务可用http，并须设置${prefix}OIDC_LOOPBACK_HTTP=yes。`,
    });
  return { issuer, clientId, callback, allowLoopbackHttp, clientSecret: () => OIDC_SECRET };
}

/** @throws AppError `config.invalid` when some of the settings are there and others are not. */
function allOrNone(settings: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(settings);
  const set = Object.values(settings).filter((value) => value !== undefined).length;
  if (set === 0 || set === names.length) return;
  const list = (joint: string): string => names.map((name) => prefix + name).join(joint);
  throw new AppError('config.invalid', `only some of ${names.join(', ')}`, {
    en: `Set all of ${list(', ')}, or none of them: they go together.`,
    zh: `请同时设置${list('、')}，或者都不设置：它们须配套使用。`,
  });
}

function anchorsOf(settings: Parsed): Config['anchors'] {
  const { CHECKPOINT_COPY, TIMESTAMP_URL, TIMESTAMP_CA } = settings;
  const urls = settings.WITNESS_URL?.trim().split(/\s+/u) ?? [];
  const keys = settings.WITNESS_KEY?.trim().split(/\s+/u) ?? [];
  const isPlain = urls.every((text) => /^https?:\/\/[^?#@]+$/u.test(text) && URL.canParse(text));
  if (urls.length !== keys.length || !isPlain)
    throw new AppError('config.invalid', 'WITNESS_URL and WITNESS_KEY do not fit', {
      en: `Set ${prefix}WITNESS_URL (http or https) and ${prefix}WITNESS_KEY together, one key for each address, or neither.`,
      zh: `请同时设置${prefix}WITNESS_URL（http或https地址）和${prefix}WITNESS_KEY，每个地址对应一个密钥；或者都不设置。`,
    });
  if ((TIMESTAMP_URL === undefined) !== (TIMESTAMP_CA === undefined))
    throw new AppError('config.invalid', 'only one of TIMESTAMP_URL and TIMESTAMP_CA', {
      en: `Set both ${prefix}TIMESTAMP_URL and ${prefix}TIMESTAMP_CA, or neither: a timestamp is worth what its authority is.`,
      zh: `请同时设置${prefix}TIMESTAMP_URL和${prefix}TIMESTAMP_CA，或者都不设置：时间戳的可信度取决于签发机构。`,
    });
  return {
    witnesses: urls.map((url, n) => ({ url, vkey: keys[n] ?? '' })),
    copies: CHECKPOINT_COPY,
    timestamps: TIMESTAMP_URL === undefined || TIMESTAMP_CA === undefined ? undefined : { url: TIMESTAMP_URL, authorityFile: TIMESTAMP_CA },
  };
}
