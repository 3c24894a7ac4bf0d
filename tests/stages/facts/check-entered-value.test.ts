import { beforeAll, describe, expect, it } from 'vitest';
import type { FactDefinition } from '../../../src/domain/index.ts';
import { checkEnteredValue, enterableFacts } from '../../../src/stages/facts/index.ts';
import { loadKnowledge } from '../../../src/workspace/load-knowledge.ts';

let facts: readonly FactDefinition[];
beforeAll(() => {
  facts = loadKnowledge().programmes.get('drug-contract-manufacturing')!.facts;
});
const entered = (key: string) => enterableFacts(facts).find((fact) => fact.key === key)!;

describe('a fact that a person enters', () => {
  it('of several parts is entered part by part, each named after both in both languages', () => {
    expect(enterableFacts(facts).some(({ type }) => type === 'object')).toBe(false);
    const { title, type } = entered('cmo.sop.release.no');
    expect(type).toBe('string');
    expect(title.en).toMatch(/^Release procedure of the contract manufacturer: /u);
    expect(title.zh).toMatch(/^受托方放行规程：/u);
  });

  it('in rows is checked column by column, and the refusal names row and column', () => {
    const posts = entered('cmo.headOfProduction.posts');
    expect(checkEnteredValue(posts, [{ employer: 'Orinsea', from: '2020-01-31', sterile: true }])).toBeNull();
    expect(checkEnteredValue(posts, [])).toBeNull();
    const fault = checkEnteredValue(posts, [{ employer: 'Orinsea' }, { from: '2020-02-30' }]);
    expect(fault?.en).toMatch(/^Row 2, /u);
    expect(fault?.zh).toMatch(/^第2行/u);
  });

  it('with a list in a row is checked row by row inside, by the columns of the fact that it is like', () => {
    const persons = entered('cmo.qualifiedPersons');
    const posts = persons.fields?.find(({ name }) => name === 'posts');
    expect(posts?.fields?.map(({ name }) => name)).toEqual(entered('cmo.headOfProduction.posts').fields?.map(({ name }) => name));
    expect(checkEnteredValue(persons, [{ name: 'Lin Yarrow', posts: [{ employer: 'Orinsea', from: '2020-01-31' }] }])).toBeNull();
    const fault = checkEnteredValue(persons, [{ name: 'Lin Yarrow', posts: [{ employer: 'Orinsea' }, { from: 'soon' }] }]);
    expect(fault?.en).toMatch(/^Row 1, CV: Row 2, from: /u);
    expect(fault?.zh).toMatch(/^第1行，简历：第2行，起：/u);
    expect(checkEnteredValue(persons, [{ posts: [{ unknown: 'x' }] }])).not.toBeNull();
  });

  it.each([['text'], [['text']], [[{}]], [[null]], [[{ unknownColumn: 'x' }]], [[{ sterile: 'yes' }]]])(
    'in rows is refused when it is %j',
    (value) => {
      expect(checkEnteredValue(entered('cmo.headOfProduction.posts'), value)).not.toBeNull();
    },
  );

  it('by its words is refused with any other word', () => {
    const type = entered('application.type');
    expect(checkEnteredValue(type, 'class_b_issue')).toBeNull();
    expect(checkEnteredValue(type, 'class_x')).not.toBeNull();
  });
});
