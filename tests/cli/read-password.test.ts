import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readPassword } from '../../src/cli/read-password.ts';

function terminal(isTTY: boolean) {
  const modes: boolean[] = [];
  const input = Object.assign(new PassThrough(), { isTTY, setRawMode: (raw: boolean) => (modes.push(raw), input) });
  let shown = '';
  return { input: input as never, type: (keys: string) => input.write(keys), end: () => input.end(), modes, output: { write: (text: string) => ((shown += text), true) }, shown: () => shown }; // prettier-ignore
}

describe('a password at the terminal', () => {
  it('is read key by key in raw mode and never shown; the terminal is put back', async () => {
    const { input, type, modes, output, shown } = terminal(true);
    const password = readPassword('Password: ', input, output);
    for (const keys of ['corr', 'x\u007f', 'ect 马', '\r']) type(keys);
    expect(await password).toBe('correct 马');
    expect(shown()).toBe('Password: \n');
    expect(modes).toEqual([true, false]);
  });

  it('is given up with Ctrl-C, and the terminal is put back', async () => {
    const { input, type, modes, output } = terminal(true);
    const password = readPassword('Password: ', input, output);
    type('cor\u0003');
    await expect(password).rejects.toMatchObject({ code: 'job.cancelled' });
    expect(modes).toEqual([true, false]);
  });

  it('is the first line of what is piped in, without a question; empty when there is none', async () => {
    const piped = terminal(false);
    const password = readPassword('Password: ', piped.input, piped.output);
    piped.type('correct horse\nmore\n');
    expect(await password).toBe('correct horse');
    expect([piped.shown(), piped.modes]).toEqual(['', []]);
    const empty = terminal(false);
    empty.end();
    expect(await readPassword('Password: ', empty.input, empty.output)).toBe('');
  });
});
