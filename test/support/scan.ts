import type { Browser, Page } from 'playwright-core';

/** An element as the browser understood it. */
export interface Found {
  readonly name: string;
  readonly parent: string;
  /** True below the element that holds an article's body. */
  readonly isProse: boolean;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  /** The absolute address that a link leads to; `null` on other elements. */
  readonly target: string | null;
}

/** What a browser saw of one page. */
export interface Scan {
  /** The page's path, `/2031/03/04/`. */
  readonly page: string;
  /** Dialogs, console errors, exceptions, pop-ups, requests to other hosts: all that a harmless page has none of. */
  readonly events: readonly string[];
  readonly elements: readonly Found[];
  /** All text of the page, its title included. */
  readonly text: string;
  /** The words of every `<h1>`. */
  readonly headings: readonly string[];
  /** What a reader sees of `<main>`. */
  readonly shown: string;
  /** CSS pixels by which the page is wider than its window. */
  readonly overflow: number;
}

/** How pages are looked at. */
export interface Look {
  readonly origin: string;
  readonly width: number;
  /** Without the page's Content Security Policy, so that only the page itself keeps what is in it from running. */
  readonly isLawless?: boolean;
}

const AT_ONCE = 2;
const LONGEST_WAIT = 60_000;

/** Opens pages in a browser, and tells what they hold and what they did. */
export async function scanPages(browser: Browser, pages: readonly string[], look: Look): Promise<Scan[]> {
  const context = await browser.newContext({
    bypassCSP: look.isLawless === true,
    viewport: { width: look.width, height: 800 },
  });
  const scans: Scan[] = [];
  const waiting = [...pages];
  const work = async (): Promise<void> => {
    const page = await context.newPage();
    page.setDefaultTimeout(LONGEST_WAIT);
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      scans.push(await scanPage(page, next, look.origin));
      page.removeAllListeners();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await context.close();
  return scans.sort((a, b) => (a.page < b.page ? -1 : 1));
}

async function scanPage(page: Page, path: string, origin: string): Promise<Scan> {
  const events: string[] = [];
  const address = origin + encodeURI(path);
  page.on('dialog', (dialog) => {
    events.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => events.push(`pop-up: ${popup.url()}`));
  page.on('download', (download) => events.push(`download: ${download.url()}`));
  page.on('pageerror', (error) => events.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') events.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) events.push(`request: ${request.url()}`);
  });
  try {
    await page.goto(address, { waitUntil: 'load' });
    // Animations, autofocus and lazy things begin with the first frames.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    if (page.url() !== address) events.push(`moved to ${page.url()}`);
    if (page.frames().length > 1) events.push('a frame');
    events.push(...(await readGlobals(page)));
    const seen = await readPage(page);
    // biome-ignore lint/performance/useDomNodeTextContent: what counts is what a reader sees.
    return { page: path, events, ...seen, shown: await page.locator('main').innerText() };
  } catch (error) {
    // A page that leads elsewhere by itself can't be read to its end.
    return {
      page: path,
      events: [...events, `not read: ${String(error)}`],
      elements: [],
      text: '',
      headings: [],
      shown: '',
      overflow: 0,
    };
  }
}

async function readGlobals(page: Page): Promise<string[]> {
  const found = await page.evaluate(() => [
    ...['pwned', 'polluted'].filter((name) => name in window),
    ...(Object.keys(Object.prototype).length > 0 ? ['a property of every object'] : []),
    ...Array.from(document.scripts)
      .filter((script) => script.type !== 'application/ld+json')
      .filter(
        (script) =>
          script.text !== '' || !/^\/assets\/[a-z-]+(?:-[0-9a-f]{8})?\.js$/.test(script.getAttribute('src') ?? ''),
      )
      .map((script) => `script ${script.text.slice(0, 80)}`),
  ]);
  return found.map((name) => `ran: ${name}`);
}

function readPage(page: Page): Promise<Pick<Scan, 'elements' | 'text' | 'headings' | 'overflow'>> {
  return page.evaluate(() => ({
    elements: Array.from(document.querySelectorAll('*'), (element) => ({
      name: element.localName,
      parent: element.parentElement?.localName ?? '',
      isProse: element.matches('article .prose *'),
      attributes: Array.from(element.attributes, (attribute) => [attribute.name, attribute.value] as const),
      target:
        element instanceof SVGAElement
          ? new URL(element.href.baseVal, document.baseURI).href
          : 'href' in element && typeof element.href === 'string'
            ? element.href
            : null,
    })),
    text: document.documentElement.textContent ?? '',
    headings: Array.from(document.querySelectorAll('h1'), (heading) => heading.textContent ?? ''),
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
}

/** Reads HTML as a feed reader does: into a document of its own, where nothing runs or loads. */
export function readHtml(page: Page, html: string, base: string): Promise<Found[]> {
  return page.evaluate(
    ([source, address]) => {
      const parsed = new DOMParser().parseFromString(source, 'text/html');
      const root = parsed.createElement('base');
      root.href = address;
      parsed.head.append(root);
      return Array.from(parsed.body.querySelectorAll('*'), (element) => ({
        name: element.localName,
        parent: element.parentElement?.localName ?? '',
        isProse: true,
        attributes: Array.from(element.attributes, (attribute) => [attribute.name, attribute.value] as const),
        target: 'href' in element && typeof element.href === 'string' ? element.href : null,
      }));
    },
    [html, base] as const,
  );
}
