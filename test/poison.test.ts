import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { filesWithBadNames } from './support/bad-names.ts';
import { openBrowser } from './support/browser.ts';
import { addressOf, type Built, buildSite, listFiles } from './support/build.ts';
import { readXml, type Xml } from './support/feed.ts';
import {
  attributeOf,
  badTarget,
  checkPolicy,
  FEED_CONTENT,
  isOwnPart,
  proseSignatures,
  SITE,
  signaturesOf,
  strangeIn,
} from './support/inert.ts';
import { sampleOfShapes } from './support/sample.ts';
import { type Found, readHtml, type Scan, scanPages } from './support/scan.ts';
import { type Served, serveFolder } from './support/serve.ts';

const FIXTURES = fileURLToPath(new URL('fixtures/poison/', import.meta.url));
const HOSTS = (await readFile(path.join(FIXTURES, 'hosts.txt'), 'utf8'))
  .split('\n')
  .filter((line) => /^[^#\s]/.test(line));

const REFUSED = [...(await listFiles(path.join(FIXTURES, 'refused'))), 'inbox/link.txt', 'articles/2031/03/link.md'];

const ARTICLE_PAGE = /^\/(?:\d{4}\/\d{2}\/\d{2}|undated)\/[^/]+\/$/;

let hostile: Built;
let harmless: Built;
let browser: Browser;
let blank: Page;
let served: Served;
const servers: Served[] = [];
let lawful: Scan[] = [];
let lawless: Scan[] = [];
let innocent: Scan[] = [];

describe('a site made of hostile articles', () => {
  before(async () => {
    [hostile, harmless] = await Promise.all([
      buildSite({ from: path.join(FIXTURES, 'hostile'), files: filesWithBadNames() }),
      buildSite({ from: path.join(FIXTURES, 'harmless') }),
    ]);
    assert.equal(hostile.code, 0, `the poison corpus can't be built:\n${hostile.stderr}`);
    assert.equal(harmless.code, 0, `the harmless corpus can't be built:\n${harmless.stderr}`);
    browser = await openBrowser();
    blank = await browser.newPage();
    served = await serve(hostile.out, { withHeaders: true });
    const plain = await serve(hostile.out);
    const other = await serve(harmless.out, { withHeaders: true });
    const all = await htmlPages(hostile.out);
    const isArticle = (page: string): boolean => ARTICLE_PAGE.test(page);
    // What an article says stands whole on its own page; of what repeats parts of it, some of each kind are opened.
    const pages = [
      ...all.filter(isArticle),
      ...sampleOfShapes(
        all.filter((page) => !isArticle(page)),
        3,
      ),
    ];
    lawful = await scanPages(browser, pages, { origin: served.origin, width: 320 });
    lawless = await scanPages(browser, pages, { origin: plain.origin, width: 1280, isLawless: true });
    innocent = await scanPages(browser, await htmlPages(harmless.out), { origin: other.origin, width: 1280 });
  });

  after(async () => {
    await browser?.close();
    await Promise.all(servers.map(({ close }) => close()));
    await hostile?.remove();
    await harmless?.remove();
  });

  test('is built whole, with a page for every article', async () => {
    assert.equal(
      hostile.stderr.replace(/^[A-Z][a-z ]+: (?:\d+ of \d+(?:, about \d+ s left)?|done in \d+ s)\n/gm, ''),
      '',
    );
    const articles = (await listFiles(path.join(hostile.content, 'articles'))).filter((file) => file.endsWith('.md'));
    const given = (await listFiles(path.join(hostile.content, 'inbox'))).length;
    const written = (await listFiles(path.join(FIXTURES, 'hostile/articles'))).length;
    const named = Object.keys(filesWithBadNames()).filter((file) => file.startsWith('articles/')).length;
    assert.equal(articles.length, given + written + named, hostile.stdout);
    const pages = lawful.filter(({ elements }) =>
      elements.some(({ name, attributes }) => name === 'article' && attributeOf(attributes, 'class') === 'article'),
    );
    assert.equal(pages.length, articles.length);
  });

  test('runs nothing and asks no other host, in a browser that heeds its policy', () => {
    assert.deepEqual(eventsOf(lawful), []);
  });

  test('runs nothing and asks no other host, in a browser without a policy', () => {
    assert.deepEqual(eventsOf(lawless), []);
  });

  test('holds no element, attribute or nesting that the templates do not write', () => {
    const known = new Set(
      innocent.flatMap(({ elements }) => elements.filter(({ isProse }) => !isProse).flatMap(signaturesOf)),
    );
    const unknown = [...lawful, ...lawless].flatMap(({ page, elements }) =>
      elements.flatMap((element) => strangeIn(page, element, known).map((signature) => `${page} ${signature}`)),
    );
    assert.deepEqual([...new Set(unknown)], []);
  });

  test('holds no handler, style, script, frame, form or embedded thing but what the site brings itself', () => {
    const active =
      /^(?:script|iframe|frame|object|embed|applet|form|input|button|textarea|select|base|style|template|noscript|audio|video|source|img|math|use|animate|set|foreignobject|image|portal|dialog)$/;
    const found = lawful.flatMap(({ page, elements }) =>
      elements.flatMap(({ name, attributes, isProse, ...element }) => [
        ...(active.test(name) && (isProse || !isOwnPart(page, { name, attributes, ...element }))
          ? [`${page} <${name}>`]
          : []),
        ...attributes
          .filter(([key]) => /^on|^style$|^srcdoc$|^ping$|^formaction$|^is$|:/.test(key))
          .map(([key]) => `${page} ${name}[${key}]`),
      ]),
    );
    assert.deepEqual(found, []);
  });

  test('links to itself and to trusted hosts alone', () => {
    const bad = lawful.flatMap(({ page, elements }) =>
      elements.flatMap((element) => badTarget(element, served.origin).map((target) => `${page} ${target}`)),
    );
    assert.deepEqual(bad, []);
  });

  test('writes nothing outside its output folder, and leaves what it was given as it was', async () => {
    const inside = [
      `${path.relative(hostile.root, hostile.out)}/`,
      `${path.relative(hostile.root, path.dirname(hostile.out))}/.${path.basename(hostile.out)}-build/`,
      `${path.relative(hostile.root, hostile.content)}/`,
    ].map((folder) => folder.split(path.sep).join('/'));
    const strays = (await listFiles(hostile.root)).filter((file) => !inside.some((folder) => file.startsWith(folder)));
    assert.deepEqual(strays, []);
    assert.equal(existsSync(path.join(tmpdir(), 'pwned.html')), false);
    const made = (await listFiles(hostile.content)).filter(
      (file) => !/^articles\/(?:undated|\d{4}\/\d{2})\/[a-z0-9-]+\.md$/.test(file),
    );
    const given = [...(await listFiles(path.join(FIXTURES, 'hostile'))), ...Object.keys(filesWithBadNames())];
    assert.deepEqual(
      made.filter((file) => !given.includes(file) && !/^(?:\.cache\/|receipts\/[0-9a-f]\.jsonl$)/.test(file)),
      ['imports.tsv', 'urls.tsv'],
    );
    for (const file of await listFiles(path.join(FIXTURES, 'hostile'))) {
      assert.deepEqual(
        await readFile(path.join(hostile.content, file)),
        await readFile(path.join(FIXTURES, 'hostile', file)),
        file,
      );
    }
    const odd = (await listFiles(hostile.out)).filter(
      (file) =>
        !/^(?:[a-z0-9/.-]+|pagefind\/[a-z0-9/._-]+|_headers|_redirects|SHA256SUMS)$/.test(file) || file.includes('..'),
    );
    assert.deepEqual(odd, []);
  });

  test('shows template syntax as it stands', () => {
    const { shown, text } = pageAt('/2031/03/04/template-syntax/');
    for (const written of [
      '{{7*7}}',
      '{{ 7 * 7 }}',
      '{{{7*7}}}',
      '{% raw %}',
      '<%= 7*7 %>',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what the article says.
      '${7*7}',
      '#{7*7}',
      '{{> partial}}',
      '{# a comment #}',
      '{%- comment -%}hidden{%- endcomment -%}',
      'constructor("return process")',
    ]) {
      assert.ok(shown.includes(written), `${written} is not shown`);
    }
    const evaluated = lawful.filter((scan) => /(?<!\d)49(?!\d)/.test(scan.text)).map(({ page }) => page);
    assert.deepEqual(evaluated, []);
    assert.ok(!text.includes('root:'), '/etc/passwd was read');
  });

  test('shows HTML as it stands', () => {
    const { shown } = pageAt('/2031/03/04/html-in-every-field/');
    for (const written of [
      '<script>window.pwned = 1</script>',
      '<img src=x onerror="window.pwned = 1">',
      '<!-- a comment -->',
      '<iframe src="javascript:parent.pwned = 1">',
      '<base href="hxxp://html-host[.]example/">',
      '</main></body></html>',
      '<b>',
      '<svg onload=window.pwned=1>',
    ]) {
      assert.ok(shown.includes(written), `${written} is not shown`);
    }
  });

  test('encodes each end of a tag that is one of the text', async () => {
    let shown = 0;
    for (const page of await htmlPages(hostile.out)) {
      const file = page.endsWith('/') ? `${page}index.html` : page;
      const text = (await readFile(path.join(hostile.out, file), 'utf8')).replace(/<(?:[^">]|"[^"]*")*>/g, '');
      assert.ok(!text.includes('>'), page);
      if (text.includes('&gt;')) shown++;
    }
    assert.ok(shown > 0);
  });

  test('shows a reference definition as text, and makes links of footnotes alone', () => {
    const { shown, elements } = pageAt('/2031/03/05/reference-definitions/');
    assert.ok(shown.includes('evil[.]com'), shown);
    assert.ok(shown.includes('hxxp://reference-host[.]example/'), shown);
    assert.deepEqual(
      elements
        .filter(({ name, isProse }) => isProse && name === 'a')
        .map(({ attributes }) => attributeOf(attributes, 'href')),
      ['#note-1', '#to-note-1'],
    );
  });

  test('shows no control character and no half of a character', () => {
    const odd = lawful.filter(
      ({ text }) => !text.isWellFormed() || /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/.test(text),
    );
    assert.deepEqual(
      odd.map(({ page }) => page),
      [],
    );
  });

  test('has one heading a page, whose words turn no others around', () => {
    for (const { page, elements, headings } of lawful) {
      assert.equal(headings.length, 1, page);
      assert.doesNotMatch(headings[0] ?? '', /[\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/, page);
      const isArticle = elements.some(({ name, parent }) => name === 'header' && parent === 'article');
      if (isArticle)
        assert.ok(
          elements.some(({ name, parent }) => name === 'bdi' && parent === 'h1'),
          page,
        );
    }
  });

  test('keeps to the width of a small window, however long its words', () => {
    assert.deepEqual(
      lawful.filter(({ overflow }) => overflow > 0).map(({ page, overflow }) => `${page} by ${overflow} px`),
      [],
    );
  });

  test('has a strict policy on every page', () => {
    for (const { page, elements } of lawful) {
      const policies = elements.filter(
        ({ attributes }) => attributeOf(attributes, 'http-equiv')?.toLowerCase() === 'content-security-policy',
      );
      assert.equal(policies.length, 1, page);
      checkPolicy(attributeOf(policies[0]?.attributes ?? [], 'content') ?? '');
      const head = elements
        .filter(({ parent }) => parent === 'head')
        .map(({ name, attributes }) => attributeOf(attributes, 'http-equiv') ?? name);
      const first = head.findIndex((name) => name === 'link' || name === 'script' || name === 'style');
      assert.ok(head.indexOf('Content-Security-Policy') < first, `${page}: the policy comes after what it should rule`);
    }
  });

  test('has a strict policy in _headers', async () => {
    const headers = await readFile(path.join(hostile.out, '_headers'), 'utf8');
    const [, policy = ''] = /^ {2}Content-Security-Policy: (.+)$/m.exec(headers) ?? [];
    checkPolicy(policy);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.match(headers, /^\/\*$/m);
    assert.match(headers, /^ {2}X-Content-Type-Options: nosniff$/m);
    assert.deepEqual(
      headers.split('\n').filter((line) => line !== '' && !/^(?:\/| {2}[A-Z][A-Za-z-]+: \S)/.test(line)),
      [],
    );
  });

  test('has a policy that the browser enforces', async () => {
    const page = await browser.newPage();
    await page.goto(`${served.origin}/`);
    const refused = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective));
          const image = document.createElement('img');
          image.addEventListener('error', () => setTimeout(resolve, 500, 'nothing is refused'));
          image.src = 'http://127.0.0.1:9/';
          document.body.append(image);
        }),
    );
    await page.close();
    assert.equal(refused, 'img-src');
  });

  describe('has XML', () => {
    test('that a strict parser reads', async () => {
      const wrong = (await xmlFiles(hostile.out)).flatMap(({ file, xml }) =>
        xml.errors.map((error) => `${file}: ${error}`),
      );
      assert.deepEqual(wrong, []);
    });

    test('without an element, attribute or item that the templates do not write', async () => {
      const known = new Set((await xmlFiles(harmless.out)).flatMap(({ xml }) => [...xml.names]));
      const files = await xmlFiles(hostile.out);
      assert.deepEqual(
        files.flatMap(({ file, xml }) =>
          [...xml.names].filter((name) => !known.has(name)).map((name) => `${file} ${name}`),
        ),
        [],
      );
      const items = files
        .find(({ file }) => file === 'feed.xml')
        ?.xml.elements.filter(({ name }) => name === 'item').length;
      const dated = lawful.filter(({ page }) => /^\/\d{4}\/\d{2}\/\d{2}\/[^/]+\/$/.test(page)).length;
      assert.equal(items, dated);
    });

    test('that links to the site alone', async () => {
      const bad = (await xmlFiles(hostile.out)).flatMap(({ file, xml }) =>
        xml.elements.flatMap(({ name, attributes, text }) => {
          const links = [
            ...(/^(?:link|loc|docs|comments)$/.test(name) && attributes.href === undefined ? [text] : []),
            attributes.href,
            attributes.url,
            attributes.src,
          ];
          return links
            .filter((link) => link !== undefined && !link.startsWith(`${SITE}/`))
            .map((link) => `${file} ${name} ${link}`);
        }),
      );
      assert.deepEqual(bad, []);
    });

    test('whose HTML can do nothing in a feed reader', async () => {
      const bad: string[] = [];
      for (const { file, xml } of await xmlFiles(hostile.out)) {
        for (const { name, text } of xml.elements) {
          if (name !== 'content:encoded' && name !== 'description') continue;
          const found = await readHtml(blank, text, `${SITE}/`);
          const allowed = name === 'content:encoded' ? FEED_CONTENT : new Set<string>();
          for (const element of found) {
            bad.push(
              ...proseSignatures(element)
                .filter((signature) => !allowed.has(signature))
                .map((signature) => `${file} ${name} ${signature}`),
            );
            bad.push(...badTarget(element, SITE).map((target) => `${file} ${name} ${target}`));
          }
        }
      }
      assert.deepEqual([...new Set(bad)], []);
    });
  });

  describe('never shows fanged', () => {
    for (const host of HOSTS) {
      test(host, async () => {
        const texts = (await textsOf(hostile.out)).concat(
          lawful.map(({ page, text, elements }) => ({
            file: `${page} as read`,
            text: `${text}\n${valuesOf(elements)}`,
          })),
        );
        const leaks = texts.flatMap(({ file, text }) => {
          const at = text.toLowerCase().indexOf(host);
          return at < 0
            ? []
            : [`${file}: …${text.slice(Math.max(0, at - 40), at + host.length + 10).replace(/\s+/g, ' ')}…`];
        });
        assert.deepEqual(leaks.slice(0, 6), [], `${leaks.length} leaks`);
      });
    }
  });
});

describe('articles that are refused', () => {
  let refused: Built;

  before(async () => {
    refused = await buildSite({
      from: path.join(FIXTURES, 'refused'),
      prepare: async (content) => {
        await symlink('/etc/passwd', path.join(content, 'inbox/link.txt'));
        await symlink('/etc/passwd', path.join(content, 'articles/2031/03/link.md'));
      },
    });
  });

  after(() => refused?.remove());

  test('stop the build before anything is written', async () => {
    assert.equal(refused.code, 1, refused.stderr);
    assert.equal(existsSync(refused.out), false);
    assert.ok(!refused.stderr.includes('    at '), `a stack is shown:\n${refused.stderr}`);
  });

  for (const file of REFUSED) {
    test(`${file} is named, with a line and what to do`, () => {
      const lines = refused.stderr.split('\n');
      const at = lines.findIndex((line) => line.includes(`${path.join('content', file)}:`));
      assert.ok(at >= 0, `${file} is not named`);
      assert.match(lines[at] ?? '', file.includes('link.') ? /: \S/ : /:\d+: \S/);
      assert.match(lines[at + 1] ?? '', /^ {4}\S/);
    });
  }
});

async function serve(root: string, options?: { withHeaders: boolean }): Promise<Served> {
  const server = await serveFolder(root, options);
  servers.push(server);
  return server;
}

async function htmlPages(out: string): Promise<string[]> {
  return (await listFiles(out)).filter((file) => file.endsWith('.html')).map(addressOf);
}

async function xmlFiles(out: string): Promise<{ file: string; xml: Xml }[]> {
  const files = (await listFiles(out)).filter((file) => /\.(?:xml|opml)$/.test(file));
  return Promise.all(files.map(async (file) => ({ file, xml: readXml(await readFile(path.join(out, file), 'utf8')) })));
}

/** Every file of a site as text, and that of XML once more as its parser reads it. */
/** Files whose values are fanged, for machines to look for: no browser and no reader makes a link of what is in them. */
const FOR_MACHINES = /(?:^|\/)(?:stix\.json|indicators\.(?:csv|json)|misp\/[^/]+)$/;

async function textsOf(out: string): Promise<{ file: string; text: string }[]> {
  const shown = (await listFiles(out)).filter((file) => !FOR_MACHINES.test(file));
  const raw = await Promise.all(
    shown.map(async (file) => ({ file, text: await readFile(path.join(out, file), 'utf8') })),
  );
  const read = (await xmlFiles(out)).map(({ file, xml }) => ({
    file: `${file} as read`,
    text: xml.elements.map(({ text, attributes }) => [text, ...Object.values(attributes)].join('\n')).join('\n'),
  }));
  return [...raw, ...read];
}

function pageAt(page: string): Scan {
  return lawful.find((scan) => scan.page === page) ?? assert.fail(`There is no page ${page}`);
}

function eventsOf(scans: readonly Scan[]): string[] {
  return scans.flatMap(({ page, events }) => events.map((event) => `${page} ${event}`));
}

function valuesOf(elements: readonly Found[]): string {
  return elements.flatMap(({ attributes }) => attributes.map(([, value]) => value)).join('\n');
}
