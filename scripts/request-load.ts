import { Agent, request } from 'node:http';

export type Timed = { readonly kind: string; readonly status: number; readonly milliseconds: number; readonly body: string };
export type Shot = {
  readonly kind: 'read' | 'decision';
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly then?: (answer: Timed) => void;
};

const agent = new Agent({ keepAlive: true, maxSockets: 1000 });

/**
 * An open model: requests leave at fixed moments whether or not earlier ones were answered, and each one's time counts from its due moment, so that
 * waiting before sending is not hidden.
 */
export async function loadAt(origin: string, perSecond: number, seconds: number, next: () => Shot): Promise<Timed[]> {
  const started = performance.now();
  const answers: Promise<Timed>[] = [];
  for (let sent = 0; sent < perSecond * seconds;) {
    const now = performance.now();
    for (; sent < perSecond * seconds && started + (sent * 1000) / perSecond <= now; sent += 1)
      answers.push(send(origin, next(), started + (sent * 1000) / perSecond));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return Promise.all(answers);
}

/** Status 0: no answer, with the fault's code in place of a body. */
function send(origin: string, shot: Shot, due: number): Promise<Timed> {
  return new Promise((resolve) => {
    const done = (status: number, body: string): void => {
      const timed = { kind: shot.kind, status, milliseconds: performance.now() - due, body };
      shot.then?.(timed);
      resolve(status === 0 ? timed : { ...timed, body: '' });
    };
    const outgoing = request(origin + shot.path, { method: shot.method, agent, headers: shot.headers, timeout: 60_000 }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(response.statusCode ?? 0, Buffer.concat(parts).toString('utf8')));
      response.on('error', (fault) => done(0, codeOf(fault)));
    });
    outgoing.on('error', (fault) => done(0, codeOf(fault)));
    outgoing.on('timeout', () => outgoing.destroy(new Error('a minute without an answer')));
    outgoing.end(shot.body);
  });
}

const codeOf = (fault: Error): string => ('code' in fault ? String(fault.code) : fault.message);

/** One line: how many, percentiles in milliseconds, statuses. */
export function describe(name: string, answers: readonly Timed[]): string {
  const times = answers.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN).toFixed(1).padStart(8);
  const ends = new Map<string, number>();
  for (const { status, body } of answers) {
    const end = status === 0 ? body : String(status);
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  return `  ${name.padEnd(10)} ${String(answers.length).padStart(7)}  p50 ${at(0.5)}  p95 ${at(0.95)}  p99 ${at(0.99)} ms  ${[...ends].map(([status, count]) => `${status}: ${count}`).join(', ')}`;
}
