import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import { dosageForms, sayFactWord, sayReaderPhrase } from '../../src/domain/fact-words.ts';
import { loadKnowledge } from '../../src/workspace/load-knowledge.ts';

const han = /\p{Script=Han}/u;
const reading = parse(
  readFileSync(new URL('../../knowledge-base/programmes/drug-contract-manufacturing/reading.yaml', import.meta.url), 'utf8'),
) as { words: { dosageForm: Record<string, string> } };

describe('words of the fact model', () => {
  it('are there in both languages for every value that a person may choose', () => {
    const facts = [...loadKnowledge().programmes.values()].flatMap((programme) => programme.facts);
    const values = facts.flatMap(({ values = [], fields = [] }) => [...values, ...fields.flatMap((field) => field.values ?? [])]);
    const plain = [...new Set(values.filter((value) => /^[a-z][a-z_]*$/u.test(value)))];
    expect(plain.length).toBeGreaterThan(100);
    expect(plain.filter((value) => !han.test(sayFactWord(value).zh) || han.test(sayFactWord(value).en))).toEqual([]);
  });

  it('are there for every dosage form by which experience is compared', () => {
    expect(dosageForms.toSorted()).toEqual(Object.keys(reading.words.dosageForm).toSorted());
    for (const form of dosageForms) expect(sayFactWord(form).zh).toMatch(han);
  });

  it('are there for what reading rules say in their own words, and not for the words of a document', () => {
    expect(sayReaderPhrase('working group')).toEqual({ en: 'working group', zh: '工作组' });
    expect(sayReaderPhrase('贵州')).toEqual({ en: 'Guizhou', zh: '贵州' });
    expect(sayReaderPhrase('Group 3')).toBeUndefined();
  });
});
