import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeOf } from '../shared/errors.ts';
import type { Channel } from './channel.ts';
import { ADDED, addClient, NO_SITE } from './page.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
  '.opml': 'text/x-opml; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};
const HTML = 'text/html; charset=utf-8';
/** What is added to pages, by its name below {@link ADDED}. */
const OWN: readonly string[] = ['client.js', 'overlay.css'];

/** A file as it is served. */
interface Served {
  readonly type: string;
  readonly body: Buffer | string;
}

/**
 * Serves a folder as a static host would, and adds to each page a script that loads it anew when it has changed. No built
 * file is changed.
 */
export function makeServer(folder: string, channel: Channel): Server {
  return createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const added = url.pathname.startsWith(ADDED) ? url.pathname.slice(ADDED.length) : null;
    if (added === 'events') {
      channel.open(response, url.searchParams.get('page') ?? '/', url.searchParams.get('seen') ?? '');
    } else if (added !== null && OWN.includes(added)) {
      void sendOwn(added, response);
    } else void sendPage(folder, url.pathname, { response, channel });
  });
}

/** Read each time, so that they can be worked on, too. */
async function sendOwn(name: string, response: ServerResponse): Promise<void> {
  const body = await readFile(fileURLToPath(new URL(name, import.meta.url)));
  send(response, 200, { type: typeOf(name), body });
}

async function sendPage(
  folder: string,
  pathname: string,
  { response, channel }: { readonly response: ServerResponse; readonly channel: Channel },
): Promise<void> {
  // Asked before the file is read: a build that ends in between has the page loaded once more, rather than never.
  const build = channel.build();
  const found = await readServed(folder, pathname);
  if (found === 'folder') {
    response.writeHead(301, { location: `${pathname}/` }).end();
    return;
  }
  const missing = found === null ? await readServed(folder, '/404.html') : null;
  const { type, body } = found ?? (missing === null || missing === 'folder' ? { type: HTML, body: NO_SITE } : missing);
  const shown = type === HTML ? addClient(body.toString(), build) : body;
  send(response, found === null ? 404 : 200, { type, body: shown });
}

function send(response: ServerResponse, status: number, { type, body }: Served): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

async function readServed(folder: string, pathname: string): Promise<Served | 'folder' | null> {
  try {
    const relative = path.posix.normalize(decodeURI(pathname));
    const file = path.join(folder, relative.endsWith('/') ? `${relative}index.html` : relative);
    return { type: typeOf(file), body: await readFile(file) };
  } catch (error) {
    return codeOf(error) === 'EISDIR' ? 'folder' : null;
  }
}

function typeOf(file: string): string {
  return TYPES[path.extname(file)] ?? 'application/octet-stream';
}
