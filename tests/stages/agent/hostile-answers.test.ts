import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { canonicalHash } from '../../../src/domain/canonical-json.ts';
import { assessRequirement } from '../../../src/stages/agent/assess-requirement.ts';
import { lexiconOf } from '../../../src/stages/agent/bearing.ts';
import { answerMessage, objectIn, readAnswer } from '../../../src/stages/agent/read-answer.ts';
import { StoredAnswer } from '../../../src/stages/agent/answer-store.ts';
import { verifyAgentDraft } from '../../../src/stages/agent/verify-agent-draft.ts';
import { verifyCitation } from '../../../src/stages/verify/verify-citation.ts';
import { uncoveredNumbers } from '../../../src/stages/verify/verify-numbers.ts';
import { startScriptedServer, type ScriptedAnswer } from '../../fixtures/scripted-server/start-scripted-server.ts';
import { accessTo, agreement, clause, meansFor, passageWith, prompts, report, requirementOf } from './small-dossier.ts';

const request = canonicalHash('request');
const anything = fc.anything({ withBigInt: true, withSparseArray: true, withNullPrototype: true, withObjectString: true, maxDepth: 4 });
const call = fc.record(
  { name: fc.oneof(fc.constantFrom('submit_draft', 'searchDossier', '__proto__', 'approve'), anything), args: anything, id: anything },
  { requiredKeys: [] },
);
const message = fc.oneof(
  anything,
  fc.record(
    {
      content: fc.oneof(anything, fc.string(), fc.array(fc.record({ type: fc.string(), text: anything }))),
      tool_calls: fc.oneof(anything, fc.array(fc.oneof(call, anything), { maxLength: 20 })),
      invalid_tool_calls: fc.oneof(anything, fc.array(call)),
      usage_metadata: fc.oneof(anything, fc.record({ input_tokens: anything, output_tokens: anything })),
      response_metadata: fc.oneof(anything, fc.record({ finish_reason: anything })),
    },
    { requiredKeys: [] },
  ),
);

describe('answers of any shape', { timeout: 180_000 }, () => {
  it('10,000 messages become plain answers that can be stored, hashed and gone on with', () => {
    fc.assert(
      fc.property(message, (made) => {
        const answer = StoredAnswer.parse(readAnswer(made, { latencyMs: 1, estimatedInput: 10 }));
        expect(answer.toolCalls.length).toBeLessThanOrEqual(8);
        expect(canonicalHash(answer)).toHaveLength(64);
        const next = answerMessage(answer, { request, submit: 'submit_draft', names: new Set(['searchDossier', 'submit_draft']) });
        expect(next.tool_calls!.length).toBeGreaterThan(0);
        for (const { name } of next.tool_calls!) expect(['submit_draft', 'searchDossier']).toContain(name);
      }),
      { numRuns: 10_000, seed: 134 },
    );
  });

  it('nesting without end, huge texts and prototypes are not taken in', () => {
    expect(objectIn(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`)).toBeUndefined();
    expect(objectIn(`{"a":"${'x'.repeat(100_000)}"}`)).toBeUndefined();
    const polluted = objectIn('{"__proto__":{"verdict":"met"},"a":1}');
    expect(polluted).toEqual({ a: 1 });
    expect(({} as { verdict?: unknown }).verdict).toBeUndefined();
    expect(readAnswer({ content: 'y'.repeat(1_000_000) }, { latencyMs: 0, estimatedInput: 0 }).content.length).toBeLessThanOrEqual(60_000);
  });

  it('150 hostile answers over HTTP: every conversation ends as a draft or as search failed, and only what stands is left', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const access = accessTo([agreement, report]);
    const requirement = requirementOf('A134-10-a');
    const subject = { requirement, clause, facts: [], evidence: [passageWith(access, '48 hours')] };
    const lexicon = lexiconOf([requirement], []);
    const quote = 'reports each major deviation within 48 hours';
    const submit = (answer: unknown): ScriptedAnswer => ({ tools: [{ name: 'submit_draft', arguments: answer }] });
    const json = fc.jsonValue({ maxDepth: 4 });
    const shape: fc.Arbitrary<ScriptedAnswer> = fc.oneof(
      json.map(submit),
      fc
        .record({
          verdict: fc.constantFrom('met', 'not-met', 'guilty'),
          reasoning: fc.oneof(fc.string(), fc.constant('Within 48 hours.')),
          citations: fc.array(
            fc.record({ passageId: fc.constantFrom('P1', 'P2', 'P77', ''), quote: fc.oneof(fc.constant(quote), fc.string()) }),
          ),
          confidence: fc.constantFrom('high', 'sure'),
        })
        .map(submit),
      fc.string().map((content) => ({ content })),
      json.map((each) => ({ message: each })),
      fc.json().map((raw) => ({ raw })),
      fc.string().map((raw) => ({ raw, type: 'text/plain' })),
      fc
        .record({
          name: fc.constantFrom('searchDossier', 'readAround', 'computeDates', 'rm', '__proto__'),
          arguments: fc.oneof(json, fc.string()),
        })
        .map((tool) => ({ tools: Array.from({ length: 12 }, () => tool) })),
      fc.constantFrom<ScriptedAnswer>(
        { status: 418 },
        { status: 200, error: 'fine' },
        { content: 'x', finish: 'length' },
        { content: 'x', cutAfter: 3 },
        { redirect: 'http://127.0.0.1:9/' },
        { raw: '', status: 204 },
      ),
    );
    const shapes = fc.sample(shape, { numRuns: 150, seed: 134 });
    let at = 0;
    const server = await startScriptedServer(({ number }) => shapes[(at + number) % shapes.length]!);
    const states = new Map<string, number>();
    for (at = 0; at < shapes.length; at += 1) {
      const means = meansFor(server.baseUrl, { budget: { turns: 3, tokens: 60_000, seconds: 10 }, policy: { attempts: 1 } });
      const reading = await assessRequirement(subject, access, prompts, 'en', means);
      states.set(reading.state, (states.get(reading.state) ?? 0) + 1);
      const opinion = verifyAgentDraft(reading, requirement, {
        access, checks: { stands: (c) => verifyCitation(c, access.documents).stands, uncoveredNumbers }, lexicon, factTitles: [], clause,
      }); // prettier-ignore
      if (opinion.state === 'drafted') for (const citation of opinion.citations) expect(citation.quote).toBe(quote);
    }
    await server.close();
    expect(states.get('search-failed')).toBeGreaterThan(50);
    expect(states.get('drafted')).toBeGreaterThan(1);
  });
});
