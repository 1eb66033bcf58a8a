import type { ServerResponse } from 'node:http';
import type { Message } from './message.ts';
import type { Trouble } from './outcome.ts';

/** Tells open pages what becomes of the site. */
export interface Channel {
  /** The last build whose site is shown, by a name that no other run of the program gives. */
  readonly build: () => string;
  /**
   * Opens a stream of messages to a page.
   *
   * @param page its address within the site, `/2031/`
   * @param seen the build that the page was loaded from
   * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
   */
  readonly open: (response: ServerResponse, page: string, seen: string) => void;
  /** There is a new site. @param changed files that were written or taken away, relative to the output folder */
  readonly mended: (changed: readonly string[]) => void;
  readonly troubled: (trouble: Trouble) => void;
}

export function makeChannel(): Channel {
  const run = Date.now().toString(36);
  const pages = new Map<ServerResponse, string>();
  let count = 0;
  let trouble: Trouble | null = null;
  const build = (): string => `${run}-${count}`;
  const send = (response: ServerResponse, action: Message['action']): void => {
    const message: Message = { build: build(), action, trouble };
    response.write(`data: ${JSON.stringify(message)}\n\n`);
  };
  return {
    build,
    open: (response, page, seen) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      pages.set(response, page);
      response.on('close', () => pages.delete(response));
      send(response, seen === build() ? 'none' : 'reload');
    },
    mended: (changed) => {
      if (changed.length > 0) count++;
      trouble = null;
      const actionOf = makeActionOf(changed);
      for (const [response, page] of pages) send(response, actionOf(page));
    },
    troubled: (found) => {
      trouble = found;
      for (const response of pages.keys()) send(response, 'none');
    },
  };
}

/** What a page does about changed files: nothing where neither it nor what it loads is among them. */
export function makeActionOf(changed: readonly string[]): (page: string) => Message['action'] {
  const files = new Set(changed);
  const assets = changed.filter((file) => file.startsWith('assets/'));
  const isScript = assets.some((file) => !file.endsWith('.css'));
  return (page) => {
    if (isScript || files.has(fileOf(page))) return 'reload';
    return assets.length > 0 ? 'style' : 'none';
  };
}

function fileOf(page: string): string {
  return `${page.slice(1)}${page.endsWith('/') ? 'index.html' : ''}`;
}
