import { parse, type ASTNode } from '@marcbachmann/cel-js';
import { serialize } from '@marcbachmann/cel-js/serialize';
import { sayFactWord } from '../../domain/fact-words.ts';
import { celReads } from '../../domain/cel-reads.ts';
import type { Bilingual, RuleTrace } from '../../domain/index.ts';
import type { AssessInput } from './assess-input.ts';
import { factsByKey, type Evaluate } from './cel-evidence.ts';
import { failures as words } from './failure-words.ts';
import { labelsOf } from './label-entries.ts';

type TracedFact = RuleTrace['facts'][number];
/** Which value failed against which limit, and the values as facts for the trace, so that the numbers of the text are covered. */
export type Failure = { readonly text: Bilingual; readonly facts: readonly TracedFact[] };
type Side = {
  readonly name: Bilingual;
  readonly shown: string;
  readonly said: Bilingual;
  readonly isDay: boolean;
  readonly isLiteral: boolean;
};
const comparisons = ['<', '<=', '>', '>=', '==', '!='] as const;
const mostTold = 3;

/** Says for a check that is false which comparisons failed. Undefined where it is none that can be told in a sentence. */
export function describeFailure(
  check: string,
  input: Pick<AssessInput, 'flat' | 'sheet' | 'programme'>,
  evaluate: Evaluate,
): Failure | undefined {
  const { flat } = input;
  const titles = new Map(input.programme.facts.map((fact) => [fact.key, fact.title]));
  const fields = new Map(input.programme.facts.map((fact) => [fact.key, fact.fields]));
  const places = factsByKey(input.sheet);
  const outcome = (node: ASTNode) => evaluate(serialize(node), flat);

  const describe = (node: ASTNode): Failure[] => {
    if (outcome(node).outcome !== 'false') return [];
    if (node.op === '&&' || node.op === '||') return node.args.flatMap(describe);
    if (node.op === '?:') return describe(outcome(node.args[0]).outcome === 'true' ? node.args[1] : node.args[2]);
    if (node.op === '!_') return node.args.op === 'call' ? [] : told(words.isTrue(nameOf(node.args)), node);
    if (node.op === 'id' || node.op === '.') return told(words.isFalse(nameOf(node)), node);
    if (node.op === 'rcall') return describeList(node);
    const operator = comparisons.find((o) => o === node.op);
    return operator === undefined ? [] : describeComparison(node, operator, node.args as [ASTNode, ASTNode]);
  };

  const describeComparison = (node: ASTNode, operator: (typeof comparisons)[number], [left, right]: [ASTNode, ASTNode]): Failure[] => {
    if (right.op === 'value' && typeof right.args === 'boolean')
      return told((operator === '==') === right.args ? words.isFalse(nameOf(left)) : words.isTrue(nameOf(left)), node);
    if (right.op === 'value' && right.args === '' && operator === '!=') return told(words.isEmpty(nameOf(left)), node);
    const [is, limit] = [sideOf(left), sideOf(right)];
    if (is === undefined || limit === undefined) return [];
    const bound: Bilingual = limit.isLiteral ? limit.said : words.named(limit.said, limit.name);
    const text = words.compared(is.name, is.said, words.bound(operator, is.isDay, bound));
    return told(text, node, `${serialize(left)} = ${is.shown}; ${operator} ${limit.shown}`, is.shown);
  };

  /** Elements of a list that fail alone, by what they are called. */
  const describeList = (node: ASTNode): Failure[] => {
    if (node.op !== 'rcall') return [];
    const [method, receiver] = node.args;
    const key = pathOf(receiver);
    const list = key === undefined ? undefined : flat[key];
    if (key === undefined || !Array.isArray(list) || list.length === 0) return [];
    if (method === 'exists') return told(words.none(nameOf(receiver), String(list.length)), node, `${String(list.length)} entries`);
    if (method !== 'all') return [];
    const bad = list.filter((element) => evaluate(serialize(node), { ...flat, [key]: [element] }).outcome === 'false');
    if (bad.length === 0) return [];
    const labels = labelsOf(bad, fields.get(key) ?? []).slice(0, mostTold);
    const text = words.some(nameOf(receiver), String(bad.length), String(list.length), labels);
    return told(text, node, `${String(bad.length)} of ${String(list.length)}: ${labels.map(({ en }) => en).join(', ')}`);
  };

  const nameOf = (node: ASTNode): Bilingual => {
    if (node.op === 'call') {
      const [name, args] = node.args;
      const [first, second] = args.map(nameOf);
      if (name === 'setMissing') return second === undefined || first === undefined ? plainName(node) : words.lacking(second);
      if (first !== undefined && second !== undefined) return words.span(name, first, second);
      if (first !== undefined) return words.measured(name, first);
    }
    return plainName(node);
  };

  const plainName = (node: ASTNode): Bilingual => {
    const read = celReads(serialize(node)).map((path) => path.replace(/\[\].*$/u, ''));
    const title = read.map((path) => titles.get(path)).find((t) => t !== undefined);
    const plain = (text: string): string => text.replace(/\s*[(（].*$/u, '');
    return title === undefined ? { en: serialize(node), zh: serialize(node) } : { en: plain(title.en), zh: plain(title.zh) };
  };

  const sideOf = (node: ASTNode): Side | undefined => {
    const { value } = outcome(node);
    if (value === undefined || value === '') return undefined;
    const isDay = value instanceof Date;
    const shown = isDay
      ? value.toISOString().slice(0, 10)
      : typeof value === 'number'
        ? String(Math.floor(value * 100) / 100)
        : String(value);
    if (typeof value === 'object' && !isDay) return undefined;
    const said = typeof value === 'string' && /^[a-z][a-z_]*$/u.test(value) ? sayFactWord(value) : { en: shown, zh: shown };
    return { name: nameOf(node), shown, said, isDay, isLiteral: node.op === 'value' };
  };

  const told = (text: Bilingual, node: ASTNode, derivation?: string, value = ''): Failure[] => {
    const citations = celReads(serialize(node)).flatMap((path) =>
      (places.get(path.replace(/\[\].*$/u, '')) ?? []).flatMap((f) => f.citations),
    );
    return [{ text, facts: derivation === undefined ? [] : [{ key: serialize(node), value, citations, derivation }] }];
  };

  const all = describe(parse(check).ast).slice(0, mostTold);
  const facts = all.flatMap((f) => f.facts);
  const text = { en: all.map((f) => f.text.en).join('; '), zh: all.map((f) => f.text.zh).join('；') };
  const known = `${check} ${facts.map((f) => `${f.value} ${f.derivation ?? ''}`).join(' ')}`;
  const covered = [...`${text.en} ${text.zh}`.matchAll(/\d+(?:\.\d+)?/gu)].every(([number]) => known.includes(number));
  return all.length > 0 && covered ? { text, facts } : undefined;
}

function pathOf(node: ASTNode): string | undefined {
  if (node.op === 'id') return node.args;
  if (node.op !== '.') return undefined;
  const object = pathOf(node.args[0]);
  return object === undefined ? undefined : `${object}.${node.args[1]}`;
}
