import type { Token } from 'markdown-it';
import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs';
import { makeParser, piecesOf } from '../article/markdown.ts';
import { splitWritten } from '../mentions/defanged.ts';
import { defangText, findIndicators, type Trusts } from '../mentions/indicators.ts';
import { countReadable, minutesFor } from '../shared/reading.ts';
import { dropUnshowable } from '../shared/text.ts';
import { isRightToLeft } from './addresses.ts';
import { type Advice, adviceIn } from './advice.ts';
import { footnoteOf, footnotes } from './footnotes.ts';
import { cutAtIdentifiers, isId } from './identifiers.ts';
import { inertAddress, keptLink } from './kept-link.ts';
import { type Heading, outlineOf } from './outline.ts';

export interface BodyOptions {
  /** Hosts whose links stay links, in lower case. */
  readonly linkedHosts: readonly string[];
  /** Where the paths of this site begin: `/`, a folder, or an absolute URL; it ends in `/`. */
  readonly root: string;
  /** What of the text leads to pages of this site, in order and none over another. */
  readonly places?: readonly LinkedPlace[];
}

/** A stretch of the text of a body, as `proseOf` gives it, that is a link to a page of this site. */
export interface LinkedPlace {
  /** Offsets in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** Path from the site's root, without the base path: `/groups/apt28/`. */
  readonly url: string;
}

/**
 * Turns the Markdown of an article body into HTML that can do nothing: no HTML of the article's own, no image, no link
 * but to a path of this site or a host that the editor vouches for. Whatever else is a link is shown as its
 * text and its defanged address; indicators are shown defanged in `<code>`, and identifiers are in it, too. Headings begin at
 * `<h2>` and skip no level.
 */
export function renderBody(markdown: string, options: BodyOptions): string {
  const attribute = isRightToLeft(markdown) ? ' dir="ltr"' : '';
  const environment = environmentOf(options, { hasIds: false, attributeOf: () => attribute });
  return htmlOf(markdownIt.parse(markdown, environment), environment);
}

/** The body of an article as its page shows it, and what the page tells of it. */
export interface RenderedBody {
  readonly html: string;
  /** In their order, each with the id that it has in `html`. */
  readonly headings: readonly Heading[];
  /** How long it takes to read, at least 1. */
  readonly minutes: number;
  /** What it tells its readers to do; `null` where it says nothing of the kind in so many words. */
  readonly advice: Advice | null;
}

/**
 * As {@link renderBody}, with headings and footnotes that can be linked.
 *
 * @param language BCP 47, of the body
 */
export function renderArticle(markdown: string, language: string, options: BodyOptions): RenderedBody {
  const attributeOf = (code: string): string => (isId(code) ? ' class="id"' : '');
  const environment = environmentOf(options, { hasIds: true, attributeOf });
  const tokens = markdownIt.parse(markdown, environment);
  const headings = outlineOf(tokens);
  let words = 0;
  for (const { content } of piecesOf(tokens)) words += countReadable(content);
  return {
    html: htmlOf(tokens, environment),
    headings,
    minutes: minutesFor(words),
    advice: adviceIn(tokens, language),
  };
}

function environmentOf(
  { linkedHosts, root, places = [] }: BodyOptions,
  its: Pick<Environment, 'hasIds' | 'attributeOf'>,
): Environment {
  return { trusts: trustsIn(linkedHosts), root, places, ...its };
}

function htmlOf(tokens: Token[], environment: Environment): string {
  // A character reference may stand for what neither HTML nor XML can show.
  return dropUnshowable(markdownIt.renderer.render(tokens, markdownIt.options, environment));
}

/**
 * The text of a body as it is shown: what a search of it finds, and what is said of it. No indicator in it is live, and its
 * footnotes stand at its end.
 */
export function inertText(markdown: string, linkedHosts: readonly string[]): string {
  const pieces = [...piecesOf(reader.parse(markdown, {}))].map(({ content }) => content);
  return dropUnshowable(defangText(pieces.join(''), trustsIn(linkedHosts)));
}

interface Environment {
  readonly trusts: Trusts;
  readonly root: string;
  readonly places: readonly LinkedPlace[];
  /** Whether notes can be led to: not in a feed, where other bodies stand beside this one. */
  readonly hasIds: boolean;
  /**
   * The attribute of code: in a page, an id is one that no line breaks; in a feed, where there is no stylesheet, it is read from
   * left to right between right-to-left words.
   */
  readonly attributeOf: (code: string) => string;
}

function trustsIn(hosts: readonly string[]): Trusts {
  const known = new Set(hosts.map((host) => host.replace(/^www\./, '')));
  return (host) => known.has(host);
}

const reader = makeParser().use((md) => {
  md.core.ruler.push('footnotes', footnotes);
});

// Every address comes through to the tokens; `inert` decides what becomes of it.
const markdownIt = makeParser().use((md) => {
  md.core.ruler.push('headings', headings);
  md.core.ruler.push('places', linkPlaces);
  // After links to places, which are found by their offsets in the text as it is written.
  md.core.ruler.push('footnotes', footnotes);
  md.core.ruler.push('inert', inert);
  md.renderer.rules.table_open = () => '<section class="table" tabindex="0" aria-label="Table"><table>\n';
  md.renderer.rules.table_close = () => '</table></section>\n';
  md.renderer.rules.footnotes_open = () => '<ol class="notes">\n';
  md.renderer.rules.footnotes_close = () => '</ol>\n';
  md.renderer.rules.footnote_open = (tokens, index, _, environment: Environment) =>
    environment.hasIds ? `<li id="note-${footnoteOf(tokens[index]).number}">` : '<li>';
  md.renderer.rules.footnote_close = () => '</li>\n';
  md.renderer.rules.footnote_back = (tokens, index, _, environment: Environment) =>
    environment.hasIds
      ? ` <a href="#to-note-${footnoteOf(tokens[index]).number}" aria-label="Back to the text">↩\uFE0E</a>`
      : '';
  md.renderer.rules.footnote_reference = (tokens, index, _, environment: Environment) => {
    const { number, isFirst } = footnoteOf(tokens[index]);
    if (!environment.hasIds) return `[${number}]`;
    const id = isFirst ? ` id="to-note-${number}"` : '';
    return `<sup${id}><a href="#note-${number}">${number}</a></sup>`;
  };
  const codeOf = ({ content = '' }: Partial<Token> = {}, { attributeOf }: Environment): string =>
    `<code${attributeOf(content)}>${md.utils.escapeHtml(content)}</code>`;
  md.renderer.rules.code_inline = (tokens, index, _, environment: Environment) => codeOf(tokens[index], environment);
  md.renderer.rules.fence = (tokens, index, _, environment: Environment) =>
    `<pre>${codeOf(tokens[index], environment)}</pre>\n`;
  md.renderer.rules.code_block = md.renderer.rules.fence;
});

/** Headings of a body stand below the page's own `<h1>`, and none skips a level (WCAG 1.3.1). */
function headings(state: StateCore): void {
  const depths: number[] = [];
  for (const token of state.tokens) {
    if (token.type === 'heading_open') {
      const depth = Number(token.tag.slice(1));
      while ((depths.at(-1) ?? 0) >= depth) depths.pop();
      depths.push(depth);
    }
    if (token.type === 'heading_open' || token.type === 'heading_close')
      token.tag = `h${Math.min(6, depths.length + 1)}`;
  }
}

/** Makes links of the places that are to be some; what is code or part of a link stays as it is. */
function linkPlaces(state: StateCore): void {
  const { places }: Environment = state.env;
  if (places.length === 0) return;
  const linked = new Map<Token, Token[]>();
  let at = 0;
  let next = 0;
  for (const { content, isPlain, token } of piecesOf(state.tokens)) {
    const end = at + content.length;
    while ((places[next]?.start ?? end) < at) next += 1;
    const inside: LinkedPlace[] = [];
    for (let place = places[next]; place !== undefined && place.end <= end; place = places[next]) {
      inside.push({ ...place, start: place.start - at, end: place.end - at });
      next += 1;
    }
    if (isPlain && token !== null && inside.length > 0) linked.set(token, withLinks(token.content, inside, state));
    at = end;
  }
  for (const token of state.tokens) {
    if (token.children !== null) token.children = token.children.flatMap((child) => linked.get(child) ?? child);
  }
}

function withLinks(text: string, places: readonly LinkedPlace[], state: StateCore): Token[] {
  // An address stays in one piece, or it would not be seen to be one.
  const addresses = findIndicators(text);
  const tokens: Token[] = [];
  let at = 0;
  for (const { start, end, url } of places) {
    if (addresses.some((address) => address.start < end && start < address.end)) continue;
    const link = new state.Token('link_open', 'a', 1);
    link.attrs = [['href', url]];
    if (start > at) tokens.push(make(state, 'text', text.slice(at, start)));
    tokens.push(link, make(state, 'text', text.slice(start, end)), new state.Token('link_close', 'a', -1));
    at = end;
  }
  if (at < text.length) tokens.push(make(state, 'text', text.slice(at)));
  return tokens;
}

function inert(state: StateCore): void {
  const environment: Environment = state.env;
  const { trusts } = environment;
  for (const token of state.tokens) {
    if (token.type === 'fence' || token.type === 'code_block') token.content = defangText(token.content, trusts);
    const style = token.attrGet('style');
    if (style !== null) token.attrs = [['class', style.replace('text-align:', '')]];
    if (token.children !== null) token.children = inertInline(token.children, state, environment);
  }
}

function inertInline(tokens: readonly Token[], state: StateCore, environment: Environment): Token[] {
  const { trusts } = environment;
  const shown: Token[] = [];
  const open: { readonly href: string; readonly kept: boolean }[] = [];
  for (const token of tokens) {
    if (token.type === 'text') {
      for (const part of splitWritten(token.content, trusts)) {
        if (part.indicator) shown.push(make(state, 'code_inline', part.shown));
        else shown.push(...withCode(part.shown, state));
      }
    } else if (token.type === 'image') {
      shown.push(...inertImage(token, state, trusts));
    } else if (token.type === 'link_open') {
      const href = String(token.attrGet('href') ?? '');
      const kept = keptLink(href, environment);
      open.push({ href, kept: kept !== null });
      if (kept === null) continue;
      token.attrs = kept.startsWith('http')
        ? [
            ['href', kept],
            ['rel', 'nofollow noopener noreferrer'],
          ]
        : [['href', kept]];
      shown.push(token);
    } else if (token.type === 'link_close') {
      const { href, kept } = open.pop() ?? { href: '', kept: false };
      // A link without a text would be one that nobody can see.
      if (kept && shown.at(-1)?.type === 'link_open') shown.push(make(state, 'text', href));
      if (kept) shown.push(token);
      else if (!/^(?:#|$)/.test(href))
        shown.push(make(state, 'text', ' '), make(state, 'code_inline', inertAddress(href)));
    } else {
      if (token.type === 'code_inline') token.content = defangText(token.content, trusts);
      shown.push(token);
    }
  }
  return shown;
}

function withCode(text: string, state: StateCore): Token[] {
  return cutAtIdentifiers(text).map((part) => make(state, part.isFound ? 'code_inline' : 'text', part.text));
}

function inertImage(token: Token, state: StateCore, trusts: Trusts): Token[] {
  const source = String(token.attrGet('src') ?? '');
  const label = make(state, 'text', `[${defangText(token.content, trusts)}] `);
  return [...(token.content === '' ? [] : [label]), make(state, 'code_inline', inertAddress(source))];
}

function make(state: StateCore, type: 'text' | 'code_inline', content: string): Token {
  const token = new state.Token(type, type === 'text' ? '' : 'code', 0);
  token.content = content;
  return token;
}
