import type { FactValue } from '../../domain/fact.ts';
import type { Reading } from './fact-list.ts';
import { samePerson, surelySamePerson } from './person-names.ts';
import type { Post } from './read-posts.ts';
import type { RoleHolder } from './read-role-holders.ts';

function postValue(post: Post, asOf: string | undefined): Record<string, FactValue> {
  const to = post.period.to ?? asOf;
  return {
    from: post.period.from,
    ...(to === undefined ? {} : { to }),
    employer: post.employer,
    role: post.text,
    ...(post.area === undefined ? {} : { area: post.area }),
    ...(post.sterile === undefined ? {} : { sterile: post.sterile }),
    ...(post.productType === undefined ? {} : { productType: post.productType }),
  };
}

const openNote = (posts: readonly Post[], asOf: string | undefined): { derivation?: string } =>
  asOf !== undefined && posts.some((p) => p.period.to === null) ? { derivation: `open post counted to ${asOf}` } : {};

/** Facts about the key persons of the manufacturer: names, dated posts, qualified persons with theirs. `asOf` ends open posts. */
export function personFacts(holders: readonly RoleHolder[], posts: readonly Post[], asOf: string | undefined): Reading[] {
  const readings: Reading[] = [];
  const own = holders.filter((h) => h.party === 'cmo');
  for (const role of ['headOfProduction', 'headOfQuality']) {
    for (const h of own.filter((x) => x.role === role))
      readings.push({ key: `cmo.${role}.name`, value: h.name, origin: 'label', places: [h.place] });
    const names = own.filter((x) => x.role === role).map((x) => x.name);
    for (const post of posts.filter((p) => p.role === role || names.some((n) => surelySamePerson(n, p.person)))) {
      readings.push({
        key: `cmo.${role}.posts`,
        value: [postValue(post, asOf)],
        origin: 'table',
        places: [post.place],
        ...openNote([post], asOf),
      });
    }
  }
  const names: string[] = [];
  for (const name of [
    ...own.filter((h) => h.role === 'qualifiedPerson').map((h) => h.name),
    ...posts.filter((p) => p.role === 'qualifiedPerson').map((p) => p.person),
  ]) {
    if (!names.some((known) => samePerson(known, name))) names.push(name);
  }
  for (const name of names) {
    const held = posts.filter((p) => surelySamePerson(p.person, name) || (p.role === 'qualifiedPerson' && samePerson(p.person, name)));
    const places = held.length > 0 ? held.map((p) => p.place) : own.filter((h) => samePerson(h.name, name)).map((h) => h.place);
    readings.push({
      key: 'cmo.qualifiedPersons',
      value: [{ name, ...(held.length === 0 ? {} : { posts: held.map((p) => postValue(p, asOf)) }) }],
      origin: 'table',
      places,
      ...openNote(held, asOf),
    });
  }
  return readings;
}
