import { z } from 'zod';
import { AppError } from '../domain/index.ts';

const prefix = 'COUNTERSIGN_';

const wholeNumber = z.string().regex(/^\d+$/u, 'not a whole number').transform(Number);

const Settings = z.strictObject({
  /** Address to listen on; loopback unless an administrator says otherwise. */
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber.pipe(z.int().max(65_535)).default(3000),
  /** Directory of database, keys, contents and audit log. */
  WORKSPACE: z.string().default('workspace'),
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug']).default('info'),
  LANGUAGE: z.enum(['en', 'zh']).default('en'),
  /** Threads that read documents; one fewer than the cores by default. */
  WORKERS: wholeNumber.pipe(z.int().min(1).max(64)).optional(),
});

export type Config = {
  readonly host: string;
  readonly port: number;
  readonly workspace: string;
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug';
  readonly language: 'en' | 'zh';
  readonly workers: number | undefined;
  readonly color: boolean;
};

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
  const parsed = Settings.safeParse(own);
  if (!parsed.success) {
    const detail = parsed.error.issues
      .map((issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) => `${prefix}${key}: unknown`).join('; ')
          : `${prefix}${issue.path.join('.')}: ${issue.message}`,
      )
      .join('; ');
    const known = Object.keys(Settings.shape)
      .map((key) => prefix + key)
      .join(', ');
    throw new AppError('config.invalid', detail, {
      en: `The environment has a setting that cannot be used (${detail}). Known settings: ${known}.`,
      zh: `环境变量中有无法使用的设置（${detail}）。可用设置：${known}。`,
    });
  }
  const { HOST, PORT, WORKSPACE, LOG_LEVEL, LANGUAGE, WORKERS } = parsed.data;
  return {
    host: HOST,
    port: PORT,
    workspace: WORKSPACE,
    logLevel: LOG_LEVEL,
    language: LANGUAGE,
    workers: WORKERS,
    color: environment['NO_COLOR'] === undefined || environment['NO_COLOR'] === '',
  };
}
