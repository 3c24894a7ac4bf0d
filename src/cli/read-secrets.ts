import { createInterface } from 'node:readline';
import type { ReadStream } from 'node:tty';
import { AppError } from '../domain/index.ts';

type Input = Pick<ReadStream, 'isTTY' | 'setRawMode' | 'iterator'> & NodeJS.ReadableStream;

type Output = Pick<NodeJS.WritableStream, 'write'>;

/**
 * Passwords and codes, one for each question: typed at a terminal, of which nothing is shown, or as many lines of what is piped in; empty where
 * there is none.
 * @throws AppError `job.cancelled` on Ctrl-C.
 */
export async function readSecrets(questions: readonly string[], input: Input, output: Output): Promise<string[]> {
  if (!input.isTTY) return firstLines(questions.length, input);
  const secrets: string[] = [];
  for (const question of questions) secrets.push(await typed(question, input, output));
  return secrets;
}

/** In raw mode the terminal echoes nothing; it is put back however this ends. */
async function typed(question: string, input: Input, output: Output): Promise<string> {
  output.write(question);
  input.setRawMode(true);
  input.setEncoding('utf8');
  let password = '';
  try {
    for await (const keys of input.iterator({ destroyOnReturn: false }) as AsyncIterable<string>) {
      for (const key of keys) {
        if (key === '\r' || key === '\n' || key === '\u0004') return password;
        if (key === '\u0003')
          throw new AppError('job.cancelled', 'password not given', {
            en: 'Cancelled. Nothing was changed.',
            zh: '已取消，未作任何变更。',
          });
        password = key === '\u007f' || key === '\b' ? [...password].slice(0, -1).join('') : password + key;
      }
    }
    return password;
  } finally {
    input.setRawMode(false);
    input.pause();
    output.write('\n');
  }
}

async function firstLines(count: number, input: NodeJS.ReadableStream): Promise<string[]> {
  const lines = createInterface({ input, terminal: false });
  const read: string[] = [];
  for await (const line of lines) if (read.push(line) === count) lines.close();
  return Array.from({ length: count }, (_, n) => read[n] ?? '');
}
