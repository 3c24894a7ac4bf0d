import { describe, expect, it } from 'vitest';
import { keyVariable, readConfig } from '../../src/config/read-config.ts';
import { AppError } from '../../src/domain/index.ts';

function refusal(environment: Record<string, string>): AppError {
  try {
    readConfig(environment);
  } catch (fault) {
    if (fault instanceof AppError) return fault;
    throw fault;
  }
  throw new Error('was not refused');
}

describe('settings from the environment', () => {
  it('are loopback, port 3000, the folder workspace and English when nothing is set', () => {
    expect(readConfig({ PATH: '/bin' })).toEqual({
      endpointKey: expect.any(Function) as unknown,
      host: '127.0.0.1',
      port: 3000,
      workspace: 'workspace',
      logLevel: 'info',
      language: 'en',
      workers: undefined,
      drafting: undefined,
      embedding: undefined,
      askLabel: 'confidential',
      anchors: { witnesses: [], copies: undefined, timestamps: undefined },
      secondFactorRoles: [],
      singleSignOn: undefined,
      color: true,
    });
  });

  it('are read by name', () => {
    const environment = {
      COUNTERSIGN_HOST: '0.0.0.0',
      COUNTERSIGN_PORT: '8080',
      COUNTERSIGN_WORKSPACE: '/srv/review',
      COUNTERSIGN_LOG_LEVEL: 'warn',
      COUNTERSIGN_LANGUAGE: 'zh',
      COUNTERSIGN_WORKERS: '4',
      COUNTERSIGN_DRAFT_ENDPOINT: 'in-house',
      COUNTERSIGN_DRAFT_MODEL: 'qwen3-32b',
      COUNTERSIGN_DRAFT_MINUTES: '15',
      COUNTERSIGN_DRAFT_PRICE_IN: '0.5',
      COUNTERSIGN_DRAFT_PRICE_OUT: '2',
      COUNTERSIGN_DRAFT_PRICE_CURRENCY: 'CNY',
      COUNTERSIGN_EMBED_ENDPOINT: 'vectors',
      COUNTERSIGN_EMBED_MODEL: 'bge-m3',
      COUNTERSIGN_ASK_LABEL: 'internal',
      COUNTERSIGN_WITNESS_URL: 'http://127.0.0.1:3900 https://witness.example/w',
      COUNTERSIGN_WITNESS_KEY: 'key-1 key-2',
      COUNTERSIGN_CHECKPOINT_COPY: '/mnt/elsewhere',
      COUNTERSIGN_TIMESTAMP_URL: 'https://tsa.example/tsr',
      COUNTERSIGN_TIMESTAMP_CA: '/etc/tsa.pem',
      COUNTERSIGN_SECOND_FACTOR_ROLES: 'administrator, approver',
      COUNTERSIGN_OIDC_ISSUER: 'https://id.example',
      COUNTERSIGN_OIDC_CLIENT: 'countersign',
      COUNTERSIGN_OIDC_CALLBACK: 'https://review.example/api/sso/callback',
      NO_COLOR: '1',
    };
    expect(readConfig(environment)).toEqual({
      endpointKey: expect.any(Function) as unknown,
      host: '0.0.0.0',
      port: 8080,
      workspace: '/srv/review',
      logLevel: 'warn',
      language: 'zh',
      workers: 4,
      drafting: {
        endpoint: 'in-house',
        model: 'qwen3-32b',
        minutes: 15,
        price: { currency: 'CNY', inputPerMillion: 0.5, outputPerMillion: 2 },
      },
      embedding: { endpoint: 'vectors', model: 'bge-m3' },
      askLabel: 'internal',
      anchors: {
        witnesses: [
          { url: 'http://127.0.0.1:3900', vkey: 'key-1' },
          { url: 'https://witness.example/w', vkey: 'key-2' },
        ],
        copies: '/mnt/elsewhere',
        timestamps: { url: 'https://tsa.example/tsr', authorityFile: '/etc/tsa.pem' },
      },
      secondFactorRoles: ['administrator', 'approver'],
      singleSignOn: {
        issuer: 'https://id.example',
        clientId: 'countersign',
        callback: 'https://review.example/api/sso/callback',
        allowLoopbackHttp: false,
        clientSecret: expect.any(Function) as unknown,
      },
      color: false,
    });
  });

  it('that are empty count as not set', () => {
    expect(readConfig({ COUNTERSIGN_PORT: '', NO_COLOR: '' })).toMatchObject({ port: 3000, color: true });
  });
});

const oidc = { COUNTERSIGN_OIDC_CLIENT: 'c', COUNTERSIGN_OIDC_CALLBACK: 'https://review.example/api/sso/callback' };

describe('settings that belong together', () => {
  it.each([
    [{ COUNTERSIGN_WITNESS_URL: 'http://127.0.0.1:3900' }, 'COUNTERSIGN_WITNESS_KEY'],
    [{ COUNTERSIGN_WITNESS_URL: 'http://a.example http://b.example', COUNTERSIGN_WITNESS_KEY: 'k' }, 'COUNTERSIGN_WITNESS_KEY'],
    [{ COUNTERSIGN_WITNESS_URL: 'http://user@a.example', COUNTERSIGN_WITNESS_KEY: 'k' }, 'COUNTERSIGN_WITNESS_URL'],
    [{ COUNTERSIGN_TIMESTAMP_URL: 'http://tsa.example' }, 'COUNTERSIGN_TIMESTAMP_CA'],
    [{ COUNTERSIGN_OIDC_ISSUER: 'https://id.example', COUNTERSIGN_OIDC_CLIENT: 'c' }, 'COUNTERSIGN_OIDC_CALLBACK'],
    [{ ...oidc, COUNTERSIGN_OIDC_ISSUER: 'http://127.0.0.1:9000' }, 'COUNTERSIGN_OIDC_LOOPBACK_HTTP'],
    [{ ...oidc, COUNTERSIGN_OIDC_ISSUER: 'http://id.example', COUNTERSIGN_OIDC_LOOPBACK_HTTP: 'yes' }, 'COUNTERSIGN_OIDC_ISSUER'],
  ])('%o are refused', (environment, named) => {
    const fault = refusal(environment);
    for (const text of [fault.userMessage.en, fault.userMessage.zh]) expect(text).toContain(named);
  });
});

describe('a setting that cannot be used is refused', () => {
  it.each([
    ['COUNTERSIGN_PROT', '3000'],
    ['COUNTERSIGN_SECOND_FACTOR_ROLES', 'chief'],
    ['COUNTERSIGN_PORT', 'three thousand'],
    ['COUNTERSIGN_PORT', '70000'],
    ['COUNTERSIGN_PORT', '80.5'],
    ['COUNTERSIGN_PORT', ' '],
    ['COUNTERSIGN_PORT', '0x50'],
    ['COUNTERSIGN_WORKERS', '0'],
    ['COUNTERSIGN_LANGUAGE', 'fr'],
    ['COUNTERSIGN_LOG_LEVEL', 'loud'],
    ['COUNTERSIGN_DRAFT_ENDPOINT', 'http://127.0.0.1:8000/v1'],
    ['COUNTERSIGN_DRAFT_MINUTES', '0'],
    ['COUNTERSIGN_DRAFT_PRICE_IN', '-1'],
    ['COUNTERSIGN_DRAFT_PRICE_CURRENCY', 'yuan'],
    ['COUNTERSIGN_ASK_LABEL', 'open'],
    ['COUNTERSIGN_', 'x'],
  ])('%s=%s, and the message names it in both languages', (name, value) => {
    const fault = refusal({ [name]: value });
    expect(fault.code).toBe('config.invalid');
    for (const text of [fault.message, fault.userMessage.en, fault.userMessage.zh]) expect(text).toContain(`${name}:`);
  });

  it('and all of them are named at once, with the settings that there are', () => {
    const { userMessage } = refusal({ COUNTERSIGN_PORT: 'x', COUNTERSIGN_COLOUR: 'red', COUNTERSIGN_THEME: 'dark' });
    for (const name of ['COUNTERSIGN_PORT:', 'COUNTERSIGN_COLOUR: unknown', 'COUNTERSIGN_THEME: unknown', 'COUNTERSIGN_WORKSPACE'])
      expect(userMessage.en).toContain(name);
  });
});

describe('what drafts beside the rules', () => {
  it.each([
    { COUNTERSIGN_DRAFT_ENDPOINT: 'in-house' },
    { COUNTERSIGN_DRAFT_MODEL: 'qwen3-32b' },
    { COUNTERSIGN_DRAFT_ENDPOINT: 'in-house', COUNTERSIGN_DRAFT_MODEL: '' },
  ])('is an endpoint and a model: %o alone is refused, and the message names both', (environment) => {
    const fault = refusal(environment as Record<string, string>);
    expect(fault.code).toBe('config.invalid');
    for (const text of [fault.userMessage.en, fault.userMessage.zh])
      for (const name of ['COUNTERSIGN_DRAFT_ENDPOINT', 'COUNTERSIGN_DRAFT_MODEL']) expect(text).toContain(name);
  });

  it.each([
    { COUNTERSIGN_DRAFT_PRICE_IN: '1', COUNTERSIGN_DRAFT_PRICE_OUT: '2' },
    { COUNTERSIGN_DRAFT_PRICE_CURRENCY: 'CNY' },
    { COUNTERSIGN_EMBED_MODEL: 'bge-m3' },
  ])('has settings that go together: %o alone is refused', (environment) => {
    const fault = refusal(environment as Record<string, string>);
    expect(fault.code).toBe('config.invalid');
    for (const text of [fault.userMessage.en, fault.userMessage.zh])
      for (const name of Object.keys(environment)) expect(text).toContain(name);
  });

  it('is nothing when both are empty', () => {
    expect(readConfig({ COUNTERSIGN_DRAFT_ENDPOINT: '', COUNTERSIGN_DRAFT_MODEL: '' }).drafting).toBeUndefined();
  });
});

describe('keys of endpoints', () => {
  it('come from a variable named after the endpoint, are no part of the settings as printed, and never a reason to refuse', () => {
    const config = readConfig({ COUNTERSIGN_ENDPOINT_KEY_MY_VLLM: 'sk-secret' });
    expect(config.endpointKey('my-vllm')).toBe('sk-secret');
    expect(config.endpointKey('other')).toBeUndefined();
    expect(JSON.stringify(config)).not.toContain('sk-secret');
    expect(keyVariable('my-vllm')).toBe('COUNTERSIGN_ENDPOINT_KEY_MY_VLLM');
  });
});
