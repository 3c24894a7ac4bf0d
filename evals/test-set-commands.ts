import { consumeTestSet, givenName, knownSets, registerTestSet, testSets } from './test-sets.ts';

export const testSetCommands: readonly string[] = ['sets', 'register', 'consume'];
const usage = `npm run eval -- sets
npm run eval -- register SET --role development|held-out --by NAME --reason TEXT
npm run eval -- consume SET --by NAME --reason TEXT
Sets: ${knownSets().join(', ')}`;

/** Lists the register of test sets, freezes one, or marks one as used up. Exit code 2 when the command cannot be used so. */
export function runTestSetCommand(name: string, args: readonly string[]): number {
  if (name === 'sets') {
    for (const { id, role, hash, files, reads, consumed } of testSets())
      console.log([id, role, `${files} files`, hash, `${reads} reads`, consumed === null ? '' : `consumed: ${consumed.reason}`].join('\t'));
    return 0;
  }
  const [id = ''] = args;
  const option = (key: string): string => (args.includes(key) ? (args[args.indexOf(key) + 1] ?? '') : '');
  const [by, reason, role] = [givenName(args), option('--reason'), option('--role')];
  if (!knownSets().includes(id) || by === 'not named' || reason === '') return refuse();
  if (name === 'consume') return consumeTestSet(id, by, reason) ? 0 : refuse();
  if (role !== 'development' && role !== 'held-out') return refuse();
  registerTestSet(id, role, by, reason);
  return 0;
}

function refuse(): number {
  console.error(usage);
  return 2;
}
