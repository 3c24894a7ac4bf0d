import { cpus, loadavg } from 'node:os';

/** What a figure was measured on: a busy machine makes every time longer, so the load of the last minute is told. */
export function describeMachine(): string {
  return `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'} · load ${(loadavg()[0] ?? 0).toFixed(1)} · Node ${process.version}`;
}
