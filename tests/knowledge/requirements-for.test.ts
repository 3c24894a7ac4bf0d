import { describe, expect, it } from 'vitest';
import { readKnowledgeFiles } from '../../src/adapters/knowledge-files/read-knowledge-files.ts';
import { ancestors, clausesInForce } from '../../src/knowledge/clauses-in-force.ts';
import { loadKnowledgeBase } from '../../src/knowledge/load-knowledge-base.ts';
import { requirementsFor } from '../../src/knowledge/requirements-for.ts';

const knowledge = loadKnowledgeBase(readKnowledgeFiles('knowledge-base'));
const programme = knowledge.programmes.get('drug-contract-manufacturing')!;

describe('article (XXVIII) as a rule in time', () => {
  it('applies all requirements to an application accepted after issuance', () => {
    const applied = requirementsFor(knowledge, programme, { date: '2025-12-31', basis: 'accepted' });
    expect(applied.state).toBe('in-force');
    expect(applied.requirements).toHaveLength(155);
  });

  it('leaves an application accepted before issuance to the original requirements', () => {
    const applied = requirementsFor(knowledge, programme, { date: '2025-12-29', basis: 'accepted' });
    expect(applied.state).toBe('original-requirements');
    expect(applied.requirements.map((r) => r.id)).toEqual(['A134-28-a', 'A134-28-b', 'A134-28-c']);
  });

  it('asks a reviewer about the day of issuance itself', () => {
    const applied = requirementsFor(knowledge, programme, { date: '2025-12-30', basis: 'accepted' });
    expect(applied.state).toBe('reviewer-decides');
    expect(applied.state === 'reviewer-decides' && applied.clause).toBe('nmpa-2025-134#XXVIII');
    expect(applied.requirements).toHaveLength(155);
  });

  it('does not take an early application day for an early acceptance', () => {
    expect(requirementsFor(knowledge, programme, { date: '2025-12-01', basis: 'application' }).state).toBe('reviewer-decides');
    expect(requirementsFor(knowledge, programme, { date: '2026-02-01', basis: 'application' }).state).toBe('in-force');
  });
});

describe('clauses in time and place', () => {
  it('are in force from their first day on', () => {
    const on = (day: string) => new Set(clausesInForce(knowledge, day).map((clause) => clause.instrument));
    expect(on('2025-12-29').has('nmpa-2025-134')).toBe(false);
    expect(on('2025-12-30').has('nmpa-2025-134')).toBe(true);
    expect(on('2019-11-30').size).toBe(0);
  });

  it('are out of force after their last day', () => {
    const clause = { ...knowledge.clauses.get('nmpa-2025-134#I')!, validTo: '2026-06-30' };
    const clauses = new Map([[clause.id as string, clause]]);
    expect(clausesInForce({ clauses }, '2026-06-30')).toHaveLength(1);
    expect(clausesInForce({ clauses }, '2026-07-01')).toHaveLength(0);
  });

  it('know what stands above them', () => {
    expect(ancestors(knowledge, 'nmpa-2025-134#XVII.3').map((clause) => clause.number)).toEqual(['XVII', 'part-2']);
    expect(ancestors(knowledge, 'nmpa-2025-134#nothing')).toEqual([]);
  });
});
