import { describe, expect, it } from 'vitest';
import { entryOf, readEntry } from '../../../src/console/parts/read-entry.ts';

const posts = {
  type: 'list' as const,
  fields: [
    { name: 'role', title: { en: 'role', zh: '职务' }, type: 'string' as const },
    { name: 'sterile', title: { en: 'sterile', zh: '无菌' }, type: 'boolean' as const },
    { name: 'batches', title: { en: 'batches', zh: '批次' }, type: 'list of strings' as const },
  ],
};

describe('what a person types as the value of a fact', () => {
  it('becomes the type of the fact, and comes back as it was typed', () => {
    expect(readEntry({ type: 'boolean' }, 'false')).toBe(false);
    expect(readEntry({ type: 'integer' }, ' 412 ')).toBe(412);
    expect(readEntry({ type: 'number' }, '-1.5')).toBe(-1.5);
    expect(readEntry({ type: 'list of strings' }, 'a\n\n b ')).toEqual(['a', 'b']);
    expect(readEntry({ type: 'list of integers' }, '1\n2')).toEqual([1, 2]);
    expect(entryOf({ type: 'list of strings' }, ['a', 'b'])).toBe('a\nb');
    expect(entryOf({ type: 'boolean' }, true)).toBe('true');
  });
  it('that does not fit goes as it is, for the server to refuse', () => {
    expect(readEntry({ type: 'integer' }, '4,12')).toBe('4,12');
    expect(readEntry({ type: 'boolean' }, 'maybe')).toBe('maybe');
  });
  it('in the rows of a list in a row becomes objects within the object', () => {
    const title = { en: 'name', zh: '姓名' };
    const persons = {
      type: 'list' as const,
      fields: [{ name: 'name', title, type: 'string' as const }, { name: 'posts', title, type: 'list of objects' as const, fields: posts.fields }], // prettier-ignore
    };
    const value = [{ name: 'Lin Yarrow', posts: [{ role: 'head', sterile: true }, { role: 'deputy' }] }];
    expect(entryOf(persons, value)).toEqual([{ name: 'Lin Yarrow', posts: [{ role: 'head', sterile: 'true' }, { role: 'deputy' }] }]);
    expect(readEntry(persons, entryOf(persons, value))).toEqual(value);
    expect(readEntry(persons, [{ name: 'Lin Yarrow', posts: [{}, { role: ' ' }] }])).toEqual([{ name: 'Lin Yarrow' }]);
  });
  it('in the rows of a list becomes an object for each row, without the columns left open', () => {
    const value = [{ role: 'head', sterile: true, batches: ['T1', 'T2'] }, { role: 'deputy' }];
    expect(entryOf(posts, value)).toEqual([{ role: 'head', sterile: 'true', batches: 'T1\nT2' }, { role: 'deputy' }]);
    expect(readEntry(posts, entryOf(posts, value))).toEqual(value);
    expect(entryOf(posts, null)).toEqual([{}]);
    expect(readEntry(posts, [])).toEqual([]);
    expect(readEntry(posts, [{}, { role: 'head' }, { role: ' ' }])).toEqual([{ role: 'head' }]);
  });
});
