import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import {
  auditEvents,
  Decision,
  documentKinds,
  EvidenceState,
  ReviewPhase,
  Role,
  Severity,
  SignatureMeaning,
  Verdict,
} from '../../../src/domain/index.ts';
import en from '../../../src/console/words/en.json' with { type: 'json' };
import zh from '../../../src/console/words/zh.json' with { type: 'json' };

const consoleFolder = join(import.meta.dirname, '../../../src/console');
type Tree = { readonly [key: string]: string | Tree };

function keysOf(tree: Tree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [inner, words] of keysOf(value, `${prefix}${key}.`)) found.set(inner, words);
  }
  return found;
}

/** Chinese has no singular: a counted word has one form there. */
const withoutCount = (key: string): string => key.replace(/_(zero|one|other)$/u, '');
const english = keysOf(en);
const chinese = keysOf(zh);
const sources = readdirSync(consoleFolder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/u.test(file))
  .map((file) => ({
    file,
    tree: ts.createSourceFile(file, readFileSync(join(consoleFolder, file), 'utf8'), ts.ScriptTarget.Latest, true),
  }));

function visit(node: ts.Node, act: (node: ts.Node) => void): void {
  act(node);
  node.forEachChild((child) => visit(child, act));
}

/** First arguments of every `t(…)`: whole keys, and the fixed beginnings of computed ones. */
function usedKeys(): { whole: Map<string, string>; beginnings: Map<string, string> } {
  const whole = new Map<string, string>();
  const beginnings = new Map<string, string>();
  const take = (argument: ts.Expression, file: string): void => {
    if (ts.isStringLiteralLike(argument)) whole.set(argument.text, file);
    else if (ts.isTemplateExpression(argument)) beginnings.set(argument.head.text, file);
    else if (ts.isConditionalExpression(argument)) {
      take(argument.whenTrue, file);
      take(argument.whenFalse, file);
    }
  };
  for (const { file, tree } of sources) {
    visit(tree, (node) => {
      if (!ts.isCallExpression(node) || node.arguments[0] === undefined) return;
      const callee = node.expression.getText();
      if (callee === 't' || callee === 'i18next.t') take(node.arguments[0], file);
    });
  }
  return { whole, beginnings };
}

describe('the catalogue of words', () => {
  it('has the same keys in English and Chinese', () => {
    expect([...new Set([...chinese.keys()].map(withoutCount))].sort()).toEqual([...new Set([...english.keys()].map(withoutCount))].sort());
  });

  it('has no empty words, and every Chinese text that has letters has Chinese in it', () => {
    const same = new Set(['frame.product', 'signOff.hash', 'receive.size', 'receive.formats']);
    for (const words of [english, chinese]) for (const [key, text] of words) expect(text.trim(), key).not.toBe('');
    const untranslated = [...chinese].filter(
      ([key, text]) => !same.has(key) && /\p{L}/u.test(text.replace(/\{\{\w+\}\}/gu, '')) && !/\p{Script=Han}/u.test(text),
    );
    expect(untranslated).toEqual([]);
  });

  it('fills the same places in both languages', () => {
    const places = (text: string): string[] => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/gu)].map((match) => match[1]!))].sort();
    for (const [key, text] of chinese) {
      const twin = english.get(key) ?? english.get(`${withoutCount(key)}_other`);
      expect(places(text), key).toEqual(places(twin ?? ''));
    }
  });

  it('knows every key that the console asks for', () => {
    const bases = new Set([...english.keys()].map(withoutCount));
    const { whole, beginnings } = usedKeys();
    expect(whole.size).toBeGreaterThan(150);
    expect([...whole].filter(([key]) => !bases.has(key))).toEqual([]);
    expect([...beginnings].filter(([beginning]) => beginning === '' || ![...bases].some((key) => key.startsWith(beginning)))).toEqual([]);
  });

  it('keeps no key that nobody asks for', () => {
    const { whole, beginnings } = usedKeys();
    const idle = [...english.keys()]
      .map(withoutCount)
      .filter((key) => !whole.has(key) && ![...beginnings.keys()].some((beginning) => beginning !== '' && key.startsWith(beginning)));
    expect([...new Set(idle)]).toEqual([]);
  });

  it('has a word for every member of the closed vocabularies', () => {
    const vocabularies: Record<string, readonly string[]> = {
      verdict: Verdict.options,
      severity: Severity.options,
      evidence: EvidenceState.options,
      decision: Decision.options,
      phase: ReviewPhase.options,
      role: Role.options,
      meaning: SignatureMeaning.options,
    };
    for (const [group, members] of Object.entries(vocabularies))
      for (const member of members) expect(english.has(`${group}.${member}`), `${group}.${member}`).toBe(true);
    for (const key of english.keys()) if (key.startsWith('event.')) expect(Object.keys(auditEvents)).toContain(key.slice('event.'.length));
    expect(documentKinds.length).toBeGreaterThan(0);
  });
});

describe('the screens', () => {
  it('say nothing that is not in the catalogue', () => {
    const spoken = ['aria-label', 'title', 'placeholder', 'alt', 'label'];
    const allowed = new Set(['EN', '中文', 'Ctrl ↵', 'Esc', 'a', 'c', 'i', 'j', 'k', 'm', 'o', 'q', 's', 'v', 'x', 'z', '/', '?']);
    const literals: string[] = [];
    for (const { file, tree } of sources) {
      visit(tree, (node) => {
        const text = ts.isJsxText(node)
          ? node.text.trim()
          : ts.isJsxAttribute(node) &&
              spoken.includes(node.name.getText()) &&
              node.initializer !== undefined &&
              ts.isStringLiteral(node.initializer)
            ? node.initializer.text
            : '';
        if (/\p{L}/u.test(text) && !allowed.has(text)) literals.push(`${file}: ${text}`);
      });
    }
    expect(literals).toEqual([]);
  });
});
