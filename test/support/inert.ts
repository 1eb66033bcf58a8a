import assert from 'node:assert/strict';
import type { Found } from './scan.ts';

/** The root of the poison corpus's site. */
export const SITE = 'https://digest.test';
/** The hosts of `linked_hosts` and `sources.yaml` of the poison corpus: all that a page may link to besides itself. */
const TRUSTED = new Set(['linked.test', 'www.paper.test']);

/** Everything that the Markdown of a body may become; attributes with the only value that they may have. */
const PROSE = new Set([
  ...'p h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong s hr br a'.split(' '),
  ...'section table thead tbody tr th td'.split(' '),
  // Headings have ids made of their words.
  ...['h2', 'h3', 'h4', 'h5', 'h6'].map((name) => `${name}[id]`),
  // Ids that no line breaks.
  'code[class=id]',
  // Footnotes, whose ids are numbers.
  ...['sup', 'sup[id]', 'li[id]', 'ol[class=notes]', 'a[aria-label=Back to the text]'],
  ...['ol[start]', 'a[href]', 'a[rel=nofollow noopener noreferrer]'],
  ...['th', 'td'].flatMap((cell) => ['left', 'center', 'right'].map((side) => `${cell}[class=${side}]`)),
  ...['section[class=table]', 'section[tabindex=0]', 'section[aria-label=Table]'],
]);

/** What texts of other directions become, and addresses and ids in them: no article of the demo may have any. */
const WRITING = new Set([
  ...['bdi > bdi', 'bdi > span', 'span[class=whole]'],
  ...['ltr', 'rtl', 'auto'].flatMap((way) => [`bdi[dir=${way}]`, `div[dir=${way}]`]),
]);

/** What the content of a feed is made of: there is no stylesheet, so that code says in which direction it is read. */
export const FEED_CONTENT = new Set([...PROSE, 'code[dir=ltr]', 'bdi', 'bdi[dir=ltr]']);

/** Attributes whose value says what an element does. */
const TELLING = new Set('aria-current class dir http-equiv id name rel role tabindex target type'.split(' '));

/** The value of an attribute; `null` where it is absent. */
export function attributeOf(attributes: Found['attributes'], name: string): string | null {
  return attributes.find(([key]) => key === name)?.[1] ?? null;
}

/** What an element outside the body is: its name in its parent, its attributes, and what the telling ones say. */
export function signaturesOf({ name, parent, attributes }: Found): string[] {
  return [
    `${parent} > ${name}`,
    ...attributes.map(([key, value]) => (TELLING.has(key) ? `${name}[${key}=${value}]` : `${name}[${key}]`)),
  ];
}

/** The same of an element that Markdown made: its name, and attributes with their values. */
export function proseSignatures({ name, attributes }: Found): string[] {
  return [
    name,
    ...attributes.map(([key, value]) =>
      key === 'href' || key === 'start' || (key === 'id' && /^(?:s-[a-z0-9-]+|(?:to-)?note-\d+)$/.test(value))
        ? `${name}[${key}]`
        : `${name}[${key}=${value}]`,
    ),
  ];
}

/** The signatures of an element that neither a template nor Markdown writes; `known` are those of the templates. */
export function strangeIn(page: string, element: Found, known: ReadonlySet<string>): string[] {
  if (element.isProse)
    return proseSignatures(element)
      .filter((signature) => !PROSE.has(signature))
      .map((signature) => `in a body: ${signature}`);
  const isMade = (signature: string): boolean =>
    (page === '/watchlist/' && CHOICES.has(signature)) || WRITING.has(signature) || DAY_OF_YEAR.test(signature);
  return signaturesOf(element).filter((signature) => !known.has(signature) && !isMade(signature));
}

/** Targets that no link may have: another host than the site's own and the trusted, a user, another scheme or port. */
export function badTarget({ name, attributes, target }: Found, origin: string): string[] {
  const written = attributeOf(attributes, 'href');
  if (written === null) return [];
  const isPlain = /^(?:\/(?![/\\])|#|https?:\/\/)[^\u0000-\u0020\\]*$/.test(written);
  if (!isPlain || target === null || !URL.canParse(target)) return [`${name} ${written}`];
  const url = new URL(target);
  const isOwn = url.origin === origin || url.origin === SITE;
  const isTrusted = TRUSTED.has(url.hostname) && url.protocol === 'https:' && url.port === '' && url.username === '';
  return isOwn || isTrusted ? [] : [`${name} ${written} → ${target}`];
}

/** What a script makes on the watchlist, once it has read what there is to choose from: a box with a text each. */
const CHOICES = new Set([
  ...['p[hidden]', 'ul > li', 'li > label', 'label > input', 'label > bdi', 'label > span'],
  ...['input[type=checkbox]', 'span[class=note]', 'button[hidden]'],
]);

/** In the picture of a year: how much was published on a day. */
const DAY_OF_YEAR = /^path\[class=level-[1-4]\]$/;

/** Pages on which a reader types and chooses; no text of an article stands there as the page is written. */
const TOOLS = /^\/(?:search|watchlist)\/$/;

/**
 * Whether an element that does something is one of the site's own: a script file of its assets, what it tells machines, the
 * switches of colours and keys, the button to watch, or what a reader types into and chooses from.
 */
export function isOwnPart(page: string, { name, attributes }: Pick<Found, 'name' | 'attributes'>): boolean {
  const value = (key: string): string => attributeOf(attributes, key) ?? '';
  if (name === 'script') {
    // Data: browsers run none of it.
    if (attributes.length === 1 && value('type') === 'application/ld+json') return true;
    const isScript = attributes.every(([key, what]) => key === 'src' || (key === 'type' && what === 'module'));
    return isScript && /^\/assets\/[a-z-]+(?:-[0-9a-f]{8})?\.js$/.test(value('src'));
  }
  if (TOOLS.test(page) && /^(?:form|input|select|button)$/.test(name)) return value('action') === '';
  if (name === 'button')
    return /^\/(?:tags|sources|cve|groups|malware)\//.test(page) && /^(?:true|false)$/.test(value('aria-pressed'));
  if (name === 'input' && value('type') === 'checkbox') return page === '/about/' && value('class') === 'keys-on';
  return name === 'input' && value('type') === 'radio' && value('name') === 'theme';
}

/** A policy that lets nothing run, load or be sent but what is the site's own. */
export function checkPolicy(policy: string): void {
  const directives = new Map(
    policy.split(';').map((directive): [string, string] => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources.join(' ')];
    }),
  );
  assert.equal(directives.get('default-src'), "'none'");
  assert.equal(directives.get('base-uri'), "'none'");
  assert.equal(directives.get('form-action'), "'none'");
  for (const [name, sources] of directives) {
    // Search runs Pagefind, which is WebAssembly; no text becomes code by that.
    assert.doesNotMatch(sources.replace("'wasm-unsafe-eval'", ''), /unsafe-|\*|https?:|data:|blob:/, name);
  }
}
