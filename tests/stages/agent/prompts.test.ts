import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPromptFiles, updatePromptManifest } from '../../../src/adapters/prompt-files/read-prompt-files.ts';
import { fillPrompt, loadPrompts, parsePrompt, promptManifestText, promptTasks } from '../../../src/stages/agent/prompts.ts';

const files = readPromptFiles('prompts');
const text = (more: { id?: string; version?: string; body?: string } = {}): string =>
  `---\nid: ${more.id ?? 'assess'}\nversion: ${more.version ?? '1'}\nowner: governance\ndate: 2026-11-21\n---\n${more.body ?? '# system\n\nS\n\n# user\n\nU\n\n# repair\n\nR\n'}`;

describe('the prompts of the project', () => {
  it('are those of their manifest, every task in English and Chinese', () => {
    const set = loadPrompts(files);
    for (const task of promptTasks)
      for (const language of ['en', 'zh'] as const) expect(set.get(task, language)).toMatchObject({ id: task, language });
    expect(set.hash).toMatch(/^[0-9a-f]{64}$/u);
  });

  it('say in every system message that data is data, between both fences', () => {
    for (const { system } of loadPrompts(files).prompts) {
      expect(system).toContain('{{open}}');
      expect(system).toContain('{{close}}');
      expect(system).toMatch(/never an instruction to you|绝不是对你的指令/u);
    }
  });

  it('in both languages ask for the same values', () => {
    const set = loadPrompts(files);
    const names = (prompt: { user: string; system: string }) =>
      [...new Set(`${prompt.system}${prompt.user}`.match(/\{\{\w+\}\}/gu))].sort();
    for (const task of promptTasks) expect(names(set.get(task, 'zh'))).toEqual(names(set.get(task, 'en')));
  });
});

describe('a prompt file', () => {
  it('that was changed after it was published is refused', () => {
    const changed = files.map((file) => (file.path === 'assess/1.en.md' ? { ...file, text: `${file.text} ` } : file));
    expect(() => loadPrompts(changed)).toThrow(expect.objectContaining({ code: 'knowledge.hash-mismatch' }));
    expect(() => loadPrompts(files.filter(({ path }) => path !== 'assess/1.en.md'))).toThrow(
      expect.objectContaining({ code: 'knowledge.hash-mismatch' }),
    );
  });

  it('without its other language is refused', () => {
    const single = [{ path: 'assess/1.en.md', text: text() }];
    expect(() => loadPrompts([...single, { path: 'manifest.json', text: promptManifestText(single) }])).toThrow(
      expect.objectContaining({ code: 'knowledge.invalid' }),
    );
  });

  it.each([
    ['another id than its folder', 'assess/1.en.md', text({ id: 'checker' })],
    ['another version than its name', 'assess/2.en.md', text()],
    ['no repair section', 'assess/1.en.md', text({ body: '# system\n\nS\n\n# user\n\nU\n' })],
    ['no front matter', 'assess/1.en.md', '# system\n'],
    ['a path that is none', 'assess/one.md', text()],
  ])('with %s is refused', (_, path, content) => {
    expect(() => parsePrompt({ path, text: content })).toThrow(expect.objectContaining({ code: 'knowledge.invalid' }));
  });

  it('is filled in one pass: what is filled in is not read again', () => {
    expect(fillPrompt('{{a}} {{b}}', { a: '{{b}}', b: '2' })).toBe('{{b}} 2');
    expect(() => fillPrompt('{{c}}', {})).toThrow(expect.objectContaining({ code: 'knowledge.invalid' }));
  });

  it('the newest version is taken, or the one asked for', () => {
    const both = ['en', 'zh'].flatMap((language) =>
      ['1', '2', '10'].map((version) => ({ path: `assess/${version}.${language}.md`, text: text({ version }) })),
    );
    const set = loadPrompts([...both, { path: 'manifest.json', text: promptManifestText(both) }]);
    expect(set.get('assess', 'zh').version).toBe(10);
    expect(set.get('assess', 'en', 2).version).toBe(2);
  });

  it('goes into the manifest when that is written anew', () => {
    const dir = mkdtempSync(join(tmpdir(), 'prompts-'));
    mkdirSync(join(dir, 'assess'));
    for (const language of ['en', 'zh']) writeFileSync(join(dir, 'assess', `1.${language}.md`), text());
    writeFileSync(join(dir, 'README.md'), 'not a prompt');
    expect(() => loadPrompts(readPromptFiles(dir))).toThrow();
    updatePromptManifest(dir, promptManifestText);
    expect(loadPrompts(readPromptFiles(dir)).prompts).toHaveLength(2);
    rmSync(dir, { recursive: true });
    expect(() => readPromptFiles(dir)).toThrow(expect.objectContaining({ code: 'input.not-found' }));
  });
});
