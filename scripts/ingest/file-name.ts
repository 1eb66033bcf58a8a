import { isDate } from '../article/dates.ts';
import type { Source } from '../settings/sources.ts';
import { indexSources } from '../settings/sources.ts';
import type { Fields } from './draft.ts';

const ENDINGS = /(?:\.(?:txt|html?|md|markdown|json|gz))+$/i;
/** How a file of any listed publisher may be named: `2021-07-12_Title-words_The-Record`. */
const USUAL = /^(?<date>\d{4}-\d{2}-\d{2})_(?<title>.+)_(?<source>[^_]+)$/;
const LONGEST = 300;
const PLACES: Readonly<Record<string, string>> = {
  date: '(?<date>\\d{4}[-_.]?\\d{2}[-_.]?\\d{2})',
  title: '(?<title>.+)',
  any: '.*',
};

/** What the name of an article file states, by the patterns of its publisher. */
export type FileNames = (file: string) => Fields;

/**
 * Makes what reads file names: by the patterns `files` of a source, `{date}_{title}_Kite`, else by the usual one, which
 * ends in the name of a listed source.
 */
export function makeFileNames(sources: readonly Source[]): FileNames {
  const patterns = sources.flatMap(({ name, files }) => files.map((pattern) => ({ name, pattern: compile(pattern) })));
  const sourceOf = indexSources(sources);
  return (file) => {
    const name = (file.split('/').at(-1) ?? '').replace(ENDINGS, '');
    if (name.length > LONGEST) return {};
    for (const { name: source, pattern } of patterns) {
      const groups = pattern.exec(name)?.groups;
      if (groups) return toFields({ ...groups, source });
    }
    const usual = USUAL.exec(name)?.groups;
    const source = usual?.source === undefined ? null : sourceOf(usual.source);
    return usual && source ? toFields({ ...usual, source: source.name }) : {};
  };
}

/** A pattern as an expression: at most two of its places take any text, so that it is fast on every name. */
function compile(pattern: string): RegExp {
  const parts = pattern.replace(ENDINGS, '').split(/\{(date|title|any)\}/);
  const source = parts.map((part, at) => (at % 2 === 1 ? PLACES[part] : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')));
  return new RegExp(`^${source.join('')}$`, 'i');
}

function toFields(groups: { readonly date?: string; readonly title?: string; readonly source: string }): Fields {
  const stated = <T>(value: T) => ({ value, from: 'file-name' as const, lines: [] });
  const date = groups.date?.replace(/^(\d{4})\D?(\d{2})\D?(\d{2})$/, '$1-$2-$3');
  const title = groups.title?.replace(/[-_\s]+/g, ' ').trim();
  return {
    source: stated(groups.source),
    ...(date !== undefined && isDate(date) && { date: stated(date) }),
    ...(title && /\p{L}/u.test(title) && { title: stated(title) }),
  };
}
