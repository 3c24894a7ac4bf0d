import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type Run = { readonly seconds: number; readonly peakMegabytes: number };

/** Runs a command to its end: wall time from start to exit, and the most memory it held at once (`VmHWM`, where the system tells it). Exit codes other than 0 and 1 reject. */
export function runMeasured(command: string, args: readonly string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    let peak = 0;
    const watch = setInterval(() => {
      try {
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
      } catch {
        clearInterval(watch);
      }
    }, 20);
    const end = (): void => clearInterval(watch);
    child.on('error', (error) => {
      end();
      reject(error);
    });
    child.on('exit', (code) => {
      end();
      if (code !== 0 && code !== 1) reject(new Error(`${command} ended with ${code}`));
      else resolve({ seconds: (performance.now() - started) / 1000, peakMegabytes: Math.round(peak / 1024) });
    });
  });
}
