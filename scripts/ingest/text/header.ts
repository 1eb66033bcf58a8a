import type { SourceIndex } from '../../settings/sources.ts';
import { findDate, findNumericDate } from './dates.ts';
import type { Line } from './lines.ts';
import type { Meta } from './meta.ts';
import { readByline } from './names.ts';
import { cutSiteName } from './site-name.ts';

/** Fields that a file states in so many words above its text. */
export interface Header {
  readonly metas: readonly { readonly line: Line; readonly meta: Meta }[];
  /** Marks of the header that state nothing: `<text>`, `---`. */
  readonly dropped: readonly { readonly line: Line; readonly rule: string }[];
}

const TAG = /^<(?<key>title|source|date|author|authors|url|summary|text|body)>\s*(?<value>.*)$/i;
const CLOSING = /\s*<\/(?:title|source|date|author|authors|url|summary|text|body)>\s*$/i;
const KEYED =
  /^(?<key>title|headline|date|published|pubdate|updated|modified|authors?|by|source|publisher|url|link|permalink|summary|description|tags|categor(?:y|ies)|keywords|lang|language|id|slug)\s*:\s*(?<value>.*)$/i;
const FENCE = /^-{3,}$/;
const MOST_LINES = 30;

/** Reads a tagged header (`<title> … </title>`) or front matter with or without its fences; `null` for neither. */
export function readHeader(lines: readonly Line[], sources: SourceIndex): Header | null {
  return readTagged(lines, sources) ?? readKeyed(lines, sources);
}

function readTagged(lines: readonly Line[], sources: SourceIndex): Header | null {
  const tagged = lines.slice(0, MOST_LINES).filter(({ text }) => TAG.test(text));
  if (tagged.length < 2 || tagged[0] !== lines[0]) return null;
  const metas: { line: Line; meta: Meta }[] = [];
  const dropped: { line: Line; rule: string }[] = [];
  let open: string | null = null;
  for (const [at, line] of lines.entries()) {
    const match = at < MOST_LINES ? TAG.exec(line.text) : null;
    const isText = /^(?:text|body)$/i.test(match?.groups?.key ?? '');
    if (match?.groups && !isText) {
      const value = (match.groups.value ?? '').replace(CLOSING, '');
      const meta = value === '' ? null : readValue(match.groups.key ?? '', value, sources);
      if (meta === null) dropped.push({ line, rule: 'tag' });
      else metas.push({ line, meta });
      open = value === '' && !CLOSING.test(line.text) ? (match.groups.key ?? null) : null;
    } else if (open !== null && !isText) {
      const meta = readValue(open, line.text.replace(CLOSING, ''), sources);
      if (meta === null) dropped.push({ line, rule: 'tag' });
      else metas.push({ line, meta });
      open = null;
    } else if (/^<\/?(?:text|body|title|date|source)>$/i.test(line.text)) {
      dropped.push({ line, rule: 'tag' });
      if (isText) open = null;
    }
  }
  return { metas, dropped };
}

/** Two or more lines of known keys at the very top. */
function readKeyed(lines: readonly Line[], sources: SourceIndex): Header | null {
  const isFenced = FENCE.test(lines[0]?.text ?? '');
  const first = isFenced ? 1 : 0;
  const keys = new Set<string>();
  const metas: { line: Line; meta: Meta }[] = [];
  const dropped = isFenced && lines[0] ? [{ line: lines[0], rule: 'front-matter' }] : [];
  for (const line of lines.slice(first, MOST_LINES)) {
    const match = KEYED.exec(line.text);
    const key = match?.groups?.key?.toLowerCase() ?? '';
    if (!match?.groups || keys.has(key)) {
      if (isFenced && FENCE.test(line.text)) dropped.push({ line, rule: 'front-matter' });
      break;
    }
    keys.add(key);
    const value = (match.groups.value ?? '').replace(/^(["'])(.*)\1$/, '$2');
    const meta = value === '' ? null : readValue(key, value, sources);
    if (meta === null) dropped.push({ line, rule: 'front-matter' });
    else metas.push({ line, meta });
  }
  const states = keys.has('title') || keys.has('headline');
  return states && keys.size >= 2 && metas.length >= 2 ? { metas, dropped } : null;
}

function readValue(key: string, value: string, sources: SourceIndex): Meta | null {
  switch (key.toLowerCase()) {
    case 'title':
    case 'headline': {
      const { title, source } = cutSiteName(value, sources);
      return { title, ...(source !== null && { source }) };
    }
    case 'date':
    case 'published':
    case 'pubdate':
      return readDay(value);
    case 'updated':
    case 'modified': {
      const date = readDay(value)?.date;
      return date === undefined ? null : { updated: date };
    }
    case 'author':
    case 'authors':
    case 'by': {
      const byline = readByline(value.replace(/^\[|\]$/g, ''), sources, true);
      return byline === null ? null : { byline };
    }
    case 'source':
    case 'publisher':
    case 'url':
    case 'link':
    case 'permalink':
      return readOrigin(value, sources);
    case 'summary':
    case 'description':
      return { summary: value };
    default:
      return null;
  }
}

function readDay(value: string): Meta | null {
  const date = findDate(value.replace(/^(\d{4})_(\d\d)_(\d\d)$/, '$1-$2-$3'));
  if (date !== null) return { date: date.iso };
  const numeric = findNumericDate(value);
  return numeric === null ? null : { numericDate: numeric };
}

/** Where it was published: a name, or an address whose host may be a listed publisher's. */
function readOrigin(value: string, sources: SourceIndex): Meta | null {
  if (!URL.canParse(value) || !/^https?:/i.test(value)) return value.length <= 80 ? { source: value } : null;
  const source = sources(new URL(value).hostname);
  return { url: value, ...(source !== null && { source: source.name }) };
}
