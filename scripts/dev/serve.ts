import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { codeOf } from '../shared/errors.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};
const EVENTS = '/.dev/events';
const SCRIPT = '/.dev/reload.js';
const RELOAD = `new EventSource('${EVENTS}').addEventListener('reload', () => location.reload());`;

/** A server for the site while it is being written. */
export interface DevServer {
  readonly server: Server;
  /** Makes every open page load anew. */
  readonly reload: () => void;
}

/**
 * Serves a folder as a static host would, and adds to each page a script that loads it anew after a build. The page's
 * own policy is widened for that one script only; no built file is changed.
 */
export function makeServer(folder: string): DevServer {
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname === SCRIPT) response.writeHead(200, { 'content-type': 'text/javascript' }).end(RELOAD);
    else if (url.pathname === EVENTS) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write(':\n\n');
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
    } else void sendFile(folder, url.pathname, response);
  });
  return { server, reload: () => listeners.forEach((listener) => void listener.write('event: reload\ndata:\n\n')) };
}

async function sendFile(folder: string, pathname: string, response: ServerResponse): Promise<void> {
  const page = await readPage(folder, pathname);
  if (page === 'folder') {
    response.writeHead(301, { location: `${pathname}/` }).end();
    return;
  }
  const missing = page === null ? await readPage(folder, '/404.html') : null;
  const shown = page ?? missing;
  if (shown === null || shown === 'folder')
    response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no site yet.');
  else
    response
      .writeHead(page === null ? 404 : 200, { 'content-type': shown.type, 'cache-control': 'no-store' })
      .end(shown.body);
}

async function readPage(
  folder: string,
  pathname: string,
): Promise<{ type: string; body: Buffer | string } | 'folder' | null> {
  try {
    const relative = path.posix.normalize(decodeURI(pathname));
    const file = path.join(folder, relative.endsWith('/') ? `${relative}index.html` : relative);
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    const body = await readFile(file);
    return { type, body: type.startsWith('text/html') ? withReload(body.toString('utf8')) : body };
  } catch (error) {
    return codeOf(error) === 'EISDIR' ? 'folder' : null;
  }
}

function withReload(html: string): string {
  return html
    .replace("default-src 'none'", "default-src 'none'; connect-src 'self'")
    .replace('</head>', `<script src="${SCRIPT}"></script></head>`);
}
