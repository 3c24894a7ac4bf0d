/** Why a password is refused although it is long enough. */
export type Guessable = 'own-name' | 'pattern' | 'listed';
/** Whose password it is. */
export type PasswordOwner = { readonly username: string; readonly name: string };

/** Rows of keys and alphabets that fingers and minds run along, forwards and backwards. */
const rows = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1234567890',
  '0123456789',
  'abcdefghijklmnopqrstuvwxyz',
  '1qaz2wsx3edc',
  '!@#$%^&*()',
  '一二三四五六七八九十',
];
const runs = [...rows, ...rows.map((row) => [...row].reverse().join(''))];
/** What people take who have to think of something at once. */
const commonest = [
  'password',
  'passwort',
  'passwd',
  'welcome',
  'letmein',
  'admin',
  'administrator',
  'login',
  'secret',
  'default',
  'changeme',
  'mima',
  '密码',
];
const product = 'countersign';
/** A shorter name stands in too many words. */
const shortestName = 4;
const shortestRun = 3;
/** Characters, and different ones, that must be left when everything foreseeable is taken away. */
const leastOfItsOwn = 4;

/**
 * Would somebody who knows the person and the product guess this soon? A password with the sign-in name, a part of the person's name or the
 * product's name in it; one of which little is left without runs of keys, repetitions, years and the commonest words; one that the
 * organisation lists (`listed` holds folded passwords). Digits that stand for letters are seen through. Null: none of these.
 */
export function whyGuessable(password: string, owner: PasswordOwner, listed: ReadonlySet<string>): Guessable | null {
  const plain = foldPassword(password);
  if (listed.has(plain)) return 'listed';
  const forms = [plain, asLetters(plain)];
  const names = [owner.username, ...owner.name.split(/[\s.,·-]+/u), product].map(foldPassword);
  if (forms.some((form) => names.some((name) => form === name || (name.length >= shortestName && form.includes(name))))) return 'own-name';
  return forms.some((form) => ownPart(form, names).size < leastOfItsOwn) ? 'pattern' : null;
}

/** Compatibility form, lower case, no blanks at the ends: how passwords are compared with a list. */
export function foldPassword(password: string): string {
  return password.normalize('NFKC').toLowerCase().trim();
}

/** `p4$$w0rd` as it is read. */
function asLetters(text: string): string {
  const letters: Readonly<Record<string, string>> = {
    '0': 'o',
    '1': 'i',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '7': 't',
    '@': 'a',
    $: 's',
    '!': 'i',
  };
  return text.replaceAll(/[013457@$!]/gu, (sign) => letters[sign] ?? sign);
}

/** The different characters that are left without what is foreseeable. */
function ownPart(text: string, names: readonly string[]): Set<string> {
  let left = text;
  for (const word of [...commonest, ...names.filter((name) => name !== '')]) left = left.replaceAll(word, ' ');
  left = left.replaceAll(/(?:19|20)\d\d/gu, ' ');
  left = withoutRuns(left);
  left = left.replaceAll(/(.{1,8}?)\1+/gu, '$1');
  return new Set(left.replaceAll(/\s/gu, ''));
}

/** Every longest stretch along a row, of three or more, taken out. */
function withoutRuns(text: string): string {
  let left = '';
  for (let at = 0; at < text.length;) {
    let length = 1;
    while (at + length < text.length && runs.some((row) => row.includes(text.slice(at, at + length + 1)))) length += 1;
    left += length >= shortestRun ? ' ' : text.slice(at, at + length);
    at += length;
  }
  return left;
}
