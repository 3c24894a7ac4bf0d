import { beforeAll, describe, expect, it } from 'vitest';
import { nameRequirement } from '../../src/api/name-requirement.ts';
import type { KnowledgeBase } from '../../src/domain/index.ts';
import { loadKnowledge } from '../../src/workspace/load-knowledge.ts';

let knowledge: KnowledgeBase;
beforeAll(() => {
  knowledge = loadKnowledge();
});

describe('the name of a requirement in a sentence of the record', () => {
  it('is its title with its number', () => {
    expect(nameRequirement('A134-01-a', knowledge)).toEqual({
      en: '“Working quality management system” (A134-01-a)',
      zh: '“质量管理体系有效运行”（A134-01-a）',
    });
  });

  it('is the first sentence of a gate', () => {
    for (const { gates } of knowledge.programmes.values()) {
      for (const { id } of gates) {
        const { en, zh } = nameRequirement(`gate/${id}`, knowledge);
        expect(en).toMatch(/^“[^.]+” \(/u);
        expect(zh).toMatch(/^“\p{Script=Han}[^。]+”（/u);
      }
    }
  });

  it('is the fact of a check across documents, and says so where the check has a topic of its own', () => {
    expect(nameRequirement('consistency/cmo.name', knowledge).en).toMatch(/^“.+” \(≠\)$/u);
    expect(nameRequirement('consistency/deviation.noticeLimit', knowledge).en).toBe('different statements (deviation.noticeLimit)');
  });

  it('that no programme knows stays as it is written', () => {
    expect(nameRequirement('own/1234', knowledge)).toEqual({ en: 'own/1234', zh: 'own/1234' });
  });
});
