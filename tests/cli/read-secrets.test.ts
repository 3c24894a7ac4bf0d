import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readSecrets } from '../../src/cli/read-secrets.ts';

function terminal(isTTY: boolean) {
  const modes: boolean[] = [];
  const input = Object.assign(new PassThrough(), { isTTY, setRawMode: (raw: boolean) => (modes.push(raw), input) });
  let shown = '';
  return {
    input: input as never,
    type: (keys: string) => input.write(keys),
    end: () => input.end(),
    modes,
    output: { write: (text: string) => ((shown += text), true) },
    shown: () => shown,
  };
}

describe('a password at the terminal', () => {
  it('is read key by key in raw mode and never shown; the terminal is put back', async () => {
    const { input, type, modes, output, shown } = terminal(true);
    const password = readSecrets(['Password: '], input, output);
    for (const keys of ['corr', 'x\u007f', 'ect 马', '\r']) type(keys);
    expect(await password).toEqual(['correct 马']);
    expect(shown()).toBe('Password: \n');
    expect(modes).toEqual([true, false]);
  });

  it('is given up with Ctrl-C, and the terminal is put back', async () => {
    const { input, type, modes, output } = terminal(true);
    const password = readSecrets(['Password: '], input, output);
    type('cor\u0003');
    await expect(password).rejects.toMatchObject({ code: 'job.cancelled' });
    expect(modes).toEqual([true, false]);
  });

  it('is asked for before the code, each hidden', async () => {
    const { input, type, modes, output, shown } = terminal(true);
    const secrets = readSecrets(['Password: ', 'Code: '], input, output);
    type('correct horse\r');
    await new Promise((resolve) => setTimeout(resolve, 20));
    type('123456\r');
    expect(await secrets).toEqual(['correct horse', '123456']);
    expect([shown(), modes]).toEqual(['Password: \nCode: \n', [true, false, true, false]]);
  });

  it('is the first line of what is piped in, the code the next, without a question; empty when there is none', async () => {
    const piped = terminal(false);
    const secrets = readSecrets(['Password: ', 'Code: '], piped.input, piped.output);
    piped.type('correct horse\n123456\nmore\n');
    expect(await secrets).toEqual(['correct horse', '123456']);
    expect([piped.shown(), piped.modes]).toEqual(['', []]);
    const empty = terminal(false);
    empty.end();
    expect(await readSecrets(['Password: '], empty.input, empty.output)).toEqual(['']);
  });
});
