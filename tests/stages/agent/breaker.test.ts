import { describe, expect, it } from 'vitest';
import { createBreaker } from '../../../src/stages/agent/breaker.ts';

describe('the breaker of a run', () => {
  it.each(['endpoint-error', 'time-spent', 'unreachable', 'rejected', 'refused', 'malformed'] as const)(
    'closes after three requests in a row that ended as %s, and says so',
    (why) => {
      const breaker = createBreaker(60, () => 0);
      for (const expected of [undefined, undefined, why]) {
        breaker.heard(why);
        expect(breaker.closed()).toBe(expected);
      }
    },
  );

  it('counts again from nothing after an answer, and leaves out what a person cancelled', () => {
    const breaker = createBreaker(60, () => 0);
    for (let n = 0; n < 20; n++)
      for (const heard of ['endpoint-error', 'endpoint-error', 'answered', 'cancelled'] as const) breaker.heard(heard);
    expect(breaker.closed()).toBeUndefined();
  });

  it('has more patience with an endpoint that limits its rate', () => {
    const breaker = createBreaker(60, () => 0);
    for (let n = 0; n < 11; n++) breaker.heard('rate-limited');
    expect(breaker.closed()).toBeUndefined();
    breaker.heard('rate-limited');
    expect(breaker.closed()).toBe('rate-limited');
  });

  it('closes when the time of the run is spent, however well the endpoint answers', () => {
    let now = 5_000;
    const breaker = createBreaker(60, () => now);
    now += 59_000;
    breaker.heard('answered');
    expect([breaker.closed(), breaker.secondsLeft()]).toEqual([undefined, 1]);
    now += 1_000;
    expect([breaker.closed(), breaker.secondsLeft()]).toEqual(['time-spent', 0]);
  });
});
