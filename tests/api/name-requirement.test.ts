import { beforeAll, describe, expect, it } from 'vitest';
import { nameRequirement } from '../../src/api/name-requirement.ts';
import type { Contradiction, KnowledgeBase, OwnFinding } from '../../src/domain/index.ts';
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

  it('is that of the requirement where the id is of the finding on it', () => {
    expect(nameRequirement('F-A134-01-a', knowledge).en).toBe('“Working quality management system” (A134-01-a)');
  });

  it('is what the readers of the review see of a check across documents, each of several on one topic', () => {
    const said = (title: string) => ({ topic: 'deviation.noticeLimit', title: { en: title, zh: '偏差告知时限' } }) as Contradiction;
    const review = { contradictions: [said('first'), said('second')], ownFindings: [] };
    expect(nameRequirement('F-consistency/deviation.noticeLimit', knowledge, review)).toEqual({
      en: '“first” (contradiction)',
      zh: '“偏差告知时限”（矛盾）',
    });
    expect(nameRequirement('consistency/deviation.noticeLimit-2', knowledge, review).en).toBe('“second” (contradiction)');
  });

  it('is the fact of such a check where the review no longer has it, and never a raw key', () => {
    expect(nameRequirement('consistency/cmo.name', knowledge).en).toMatch(/^“.+” \(contradiction\)$/u);
    expect(nameRequirement('consistency/deviation.noticeLimit', knowledge)).toEqual({ en: 'different statements', zh: '不一致的表述' });
  });

  it('is the text of a finding that a person added', () => {
    const ownFindings = [{ id: 'own/1', summary: 'No drain in the room' }] as OwnFinding[];
    expect(nameRequirement('own/1', knowledge, { contradictions: [], ownFindings }).zh).toBe('“No drain in the room”（自拟意见）');
  });

  it('that no programme knows stays as it is written', () => {
    expect(nameRequirement('own/1234', knowledge)).toEqual({ en: 'own/1234', zh: 'own/1234' });
  });
});
