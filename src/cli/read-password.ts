import { createInterface } from 'node:readline';
import type { ReadStream } from 'node:tty';
import { AppError } from '../domain/index.ts';

type Input = Pick<ReadStream, 'isTTY' | 'setRawMode'> & NodeJS.ReadableStream;

/**
 * A password: typed at a terminal, of which nothing is shown, or the first line of what is piped in; empty when nothing is.
 * @throws AppError `job.cancelled` on Ctrl-C.
 */
export function readPassword(question: string, input: Input, output: Pick<NodeJS.WritableStream, 'write'>): Promise<string> {
  return input.isTTY ? typed(question, input, output) : firstLine(input);
}

/** In raw mode the terminal echoes nothing; it is put back however this ends. */
async function typed(question: string, input: Input, output: Pick<NodeJS.WritableStream, 'write'>): Promise<string> {
  output.write(question);
  input.setRawMode(true);
  input.setEncoding('utf8');
  let password = '';
  try {
    for await (const keys of input as AsyncIterable<string>) {
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

async function firstLine(input: NodeJS.ReadableStream): Promise<string> {
  const lines = createInterface({ input, terminal: false });
  for await (const line of lines) {
    lines.close();
    return line;
  }
  return '';
}
