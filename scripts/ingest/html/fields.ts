import type { Element, Root } from 'hast';
import { hostOf, type SourceIndex } from '../../settings/sources.ts';
import type { Field, Fields } from '../draft.ts';
import { readBylines } from './byline.ts';
import { readJsonLd } from './json-ld.ts';
import { readMarkup } from './markup.ts';
import { readMetaTags } from './meta-tags.ts';
import type { Slot, Statement } from './statement.ts';
import type { TidyPage } from './tidy.ts';
import { key, readTitle } from './title.ts';
import { isDesk, toAddress, toAuthors, toDate, toLanguage, toSource, toSummary } from './values.ts';

/**
 * What a page states of its article: JSON-LD before `<meta>` before the markup of the text before the text alone. The first value that holds
 * is taken; what is not certain is left out.
 */
export function readFields(
  page: Root,
  elements: readonly Element[],
  savedFrom: TidyPage['savedFrom'],
  sources: SourceIndex,
): Fields {
  const headline = elements.find(({ tagName }) => tagName === 'h1');
  const statements = [
    ...readJsonLd(elements),
    ...readMetaTags(elements),
    ...readMarkup(page, elements),
    ...readBylines(page, headline, sources),
  ];
  const first = <T>(slot: Slot, check: (stated: string) => T | null): Field<T> | null => {
    for (const statement of statements) {
      const value = statement.slot === slot ? check(statement.value) : null;
      if (value !== null) return { value, from: 'text', lines: statement.lines };
    }
    return null;
  };
  const url = first('url', toAddress) ?? readSavedFrom(savedFrom);
  // Publishers of JSON-LD are often the agency or the software; the name of the site is what readers know.
  const source = readSiteName(statements) ?? first('source', toSource) ?? knownSource(url, sources);
  const title = readTitle(
    elements,
    statements.filter(({ slot }) => slot === 'title'),
    source?.value ?? null,
  );
  const date = first('date', toDate);
  const updated = first('updated', toDate);
  const authors = readAuthors(statements, source);
  const summary = first('summary', toSummary);
  const lang = first('lang', toLanguage);
  return {
    ...(title && { title }),
    ...(date && { date }),
    ...(updated && (date === null || isLater(updated.value, date.value)) && { updated }),
    ...(authors && { authors }),
    ...(source && { source }),
    ...(summary && summary.value !== title?.value && { summary }),
    ...(url && { url }),
    ...(lang && { lang }),
  };
}

/** The authors that the first place names which names any. The publisher is no author of its own articles. */
function readAuthors(statements: readonly Statement[], source: Field<string> | null): Field<readonly string[]> | null {
  const stated = statements.filter(({ slot }) => slot === 'authors');
  for (const place of new Set(stated.map((statement) => statement.place))) {
    const here = stated.filter((statement) => statement.place === place);
    const isReversed = /^(?:citation|dc)/.test(place);
    const names = here.flatMap(({ value }) => toAuthors(value, isReversed));
    const own = names.filter((name) => !isPublisher(name, source?.value ?? ''));
    const value = own.filter((name, at) => own.findIndex((other) => key(other) === key(name)) === at);
    if (value.length > 0) return { value, from: 'text', lines: [...new Set(here.flatMap(({ lines }) => lines))] };
  }
  return null;
}

function readSiteName(statements: readonly Statement[]): Field<string> | null {
  const stated = statements.find(({ slot, place }) => slot === 'source' && place === 'og:site_name');
  const value = stated === undefined ? null : toSource(stated.value);
  return stated === undefined || value === null ? null : { value, from: 'text', lines: stated.lines };
}

/** `Fennmoor` and `Fennmoor Post Business` of Fennmoor Post, but not `Fennmoor Post Staff`. */
function isPublisher(author: string, source: string): boolean {
  const [name, publisher] = [key(author), key(source)];
  if (publisher === '') return false;
  return publisher === name || (!isDesk(author) && (publisher.includes(name) || name.startsWith(publisher)));
}

function readSavedFrom(savedFrom: TidyPage['savedFrom']): Field<string> | null {
  const value = savedFrom === null ? null : toAddress(savedFrom.url);
  return value === null || savedFrom === null ? null : { value, from: 'text', lines: [savedFrom.line] };
}

function knownSource(url: Field<string> | null, sources: SourceIndex): Field<string> | null {
  const known = sources(hostOf(url?.value) ?? '');
  return known === null || url === null ? null : { value: known.name, from: 'derived', lines: url.lines };
}

/** Both as instants where both are; else their days decide. */
function isLater(updated: string, date: string): boolean {
  const haveTimes = updated.includes('T') && date.includes('T');
  return haveTimes ? Date.parse(updated) > Date.parse(date) : updated.slice(0, 10) > date.slice(0, 10);
}
