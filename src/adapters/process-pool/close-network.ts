import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

/**
 * Takes the ways into the network from this process for good: connecting, listening, datagrams, names. It binds JavaScript only; what it cannot reach
 * is closed by a network namespace where the system gives one (`confinedCommand`).
 */
export function closeNetwork(): void {
  for (const owner of [net.Socket.prototype, net.Server.prototype, dgram.Socket.prototype])
    for (const name of ['connect', 'listen', 'bind', 'send']) if (name in owner) refuse(owner, name);
  for (const name of ['_createServerHandle', '_createSocketHandle']) {
    if (name in net) refuse(net, name);
    if (name in dgram) refuse(dgram, name);
  }
  for (const owner of [dns.promises, dns])
    for (const [name, value] of Object.entries(owner)) if (typeof value === 'function') refuse(owner, name);
  for (const name of ['fetch', 'WebSocket', 'EventSource']) if (name in globalThis) refuse(globalThis, name);
  syncBuiltinESMExports();
}

function refuse(owner: object, name: string): void {
  Object.defineProperty(owner, name, { value: refused, writable: false, configurable: false });
}

function refused(): never {
  throw Object.assign(new Error('this process has no network'), { code: 'ERR_ACCESS_DENIED' });
}
