import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrecheckOutput } from '../../src/cli/present-precheck.ts';

const folder = mkdtempSync(join(tmpdir(), 'countersign-precheck-'));
const [dossier, workspace] = [join(folder, 'dossier'), join(folder, 'workspace')];
beforeAll(() => {
  mkdirSync(dossier);
  writeFileSync(
    join(dossier, '01_质量协议.md'),
    '# 质量协议\n\n委托方：青榆药业有限公司（示例）\n\n受托方：白桦制药有限公司（示例）\n\n受托方应在两个工作日内将偏差告知委托方。\n',
  );
  writeFileSync(join(folder, 'announcement.txt'), '一、受托生产企业应当建立质量管理体系（测试文本）。\n二、应当具备相应条件。\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The real program. */
function run(...args: readonly string[]): { readonly code: number | null; readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli/main.js', ...args], {
    env: { ...process.env, COUNTERSIGN_WORKSPACE: workspace },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, out: stdout, err: stderr };
}
const prechecked = (): PrecheckOutput => {
  const { code, out, err } = run('precheck', dossier, '--json');
  expect(code, err).toBeLessThanOrEqual(1);
  return JSON.parse(out) as PrecheckOutput;
};
/** All but the time of day. */
const content = ({ dossier: about, ...rest }: PrecheckOutput): object => ({ ...rest, dossier: { ...about, preparedAt: null } });
const wordings = ({ findings }: PrecheckOutput): string[] =>
  findings.flatMap(({ clause, citations }) =>
    citations.flatMap((citation) => (citation.source === 'clause' && clause === 'nmpa-2025-134#I' ? [citation.wording] : [])),
  );

describe('a pre-check in the terminal', { timeout: 120_000 }, () => {
  it('needs no workspace and makes none', () => {
    const { findings } = prechecked();
    expect(findings.length).toBeGreaterThan(100);
    expect(existsSync(workspace)).toBe(false);
  });

  it('beside a workspace shows its official texts, and says the same from what the workspace keeps', () => {
    const before = prechecked();
    expect(wordings(before)).toContain('working');
    expect(run('kb', 'import', join(folder, 'announcement.txt'))).toMatchObject({ code: 0 });
    const first = prechecked();
    expect(wordings(first)).toContain('official');
    expect(wordings(first)).not.toContain('working');
    const kept = join(workspace, 'cache');
    expect(readdirSync(kept)).toContain('knowledge.bin');
    const { mtimeMs } = statSync(join(kept, 'knowledge.bin'));
    expect(content(prechecked())).toEqual(content(first));
    expect(statSync(join(kept, 'knowledge.bin')).mtimeMs).toBe(mtimeMs);
  });
});

describe('the terminal', { timeout: 60_000 }, () => {
  it('shows every command in its help, and the help of the one that is asked for after an option', () => {
    const all = run('--help').out;
    for (const command of [
      'precheck',
      'ask',
      'serve',
      'kb',
      'records',
      'audit',
      'witness',
      'backup',
      'restore',
      'user',
      'retention',
      'endpoint',
      'label',
      'release',
    ])
      expect(all).toMatch(new RegExp(`^  ${command}\\b`, 'mu'));
    expect(run('--language', 'zh', 'restore', '--help').out).toContain('countersign restore');
  });

  it('says what a command that it does not know might have been', () => {
    const { code, err } = run('precheque');
    expect(code).not.toBe(0);
    expect(err).toContain('precheck');
  });
});
