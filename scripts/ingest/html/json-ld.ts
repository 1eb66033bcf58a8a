import type { Element } from 'hast';
import { z } from 'zod';
import type { Slot, Statement } from './statement.ts';
import { linesOf } from './tree.ts';

const Node = z.record(z.string(), z.unknown());
type Node = z.infer<typeof Node>;

/** Types of schema.org that are articles (https://schema.org/Article and what is below it). */
const ARTICLE =
  /^(?:https?:\/\/schema\.org\/)?(?:\w*Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|\w+NewsArticle)$/;
const DEEPEST = 8;
const MOST_NODES = 2000;

/**
 * What a page states as JSON-LD (https://www.w3.org/TR/json-ld11/, https://schema.org/NewsArticle): the first article in
 * a script, an array or an `@graph`, its authors and publisher found by `@id` where they stand elsewhere.
 *
 * @param elements the page's elements; those that are not scripts with JSON are passed over
 */
export function readJsonLd(elements: readonly Element[]): Statement[] {
  const nodes: { node: Node; lines: readonly number[] }[] = [];
  for (const element of elements) {
    const [child] = element.tagName === 'script' ? element.children : [];
    if (child?.type !== 'text') continue;
    for (const node of nodesIn(parseLeniently(child.value))) nodes.push({ node, lines: linesOf(element) });
  }
  const byId = new Map(nodes.flatMap(({ node }) => (isWhole(node) ? [[String(node['@id']), node] as const] : [])));
  const article = nodes.find(({ node }) => typesOf(node).some((type) => ARTICLE.test(type)));
  if (article === undefined) return readWebPage(nodes);
  const { node, lines } = article;
  const say = (slot: Slot, values: readonly string[]): Statement[] =>
    values.map((value) => ({ slot, value, lines, place: 'json-ld' }));
  return [
    ...say('title', [...textsOf(node.headline), ...textsOf(node.name)]),
    ...say('date', textsOf(node.datePublished)),
    ...say('updated', textsOf(node.dateModified)),
    ...say('authors', namesOf(node.author ?? node.creator, byId)),
    ...say('source', namesOf(node.publisher ?? node.sourceOrganization, byId)),
    ...say('url', [...textsOf(node.url), ...idsOf(node.mainEntityOfPage)]),
    ...say('summary', textsOf(node.description)),
    ...say('lang', textsOf(node.inLanguage)),
  ];
}

/** Of a page that is said to be no more than a page, its dates are the article's; its name is often the site's. */
function readWebPage(nodes: readonly { readonly node: Node; readonly lines: readonly number[] }[]): Statement[] {
  const page = nodes.find(({ node }) => typesOf(node).includes('WebPage') && 'datePublished' in node);
  if (page === undefined) return [];
  const say = (slot: Slot, value: unknown): Statement[] =>
    textsOf(value).map((text) => ({ slot, value: text, lines: page.lines, place: 'json-ld' }));
  return [...say('date', page.node.datePublished), ...say('updated', page.node.dateModified)];
}

/** Publishers wrap the JSON in comments and leave raw line ends in its strings. */
function parseLeniently(text: string): unknown {
  const bare = text.replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, '');
  const json = bare.replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*;?\s*$/, '');
  for (const candidate of [json, json.replace(/[\u0000-\u001f]+/g, ' ')]) {
    try {
      return JSON.parse(candidate);
    } catch {}
  }
  return null;
}

/** The objects in a JSON-LD value, outer ones first, without what an article is part of or only points to. */
function nodesIn(value: unknown): Node[] {
  const found: Node[] = [];
  const visit = (here: unknown, depth: number): void => {
    if (depth > DEEPEST || found.length > MOST_NODES) return;
    if (Array.isArray(here)) for (const item of here) visit(item, depth + 1);
    const parsed = Array.isArray(here) ? null : Node.safeParse(here);
    if (!parsed?.success) return;
    found.push(parsed.data);
    for (const key of ['@graph', 'mainEntity', 'author', 'publisher']) visit(parsed.data[key], depth + 1);
  };
  visit(value, 0);
  return found;
}

function isWhole(node: Node): boolean {
  return typeof node['@id'] === 'string' && 'name' in node;
}

function typesOf(node: Node): string[] {
  return textsOf(node['@type']);
}

/** Texts of a value that is a text, a list of them, or a value with a language (JSON-LD 1.1 §9.5). */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [decodeEntities(value)];
  if (Array.isArray(value)) return value.slice(0, 50).flatMap((item) => (Array.isArray(item) ? [] : textsOf(item)));
  const node = Node.safeParse(value);
  return node.success && typeof node.data['@value'] === 'string' ? textsOf(node.data['@value']) : [];
}

function namesOf(value: unknown, byId: ReadonlyMap<string, Node>): string[] {
  if (typeof value === 'string') return textsOf(value);
  if (Array.isArray(value))
    return value.slice(0, 50).flatMap((item) => (Array.isArray(item) ? [] : namesOf(item, byId)));
  const node = Node.safeParse(value);
  if (!node.success) return [];
  const whole = 'name' in node.data ? node.data : byId.get(String(node.data['@id']));
  return textsOf(whole?.name);
}

function idsOf(value: unknown): string[] {
  const node = Node.safeParse(value);
  return node.success ? textsOf(node.data['@id'] ?? node.data.url) : textsOf(value);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ' };

/** JSON-LD holds plain text, but many publishers put HTML's character references into it. */
function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|(amp|quot|apos|lt|gt|nbsp));/gi,
    (whole, decimal, hex, name) => {
      if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? whole;
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
    },
  );
}
