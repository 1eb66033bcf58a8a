import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

/** A folder on the air. */
export interface Served {
  /** Origin without a slash at its end, `http://127.0.0.1:40123`. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

interface HeaderRule {
  readonly matches: (url: string) => boolean;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
};

/**
 * Serves a built site on a free port of 127.0.0.1, as a static host does: `/a/` is `a/index.html`, and what is not there
 * is `404.html`.
 *
 * @param withHeaders also send what the site's `_headers` file asks for
 * @param moved where paths have moved to, asked anew for each request
 */
export async function serveFolder(
  root: string,
  { withHeaders = false, moved = new Map() }: { withHeaders?: boolean; moved?: ReadonlyMap<string, string> } = {},
): Promise<Served> {
  const rules = withHeaders ? readHeaderRules(await readFile(path.join(root, '_headers'), 'utf8')) : [];
  const server = createServer(async (request, response) => {
    const url = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const target = moved.get(url);
    if (target !== undefined) {
      response.writeHead(301, { Location: target }).end();
      return;
    }
    const file = path.join(root, path.posix.normalize(url.endsWith('/') ? `${url}index.html` : url));
    const found = await readFile(file).catch(() => null);
    const body = found ?? (await readFile(path.join(root, '404.html')).catch(() => 'Not found'));
    response.statusCode = found === null ? 404 : 200;
    response.setHeader(
      'Content-Type',
      (found === null ? TYPES['.html'] : TYPES[path.extname(file)]) ?? 'application/octet-stream',
    );
    for (const { matches, headers } of rules)
      if (matches(url)) for (const [name, value] of headers) response.setHeader(name, value);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function readHeaderRules(text: string): HeaderRule[] {
  return text.split(/\n(?=\S)/).map((block) => {
    const [pattern = '', ...lines] = block.split('\n').filter((line) => line.trim() !== '');
    const pieces = pattern.split('*').map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
    const wanted = new RegExp(`^${pieces.join('.*')}$`);
    const headers = lines.map(
      (line) => [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()] as const,
    );
    return { matches: (url) => wanted.test(url), headers };
  });
}
