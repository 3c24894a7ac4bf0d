import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
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
      host: '127.0.0.1',
      port: 3000,
      workspace: 'workspace',
      logLevel: 'info',
      language: 'en',
      workers: undefined,
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
      NO_COLOR: '1',
    };
    expect(readConfig(environment)).toEqual({
      host: '0.0.0.0',
      port: 8080,
      workspace: '/srv/review',
      logLevel: 'warn',
      language: 'zh',
      workers: 4,
      color: false,
    });
  });

  it('that are empty count as not set', () => {
    expect(readConfig({ COUNTERSIGN_PORT: '', NO_COLOR: '' })).toMatchObject({ port: 3000, color: true });
  });
});

describe('a setting that cannot be used is refused', () => {
  it.each([
    ['COUNTERSIGN_PROT', '3000'],
    ['COUNTERSIGN_PORT', 'three thousand'],
    ['COUNTERSIGN_PORT', '70000'],
    ['COUNTERSIGN_PORT', '80.5'],
    ['COUNTERSIGN_PORT', ' '],
    ['COUNTERSIGN_PORT', '0x50'],
    ['COUNTERSIGN_WORKERS', '0'],
    ['COUNTERSIGN_LANGUAGE', 'fr'],
    ['COUNTERSIGN_LOG_LEVEL', 'loud'],
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
