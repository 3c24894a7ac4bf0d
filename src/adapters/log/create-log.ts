import { createLogger, format, transports, type Logger } from 'winston';

/** The running system's log, on standard error. Names, codes, sizes and hashes only: no dossier text, no secret. */
export type Log = Pick<Logger, 'error' | 'warn' | 'info' | 'debug'>;

export function createLog(level: 'error' | 'warn' | 'info' | 'debug'): Log {
  return createLogger({
    level,
    format: format.combine(format.timestamp(), format.json()),
    transports: [new transports.Console({ stderrLevels: ['error', 'warn', 'info', 'debug'] })],
  });
}
