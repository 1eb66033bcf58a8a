/** A saved page cut down to what an article can be read from; line numbers are those of the file. */
export interface TidyPage {
  readonly html: string;
  /** Tags in `html`, opening and closing. */
  readonly tags: number;
  /** Where the program that saved the page says it came from. */
  readonly savedFrom: { readonly url: string; readonly line: number } | null;
}

/** Deepest nesting that is kept; beyond it tags go and their text stays (Blink stops at 512). */
const DEEPEST = 200;
/** Formatting elements open at once: parsers open each of them anew in every paragraph (HTML Standard §13.2.4.3). */
const MOST_FORMATTING = 12;
const LONGEST_VALUE = 20_000;

const FORMATTING = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
// Elements whose end tag may be left out (HTML Standard §13.1.2.4): that they stay open says nothing of depth.
const OPTIONAL_END = new Set('p li dt dd td th tr thead tbody tfoot colgroup option optgroup rp rt'.split(' '));
const CELLS = new Set('td th caption'.split(' '));
const HEADING = /^h[1-6]$/;
const TEXT_ONLY = new Set('script style'.split(' '));
const WITHOUT_ARTICLE = new Set(
  'iframe noembed noframes noscript textarea xmp svg math template object applet canvas audio video select'.split(' '),
);
const ATTRIBUTES = new Set(
  'id class name property content itemprop itemscope itemtype datetime rel href lang dir type role hidden style charset http-equiv aria-hidden colspan rowspan start value pubdate'.split(
    ' ',
  ),
);

const ATTRIBUTE = /[\s/]*([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;
const JSON_LD = /^\s*application\/ld\+json\b/i;
const SAVED_FROM = /(?:saved from url=\(\d+\)|page saved with singlefile\s+url:)\s*(https?:\/\/\S{1,2000})/i;

/**
 * Leaves out of a page what is not text, structure or metadata, and bounds what a parser would have to build: scripts
 * but JSON-LD, styles, embedded and foreign content, comments, other attributes, nesting without end. One pass, linear
 * in `text`, after the tokenizer of the HTML Standard (§13.2.5), more leniently.
 */
export function tidyPage(text: string): TidyPage {
  const output = new Output();
  const closers = new Closers(text);
  const tag = /<(?:(\/?)([a-z][^\s/>]*)|!--|[!?/])/gi;
  let savedFrom: TidyPage['savedFrom'] = null;
  let end = 0;
  for (let match = tag.exec(text); match !== null; match = tag.exec(text)) {
    output.text(text.slice(end, match.index));
    const name = match[2]?.toLowerCase();
    if (name === undefined) {
      const mark = match[0] === '<!--' ? '-->' : '>';
      const close = text.indexOf(mark, tag.lastIndex);
      end = close < 0 ? text.length : close + mark.length;
      const comment = text.slice(match.index, Math.min(end, match.index + 3000));
      const url = SAVED_FROM.exec(comment)?.[1];
      if (url !== undefined) savedFrom ??= { url, line: output.line };
      output.blank(text.slice(match.index, end));
    } else {
      const attributes = readAttributes(text, tag.lastIndex);
      end = attributes.end;
      const inside = TEXT_ONLY.has(name) || WITHOUT_ARTICLE.has(name) ? closers.next(name, end) : -1;
      const markup = text.slice(match.index, end);
      if (match[1] === '/') output.close(name, markup);
      else if (TEXT_ONLY.has(name)) {
        end = inside < 0 ? text.length : inside;
        const isData = name === 'script' && JSON_LD.test(attributes.values.get('type') ?? '');
        if (isData) output.data(markup, text.slice(attributes.end, end));
        else output.blank(text.slice(match.index, end));
      } else if (WITHOUT_ARTICLE.has(name)) {
        if (inside >= 0) end = inside;
        output.blank(text.slice(match.index, end));
      } else output.open(name, attributes.values, markup);
    }
    tag.lastIndex = end;
  }
  output.text(text.slice(end));
  return { html: output.html(), tags: output.tags, savedFrom };
}

function readAttributes(text: string, start: number): { values: Map<string, string>; end: number } {
  const values = new Map<string, string>();
  ATTRIBUTE.lastIndex = start;
  let at = start;
  for (let match = ATTRIBUTE.exec(text); match !== null; match = ATTRIBUTE.exec(text)) {
    at = ATTRIBUTE.lastIndex;
    const name = match[1]?.toLowerCase() ?? '';
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    if (ATTRIBUTES.has(name) && !values.has(name) && value.length <= LONGEST_VALUE) values.set(name, value);
  }
  // Stray quotes and signs up to the end of the tag; a tag that never ends is text no more than it is a tag.
  const close = /[^<>]*>?/y;
  close.lastIndex = at;
  close.exec(text);
  return { values, end: close.lastIndex };
}

/** Finds end tags; each stretch of the text is searched once for each name. */
class Closers {
  readonly #text: string;
  readonly #found = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Offset of the next end tag of `name`, or -1. */
  next(name: string, from: number): number {
    const known = this.#found.get(name);
    if (known !== undefined && (known < 0 || known >= from)) return known;
    const closer = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
    closer.lastIndex = from;
    const at = closer.exec(this.#text)?.index ?? -1;
    this.#found.set(name, at);
    return at;
  }
}

/** Collects the page that is kept, and the elements that are open in it. */
class Output {
  readonly #parts: string[] = [];
  readonly #open: string[] = [];
  /** Start tags left out whose end tags are still to come. */
  readonly #omitted = new Map<string, number>();
  tags = 0;
  line = 1;

  html(): string {
    return this.#parts.join('');
  }

  text(text: string): void {
    this.#parts.push(text);
    this.line += countLines(text);
  }

  /** Stands for what is left out, so that the lines below keep their numbers. */
  blank(text: string): void {
    const lines = countLines(text);
    if (lines > 0) this.#parts.push('\n'.repeat(lines));
    this.line += lines;
  }

  data(tag: string, json: string): void {
    this.#parts.push('<script type="application/ld+json">', '\n'.repeat(countLines(tag)), json, '</script>');
    this.line += countLines(tag) + countLines(json);
    this.tags += 2;
  }

  open(name: string, attributes: ReadonlyMap<string, string>, markup: string): void {
    this.blank(markup);
    if (!this.#enter(name)) {
      this.#omitted.set(name, (this.#omitted.get(name) ?? 0) + 1);
      return;
    }
    this.tags++;
    const written = [...attributes].map(([key, value]) => ` ${key}="${value.replaceAll('"', '&quot;')}"`);
    this.#parts.push(`<${name}${written.join('').replace(/[\r\n]+/g, ' ')}>`);
  }

  close(name: string, markup: string): void {
    this.blank(markup);
    const omitted = this.#omitted.get(name) ?? 0;
    if (omitted > 0) {
      this.#omitted.set(name, omitted - 1);
      return;
    }
    this.#leave(name);
    this.tags++;
    this.#parts.push(`</${name}>`);
  }

  /** False when the page is too deep here for another element. */
  #enter(name: string): boolean {
    if (CELLS.has(name)) {
      const table = this.#open.lastIndexOf('table');
      if (table >= 0) this.#open.length = table + 1;
      if (table < 0) return true;
    } else if (VOID.has(name) || OPTIONAL_END.has(name)) return true;
    if (name === 'a') this.#leave('a');
    if (this.#open.length >= DEEPEST) return false;
    if (FORMATTING.has(name) && this.#open.filter((open) => FORMATTING.has(open)).length >= MOST_FORMATTING)
      return false;
    this.#open.push(name);
    return true;
  }

  /** An end tag reaches no element outside its table cell (HTML Standard §13.2.4.2, scopes). */
  #leave(name: string): void {
    const scope = name === 'table' ? -1 : this.#open.findLastIndex((open) => open === 'table' || CELLS.has(open));
    const isHeading = HEADING.test(name);
    const at = this.#open.findLastIndex((open) => open === name || (isHeading && HEADING.test(open)));
    if (at < 0 || at < scope) return;
    if (FORMATTING.has(name)) this.#open.splice(at, 1);
    else this.#open.length = at;
  }
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
