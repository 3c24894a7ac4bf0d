import { describe, expect, it } from 'vitest';
import { readKnowledgeFiles } from '../../src/adapters/knowledge-files/read-knowledge-files.ts';
import { AppError, canFail } from '../../src/domain/index.ts';
import { loadKnowledgeBase } from '../../src/knowledge/load-knowledge-base.ts';
import { manifestText } from '../../src/knowledge/manifest.ts';

type File = { readonly path: string; readonly text: string };
const shipped = readKnowledgeFiles('knowledge-base');
const requirementsPath = 'programmes/drug-contract-manufacturing/requirements.yaml';

/** The shipped files with one changed, and a manifest that fits. */
function changed(path: string, change: (text: string) => string): File[] {
  const files = shipped.map((file) => (file.path === path ? { path, text: change(file.text) } : file));
  return files.map((file) => (file.path === 'manifest.json' ? { path: file.path, text: manifestText(files) } : file));
}

function faultOf(files: readonly File[]): AppError {
  try {
    loadKnowledgeBase(files);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('the knowledge base was loaded');
}

const lineIn = (path: string, words: string): number =>
  (shipped
    .find((f) => f.path === path)
    ?.text.split('\n')
    .findIndex((l) => l.includes(words)) ?? -2) + 1;

describe('the shipped knowledge base', () => {
  const knowledge = loadKnowledgeBase(shipped);
  const programme = knowledge.programmes.get('drug-contract-manufacturing');

  it('has all 28 articles of Announcement 134 with a heading and wording in both languages', () => {
    const articles = [...knowledge.clauses.values()].filter((c) => c.instrument === 'nmpa-2025-134' && /^[IVXLC]+$/u.test(c.number));
    expect(articles).toHaveLength(28);
    for (const clause of [...knowledge.clauses.values()]) {
      expect(clause.heading.en, clause.id).toMatch(/[a-z]/u);
      expect(clause.heading.zh, clause.id).toMatch(/\p{Script=Han}/u);
      expect(clause.workingText.zh, clause.id).toMatch(/\p{Script=Han}/u);
      expect(clause.officialText, clause.id).toBeUndefined();
    }
  });

  it('has the five tasks of (IV), the four circumstances of (XVII) and the two ways of (XIX) as clauses below their article', () => {
    const below = (article: string) =>
      [...knowledge.clauses.values()].filter((c) => c.parent === `nmpa-2025-134#${article}`).map((c) => c.number);
    expect(below('IV')).toEqual(['IV.1', 'IV.2', 'IV.3', 'IV.4', 'IV.5']);
    expect(below('XVII')).toEqual(['XVII.1', 'XVII.2', 'XVII.3', 'XVII.4']);
    expect(below('XIX')).toEqual(['XIX.1', 'XIX.2']);
  });

  it('has 155 requirements, 67 with an expression, 51 of these binding, deterministic and checkable at application', () => {
    const withCel = programme?.requirements.filter((r) => r.cel) ?? [];
    expect(programme?.requirements).toHaveLength(155);
    expect(withCel).toHaveLength(67);
    const binding = withCel.filter(
      (r) => ['duty', 'prohibition'].includes(r.kind) && r.checkMode === 'deterministic' && r.whenCheckable.startsWith('application'),
    );
    expect(binding).toHaveLength(51);
  });

  it('names every requirement in both languages, each title once', () => {
    const titles = programme?.requirements.map((r) => r.title) ?? [];
    expect(new Set(titles.map((t) => t.en)).size).toBe(155);
    expect(new Set(titles.map((t) => t.zh)).size).toBe(155);
    for (const { en, zh } of titles) expect([en.split(' ').length <= 7, zh.length <= 18], en).toEqual([true, true]);
  });

  it('lets no permission, encouragement, applicability or duty of an authority fail', () => {
    const free = programme?.requirements.filter((r) => !canFail(r)) ?? [];
    expect(
      free.every((r) => ['permission', 'encouragement', 'applicability'].includes(r.kind) || r.whenCheckable === 'authority_side'),
    ).toBe(true);
    expect(free.length).toBeGreaterThan(26);
  });

  it('shows every open question in Chinese too, and where it bears', () => {
    expect(programme?.openQuestions).toHaveLength(22);
    const shown = new Set(programme?.requirements.flatMap((r) => r.openQuestions.map((q) => q.en)));
    expect([...shown].sort()).toEqual(programme?.openQuestions.map((q) => q.en).sort());
  });

  it('has 170 cases, none confirmed, and says nothing of how they were gathered', () => {
    expect(knowledge.cases).toHaveLength(170);
    expect(knowledge.cases.every((c) => !c.confirmed)).toBe(true);
    for (const file of shipped.filter((f) => f.path.startsWith('cases/')))
      expect(file.text).not.toMatch(/\[seen|^verification|memory, unverified|^notes/mu);
  });
});

describe('a fault in the knowledge base', () => {
  const lineOfFirst = (id: string) => lineIn(requirementsPath, `- id: ${id}`);

  it.each([
    ['a severity that does not exist', 'severity: critical', 'severity: grave', lineIn(requirementsPath, 'severity: critical')],
    [
      'a clause that is in no instrument',
      'clause: nmpa-2025-134#I\n',
      'clause: nmpa-2025-134#XXIX\n',
      lineIn(requirementsPath, 'clause: nmpa-2025-134#I'),
    ],
    ['a fact that is not in the model', '- cmo.qmsDocuments', '- cmo.qmsPapers', lineIn(requirementsPath, '- cmo.qmsDocuments')],
    ['an id that stands twice', 'id: A134-01-b', 'id: A134-01-a', lineOfFirst('A134-01-b')],
    [
      'an expression that is not CEL',
      'check: cmo.sop.evaluation.version != ""',
      'check: cmo.sop.evaluation.version !=',
      lineIn(requirementsPath, 'check: cmo.sop.evaluation.version != ""'),
    ],
    [
      'an expression over an unknown fact',
      'check: cmo.sop.evaluation.version != ""',
      'check: cmo.sop.evaluation.edition != ""',
      lineIn(requirementsPath, 'check: cmo.sop.evaluation.version != ""'),
    ],
    [
      'an expression that calls an unknown function',
      'check: cmo.sop.evaluation.version != ""',
      'check: setLacks(["a"], evaluation.topics) == []',
      lineIn(requirementsPath, 'check: cmo.sop.evaluation.version != ""'),
    ],
    [
      'an expression that is neither true nor false',
      'check: cmo.sop.evaluation.version != ""',
      'check: size(evaluation.topics)',
      lineIn(requirementsPath, 'check: cmo.sop.evaluation.version != ""'),
    ],
    ['an unknown open question', 'openQuestions: [Q13]', 'openQuestions: [Q99]', lineIn(requirementsPath, 'openQuestions: [Q13]')],
    ['a field that does not belong there', 'threshold: null', 'limit: 3', lineIn(requirementsPath, 'threshold: null') - 14],
  ])('%s is told with file and line', (_name, from, to, line) => {
    const error = faultOf(changed(requirementsPath, (text) => text.replace(from, to)));
    expect(error.code).toBe('knowledge.invalid');
    const told = /requirements\.yaml:(\d+): /u.exec(error.message);
    expect(Math.abs(Number(told?.[1]) - line)).toBeLessThanOrEqual(_name.startsWith('a field') ? 6 : 0);
    expect(error.userMessage.en).toContain(requirementsPath);
    expect(error.userMessage.zh).toContain(requirementsPath);
  });

  it('tells the line of broken YAML', () => {
    const error = faultOf(changed(requirementsPath, (text) => text.replace('    kind: duty', '   kind: duty')));
    expect(error.message).toMatch(/requirements\.yaml:\d+: not readable as YAML/u);
  });

  it('refuses a shipped case that says it is confirmed', () => {
    const error = faultOf(changed('cases/CN-CHG-001.yaml', (text) => text.replace('confirmed: false', 'confirmed: true')));
    expect(error.message).toContain('cases/CN-CHG-001.yaml');
  });

  it('does not pass over a file at an unknown place', () => {
    const error = faultOf([...shipped, { path: 'instruments/More Laws.yaml', text: '' }]);
    expect(error.message).toContain('instruments/More Laws.yaml:1');
  });
});

describe('the manifest', () => {
  it('refuses files that differ from it, naming them', () => {
    const files = shipped.map((file) => (file.path === 'glossary/en-zh.tsv' ? { ...file, text: `${file.text}# added\n` } : file));
    const error = faultOf(files);
    expect(error.code).toBe('knowledge.hash-mismatch');
    expect(error.userMessage.en).toContain('glossary/en-zh.tsv');
  });

  it('gives another version for another content, and the same for the same', () => {
    const one = loadKnowledgeBase(changed('glossary/en-zh.tsv', (text) => `${text}# a\n`)).version;
    const two = loadKnowledgeBase(changed('glossary/en-zh.tsv', (text) => `${text}# b\n`)).version;
    expect(one).not.toBe(two);
    expect(loadKnowledgeBase(shipped).version).toBe(loadKnowledgeBase([...shipped].reverse()).version);
  });

  it('is missed when it is not there', () => {
    expect(faultOf(shipped.filter((file) => file.path !== 'manifest.json')).code).toBe('knowledge.hash-mismatch');
  });
});
