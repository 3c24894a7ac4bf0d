import type { FactValue, IsoDate, Passage } from '../../../domain/index.ts';
import { readDates } from '../../../domain/dates.ts';
import { factsByKey } from '../cel-evidence.ts';
import type { CheckHit, NamedCheck } from './check-hit.ts';
import { citePassages } from './tables.ts';

const posts = [
  { name: 'cmo.headOfProduction.name', posts: 'cmo.headOfProduction.posts' },
  { name: 'cmo.headOfQuality.name', posts: 'cmo.headOfQuality.posts' },
] as const;
const signing = /sign|approv|check|review|prepar|drawn up|written by|签|审核|批准|编制|编写|起草|复核|负责人/iu;

type Person = { readonly name: string; readonly since: IsoDate; readonly key: string };

/** A paper of the manufacturer signed by a key person before that person's present post there began, by the CV. */
export const signatureBeforePost: NamedCheck = function* signatureBeforePost(input) {
  for (const person of keyPersons(input.flat)) {
    const posted = (factsByKey(input.sheet).get(person.key) ?? []).filter((fact) => JSON.stringify(fact.value).includes(person.since));
    for (const [index, passage] of input.passages.entries()) {
      if (!passage.text.includes(person.name) || !isSigned(passage)) continue;
      const date = dateOfSignature(passage, person.name, input.passages[index + 1]);
      if (date === undefined || date.date >= person.since) continue;
      const hit: CheckHit = {
        requirement: 'A134-24-a',
        force: 'clear',
        citations: [...citePassages(input.dossier, date.passages), ...posted.flatMap((fact) => fact.citations).slice(0, 2)],
        expression: `signature ${date.date} >= in post since ${person.since}`,
        note: {
          en: `${person.name} signs on a day that lies before the beginning of the post by the CV. Ask for an explanation.`,
          zh: `${person.name}的签署日期早于其简历所载任职起始日期，请予说明。`,
        },
      };
      yield hit;
      break;
    }
  }
};

function* keyPersons(flat: Readonly<Record<string, FactValue>>): Generator<Person> {
  for (const keys of posts) {
    const since = startOfPresentPost(flat[keys.posts]);
    const name = flat[keys.name];
    if (typeof name === 'string' && name.length >= 2 && since !== undefined) yield { name: bareName(name), since, key: keys.posts };
  }
  const qualified = flat['cmo.qualifiedPersons'];
  if (!Array.isArray(qualified)) return;
  for (const entry of qualified) {
    if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) continue;
    const since = startOfPresentPost(entry['posts'] ?? null);
    if (typeof entry['name'] === 'string' && since !== undefined)
      yield { name: bareName(entry['name']), since, key: 'cmo.qualifiedPersons' };
  }
}

function bareName(name: string): string {
  return name.replace(/^(?:Mr|Ms|Mrs|Dr|Miss)\.?\s+/u, '').replace(/(?:先生|女士|博士)$/u, '');
}

/** The last post, when it still runs; anything else says nothing of the present employer. */
function startOfPresentPost(value: FactValue | undefined): IsoDate | undefined {
  if (!Array.isArray(value)) return undefined;
  const open = value.filter(
    (post): post is Record<string, FactValue> =>
      post !== null &&
      typeof post === 'object' &&
      !Array.isArray(post) &&
      (post['to'] === undefined || post['to'] === null || post['to'] === ''),
  );
  const starts = open
    .map((post) => post['from'])
    .filter((from): from is IsoDate => typeof from === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(from));
  return starts.toSorted().at(-1);
}

function isSigned(passage: Passage): boolean {
  return signing.test(passage.text) || Object.keys(passage.row ?? {}).some((title) => signing.test(title) || /date|日期/iu.test(title));
}

/** The date that belongs to the name: the first after it in the passage, else the only one there, else the one of the next short line. */
function dateOfSignature(passage: Passage, name: string, next: Passage | undefined): { date: IsoDate; passages: Passage[] } | undefined {
  const at = passage.text.indexOf(name);
  const dates = readDates(passage.text).filter((d) => d.precision === 'day');
  const own = dates.find((d) => d.start > at) ?? (dates.length === 1 ? dates[0] : undefined);
  if (own !== undefined) return { date: own.value, passages: [passage] };
  const follows = next !== undefined && next.documentId === passage.documentId && next.page === passage.page && next.text.length < 40;
  const [after] = follows ? readDates(next.text) : [];
  return after === undefined || next === undefined ? undefined : { date: after.value, passages: [passage, next] };
}
