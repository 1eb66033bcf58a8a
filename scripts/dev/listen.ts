import { once } from 'node:events';
import type { Server } from 'node:http';
import { codeOf, messageOf, UsageError } from '../shared/errors.ts';

const HOST = '127.0.0.1';
const USUAL_PORT = 8080;
const MOST_TRIED = 20;

/**
 * Has a server listen on this machine alone.
 *
 * @param given the port that the call names, 0 for any; else the usual one or, where that is taken, one after it
 * @returns the address of its root
 * @throws {UsageError} when that is no port, or can't be used
 */
export async function listen(server: Server, given: string | undefined): Promise<string> {
  const first = Number(given ?? USUAL_PORT);
  if (!Number.isInteger(first) || first < 0 || first > 65535)
    throw new UsageError(`--port is ${given}, which is no port.`);
  for (let port = first; ; port++) {
    try {
      server.listen(port, HOST);
      await once(server, 'listening');
      break;
    } catch (cause) {
      const mayTryNext = given === undefined && codeOf(cause) === 'EADDRINUSE' && port < first + MOST_TRIED;
      if (!mayTryNext)
        throw new UsageError(`Port ${port} can't be used: ${messageOf(cause)}. Name another with --port.`, { cause });
    }
  }
  const address = server.address();
  return `http://${HOST}:${typeof address === 'object' ? address?.port : address}/`;
}
