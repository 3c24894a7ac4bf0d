import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Clause, Document, DraftFinding, Fact, FactValue, Passage, Programme, Requirement } from '../../../src/domain/index.ts';
import { DraftFinding as DraftFindingSchema } from '../../../src/domain/index.ts';
import type { AssessInput } from '../../../src/stages/assess/assess-input.ts';
import { assessDossier } from '../../../src/stages/assess/assess-dossier.ts';
import { StatementRules } from '../../../src/stages/assess/statement-rules.ts';

const file = new URL('../../../knowledge-base/programmes/drug-contract-manufacturing/statements/base.yaml', import.meta.url);
const statements = StatementRules.parse(parse(readFileSync(file, 'utf8')));

const lines = [
  '3.1 Joint risk assessment meetings are held twice a year.',
  '3.2 Deviations are reported to the holder within 24 hours.',
  '3.3 Minor changes are carried out by the site without asking the holder.',
  '12 Pharmacovigilance agreement',
];
const text = lines.join('\n');
const document = {
  id: 'doc', path: '03_Quality_Agreement.pdf', title: 'Quality agreement', kind: 'quality_agreement', kinds: [{ kind: 'quality_agreement' }],
  pages: [{ number: 1, text, runs: [], blocks: [], width: 595, height: 842, textSource: 'text' }],
} as unknown as Document; // prettier-ignore
const passages = lines.map((line) => {
  const start = text.indexOf(line);
  return { id: `doc:${start}`, documentId: 'doc', page: 1, start, end: start + line.length, text: line, kind: 'sentence', headings: [] };
}) as unknown as Passage[];

function requirement(id: string, more: Partial<Requirement> = {}): Requirement {
  return {
    id,
    clause: 'nmpa-2025-134#V',
    kind: 'duty',
    subject: 'both',
    condition: 'always',
    title: { en: id, zh: id },
    statement: { en: 'A duty of the parties.', zh: '双方的义务。' },
    evidenceExpected: 'agreement',
    threshold: null,
    checkMode: 'hybrid',
    factsNeeded: [],
    rule: '',
    severity: 'major',
    whenCheckable: 'application',
    mark: 'source-text',
    openQuestions: [{ en: 'open', zh: '待定' }],
    ...more,
  } as unknown as Requirement;
}

const programme = {
  id: 'p', title: { en: '', zh: '' }, instruments: [], facts: [], routes: [], openQuestions: [],
  requirements: [
    requirement('A134-05-c', { cel: { applies: 'product.isMarketed', check: 'qualityAgreement.riskAssessmentsPerYear >= 4' } }),
    requirement('A134-05-f'),
    requirement('A134-09-c'),
    requirement('A134-05-i'),
    requirement('A134-17-g', { cel: { applies: 'product.isSterile', check: 'cmo.x.y >= 5.0' } }),
    requirement('A134-16-a', { whenCheckable: 'authority_side' }),
    requirement('A134-14-b', { kind: 'encouragement' }),
    requirement('A134-02-a'),
  ],
  gates: [{ id: 'P1-G2', clause: 'law#32', statement: { en: 'agreements', zh: '协议' }, cel: { applies: 'true', check: 'agreement.signed' }, severity: 'critical', mark: 'seen' }],
} as unknown as Programme; // prettier-ignore

const fact = (key: string, value: FactValue, line: number): Fact => {
  const { start, end } = passages[line] ?? { start: 0, end: 0 };
  const citation = {
    source: 'dossier',
    documentId: 'doc',
    file: document.path,
    page: 1,
    start,
    end,
    quote: text.slice(start, end),
    boxes: [],
  };
  return { id: `${key}/1`, key, value, origin: 'sentence', citations: [citation] } as unknown as Fact;
};

const input: AssessInput = {
  dossier: { id: 'x', name: 'x', documents: [document], integrity: [], inputHash: 'h' } as unknown as AssessInput['dossier'],
  passages,
  sheet: {
    facts: [fact('qualityAgreement.riskAssessmentsPerYear', 2, 0), fact('application.enclosures', [{ no: '12', title: 'Pharmacovigilance agreement', present: false }], 3)],
    contradictions: [],
  },
  flat: { 'product.isMarketed': true, 'product.isSterile': false, 'qualityAgreement.riskAssessmentsPerYear': 2, 'agreement.signed': true },
  programme,
  clauses: new Map<string, Clause>(),
  statements,
  asOf: '2026-01-01',
  evidenceFor: () => [{ passage: passages[1]!, score: 0.7 }],
  casesFor: () => ['CN-TEST-001'],
}; // prettier-ignore

const findings = [...assessDossier(input)];
const of = (id: string): DraftFinding => findings.find((f) => f.requirementId === id)!;

describe('assessing a dossier', () => {
  it('gives one well-formed finding per requirement and gate, in their order', () => {
    expect(findings.map((f) => f.requirementId)).toEqual([...programme.requirements.map((r) => r.id), 'gate/P1-G2']);
    for (const finding of findings) expect(DraftFindingSchema.safeParse(finding).error).toBeUndefined();
  });

  it('fails a duty whose check is false and cites the place of the fact', () => {
    const finding = of('A134-05-c');
    expect(finding.verdict).toBe('not-met');
    expect(finding.evidence[0]).toMatchObject({ state: 'contradicting', citation: { quote: lines[0] } });
    expect(finding.trace.find((t) => t.rule === 'cel' && t.outcome === 'false')?.facts[0]).toMatchObject({ value: '2' });
  });

  it('takes a breaching sentence as not met and a fulfilling one as met, each with its words', () => {
    expect(of('A134-09-c')).toMatchObject({ verdict: 'not-met', evidence: [{ citation: { quote: lines[2] } }] });
    expect(of('A134-05-f')).toMatchObject({ verdict: 'met', evidence: [{ state: 'supporting', citation: { quote: lines[1] } }] });
  });

  it('says not addressed for the duty whose listed document is not enclosed', () => {
    expect(of('A134-05-i')).toMatchObject({ verdict: 'not-addressed', evidence: [{ citation: { quote: lines[3] } }] });
  });

  it('says not applicable with the reason for conditions not given, duties of the authority and encouragements', () => {
    for (const id of ['A134-17-g', 'A134-16-a', 'A134-14-b']) {
      expect(of(id).verdict).toBe('not-applicable');
      expect(of(id).reasoning.zh).not.toBe('');
      expect(of(id).evidence).toEqual([]);
    }
  });

  it('shows the located passages and open questions where it cannot tell', () => {
    expect(of('A134-02-a')).toMatchObject({
      verdict: 'undecided',
      evidence: [{ state: 'located' }],
      openQuestions: [{ en: 'open' }],
      cases: ['CN-TEST-001'],
    });
  });

  it('cites only words that stand at their place', () => {
    for (const { citation } of findings.flatMap((f) => f.evidence)) expect(text.slice(citation.start, citation.end)).toBe(citation.quote);
  });

  it('gives the same findings for the same dossier', () => {
    expect([...assessDossier(input)]).toEqual(findings);
  });
});

describe('a hard gate on the facts of a requirement', () => {
  const release = requirement('A134-12-b', { severity: 'major', cel: { applies: 'true', check: 'release.early == false' } });
  const gate = (check: string) => [{ ...programme.gates[0]!, id: 'P1-G4A', cel: { applies: 'true', check } }];
  const assess = (check: string, flat: AssessInput['flat']) =>
    [...assessDossier({ ...input, flat, programme: { ...programme, requirements: [release], gates: gate(check) } })].filter(
      (f) => f.origin === 'rule',
    );

  it('is decided with the requirement that fails on them, and lends it its clause and severity', () => {
    const [finding, ...others] = assess('release.early == false && release.version != ""', {
      'release.early': true,
      'release.version': '3',
    });
    expect(others.filter((f) => f.requirementId.startsWith('gate/'))).toEqual([]);
    expect(finding).toMatchObject({ requirementId: 'A134-12-b', verdict: 'not-met', severity: 'critical' });
    expect(finding?.trace.map(({ rule }) => rule)).toContain('gate');
    expect(finding?.reasoning.en).toContain('hard gate');
  });

  it('stands on its own where it fails on something else as well, passes, or cannot be decided', () => {
    const verdict = (flat: AssessInput['flat']) =>
      assess('release.early == false && release.version != ""', flat).find((f) => f.requirementId === 'gate/P1-G4A')?.verdict;
    expect(verdict({ 'release.early': true, 'release.version': '' })).toBe('not-met');
    expect(verdict({ 'release.early': false, 'release.version': '' })).toBe('not-met');
    expect(verdict({ 'release.early': false, 'release.version': '3' })).toBe('met');
    expect(verdict({})).toBe('undecided');
  });
});
