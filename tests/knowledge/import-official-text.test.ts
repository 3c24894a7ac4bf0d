import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readKnowledgeFiles } from '../../src/adapters/knowledge-files/read-knowledge-files.ts';
import { Sha256 } from '../../src/domain/index.ts';
import { importOfficialText, type ImportedText, type NewInstrument } from '../../src/knowledge/import-official-text.ts';
import { loadKnowledgeBase } from '../../src/knowledge/load-knowledge-base.ts';
import { officialTextPath, readOfficialTexts, withOfficialTexts } from '../../src/knowledge/with-official-texts.ts';

const knowledge = loadKnowledgeBase(readKnowledgeFiles('knowledge-base'));
const source = { name: 'text.txt', sha256: Sha256.parse('0'.repeat(64)) };
const newInstrument: NewInstrument = {
  title: { en: 'Test rules', zh: '测试规定' }, number: { en: 'No. 1', zh: '第1号' }, issued: '2026-01-01', inForce: '2026-02-01', ended: null,
  issuer: { en: 'Office', zh: '办公室' },
}; // prettier-ignore

function importNew(text: string): ImportedText {
  const outcome = importOfficialText(text, { instrument: 'test-rules', source, knowledge, newInstrument });
  if (!outcome.ok) throw new Error(outcome.explanation.en);
  return outcome.imported;
}
const numbers = (imported: ImportedText) => imported.clauses.map((clause) => clause.number);
const textOf = (imported: ImportedText, number: string) => imported.clauses.find((clause) => clause.number === number)?.text;

describe('an official text is split by its own numbering', () => {
  it('in a Chinese law with chapters, articles and items', () => {
    const imported = importNew(
      '测试规定\n第一章　总则\n第一条　为了测试，制定本规定。\n第二条　有下列情形之一的，适用本规定：\n（一）甲情形；\n（二）乙情形。\n前款情形消失的，不再适用。\n第二章　附则\n第三条　依照\n第二条规定处理的，另行通知。\n第四条　本规定自2026年2月1日起施行。\n办公室\n2026年1月1日\n',
    );
    expect(imported.language).toBe('zh');
    expect(numbers(imported)).toEqual(['chapter-1', '1', '2', '2.1', '2.2', 'chapter-2', '3', '4']);
    expect(textOf(imported, '2')).toBe('有下列情形之一的，适用本规定：\n（一）甲情形；\n（二）乙情形。\n前款情形消失的，不再适用。');
    expect(textOf(imported, '2.2')).toBe('乙情形。');
    expect(textOf(imported, '3')).toBe('依照第二条规定处理的，另行通知。');
    expect(textOf(imported, '4')).toBe('本规定自2026年2月1日起施行。');
  });

  it('in a Chinese notice whose articles are numbered on through its parts', () => {
    const imported = importNew(
      '一、责任\n（一）建立制度。\n（二）做好以下工作：\n1.培训人员；\n2.保存记录。\n二、监督\n（三）加强检查。\n',
    );
    expect(numbers(imported)).toEqual(['part-1', '1', '2', '2.1', '2.2', 'part-2', '3']);
  });

  it('in a Chinese notice whose items begin again under each article', () => {
    const imported = importNew('一、有下列要求：\n（一）甲。\n（二）乙。\n二、有下列禁止：\n（一）丙。\n（二）丁。\n');
    expect(numbers(imported)).toEqual(['1', '1.1', '1.2', '2', '2.1', '2.2']);
    expect(textOf(imported, '2.1')).toBe('丙。');
  });

  it('in an English law with articles, also where a wrapped line begins with a reference', () => {
    const imported = importNew(
      'Chapter 1 General\nArticle 1 These rules are a test.\nArticle 2 Whoever acts under\nArticle 1 of these rules shall:\n(1) keep records;\n(2) train staff.\nRecords are kept for\n5. years at least.\nArticle 3 In force now.\n',
    );
    expect(numbers(imported)).toEqual(['chapter-1', '1', '2', '2.1', '2.2', '3']);
    expect(textOf(imported, '2')).toContain('Whoever acts under Article 1 of these rules shall:');
  });

  it('without page numbers, and with wrapped lines joined in the way of the language', () => {
    const imported = importNew(
      'Article 1 One sentence on shared-\nline manufacture of sterile drugs that goes on over\n\n- 2 -\n\nthe end of a page.\nArticle 2 Next.\n\fArticle 3 Last.',
    );
    const first = 'One sentence on shared-line manufacture of sterile drugs that goes on over the end of a page.';
    expect(imported.clauses.map((clause) => clause.text)).toEqual([first, 'Next.', 'Last.']);
  });

  it('and not guessed where there is none', () => {
    const outcome = importOfficialText('A letter without any numbers.', { instrument: 'test-rules', source, knowledge, newInstrument });
    expect(outcome).toMatchObject({ ok: false, reason: 'no-clauses' });
  });

  it('but an instrument that nobody described is asked for', () => {
    const outcome = importOfficialText('Article 1 Text.', { instrument: 'test-rules', source, knowledge });
    expect(outcome).toMatchObject({ ok: false, reason: 'unknown-instrument' });
  });
});

describe('imported text in the knowledge base', () => {
  it('stands on the clause with the same number, whatever the numerals, in each language beside our wording', () => {
    const zh = importOfficialText('第三十一条　甲。\n第三十二条　乙。\n第九百条　丙。', {
      instrument: 'drug-administration-law-2019',
      source,
      knowledge,
    });
    const en = importOfficialText('Article 31 A.\nArticle 32 B.', { instrument: 'drug-administration-law-2019', source, knowledge });
    if (!zh.ok || !en.ok) throw new Error('not imported');
    expect(zh.imported.matched).toEqual(['drug-administration-law-2019#31', 'drug-administration-law-2019#32']);
    expect(zh.imported.unmatched).toEqual(['900']);
    expect(zh.imported.missing).toContain('drug-administration-law-2019#33');
    const merged = withOfficialTexts(knowledge, [zh.imported, en.imported]);
    const clause = merged.clauses.get('drug-administration-law-2019#32');
    expect(clause?.officialText).toEqual({ zh: '乙。', en: 'B.' });
    expect(clause?.workingText).toEqual(knowledge.clauses.get('drug-administration-law-2019#32')?.workingText);
    expect(knowledge.clauses.get('drug-administration-law-2019#32')?.officialText).toBeUndefined();
  });

  it('makes clauses for a new instrument, with the days of that instrument', () => {
    const merged = withOfficialTexts(knowledge, [importNew('第一章　总则\n第一条　甲。\n第二条　乙。')]);
    const clause = merged.clauses.get('test-rules#2');
    expect(clause).toMatchObject({ parent: 'test-rules#chapter-1', validFrom: '2026-02-01', validTo: null, officialText: { zh: '乙。' } });
    expect(merged.instruments.at(-1)?.title.zh).toBe('测试规定');
  });

  it('is stored as JSON and checked when it is read again', () => {
    const imported = importNew('Article 1 Text.');
    const path = officialTextPath(imported);
    expect(path).toBe('test-rules.en.json');
    expect(readOfficialTexts([{ path, text: JSON.stringify(imported) }])).toEqual([imported]);
    expect(() => readOfficialTexts([{ path, text: '{"schema":"imported-text/1"}' }])).toThrow('test-rules.en.json');
  });
});

const shared = join(import.meta.dirname, '..', '..', '..', 'shared');
const announcement = join(shared, 'sources', 'nmpa-2025-134-en.txt');
const laws = join(shared, 'bench', 'cn-pharma-laws', 'articles.jsonl');

describe.skipIf(!existsSync(announcement))('the English text of Announcement 134 (needs ../shared/sources)', () => {
  const text = existsSync(announcement) ? readFileSync(announcement, 'utf8') : '';
  const wrapped = text
    .split('\n')
    .map((line) => line.replace(/(.{60,88}) /gu, '$1\n'))
    .join('\n');

  it.each([
    ['as published', text],
    ['with its lines wrapped', wrapped],
  ])('matches all 28 articles and 11 numbered pieces, %s', (_name, content) => {
    const outcome = importOfficialText(content, { instrument: 'nmpa-2025-134', source, knowledge });
    if (!outcome.ok) throw new Error(outcome.explanation.en);
    expect(outcome.imported.missing).toEqual([]);
    expect(outcome.imported.unmatched).toEqual([]);
    expect(outcome.imported.matched).toHaveLength(42);
    const folded = text.replace(/\s+/gu, ' ');
    for (const clause of outcome.imported.clauses) for (const words of clause.text.split('\n')) expect(folded).toContain(words);
  });

  it('shares no sentence with our wording', () => {
    const sentences = text
      .split(/(?<=[.;:])\s+/u)
      .map((s) => s.replace(/^\(?[\dIVXLC]+[.)]\s*/u, '').trim())
      .filter((s) => s.length > 60);
    const ours = readKnowledgeFiles('knowledge-base')
      .map((file) => file.text.replace(/\s+/gu, ' '))
      .join('\n');
    expect(sentences.filter((sentence) => ours.includes(sentence))).toEqual([]);
  });
});

describe.skipIf(!existsSync(laws))('65 Chinese laws and rules (needs ../shared/bench)', () => {
  it('give every article word for word', () => {
    const rows = existsSync(laws)
      ? readFileSync(laws, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as { law: string; article: string; text: string })
      : [];
    const byLaw = new Map<string, typeof rows>();
    for (const row of rows) byLaw.set(row.law, [...(byLaw.get(row.law) ?? []), row]);
    const fold = (words: string): string => words.replace(/\n+/gu, '\n').trim();
    let found = 0;
    for (const [law, articles] of byLaw) {
      const imported = importNew(`${law}\n\n${articles.map((row) => `${row.article}\u3000${row.text}`).join('\n\n')}`);
      const texts = new Set(imported.clauses.filter((clause) => /^\d+$/u.test(clause.number)).map((clause) => fold(clause.text)));
      found += articles.filter((row) => texts.has(fold(row.text))).length;
    }
    expect([found, byLaw.size]).toEqual([rows.length, 64]);
  });
});
