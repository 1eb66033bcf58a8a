import matter from 'gray-matter';
import { z } from 'zod';
import { isLanguage } from '../shared/language.ts';
import { slugify } from '../shared/slugs.ts';
import { excerpt, oneLine } from '../shared/text.ts';
import { hasFormOfDate, isDate } from './dates.ts';
import { type Checked, checkYaml, parseYaml, stringifyYaml, type Yaml } from './yaml.ts';

const NO_TEXT = 'is not text → Put it in double quotes.';
const text = z.string(NO_TEXT);
const date = text.refine(isDate, { error: ({ input }) => tellDate(String(input)) });
const list = <T extends z.ZodType>(item: T, example: string, split = (stated: string): string[] => [stated]) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? split(value) : value),
    z.array(item, `is not a list → Write it as ${example}.`),
  );
/** `worms, ports` on a line of tags are two; in a list of its own, a tag may hold a comma. */
const atCommas = (stated: string): string[] => stated.split(',').flatMap((part) => part.trim() || []);
const absent = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined);

/** The front matter of an article. Keys that the editor adds are kept; a key without a value counts as absent. */
export const FrontMatter = z.looseObject({
  id: text.regex(
    /^[0-9a-f]{16}$/,
    'is not an id of 16 hex digits → Put back the id that the article had; it is its name in the feeds.',
  ),
  title: z
    .string({ error: ({ input }) => (input === null ? 'is empty → Write the title.' : NO_TEXT) })
    .refine((title) => oneLine(title) !== '', 'is empty → Write the title.'),
  date: absent(date),
  updated: absent(date),
  authors: absent(list(text.trim().min(1, 'is empty → Write the name, or take it out.'), '[Name, Other Name]')),
  source: absent(text.trim()),
  url: absent(text.refine(isWebAddress, 'is no web address → Write it in full, with https://')),
  summary: absent(text.trim()),
  tags: absent(
    list(
      text.refine(
        (tag) => slugify(tag) !== '',
        'is a tag without a letter or digit → Give the tag a name, or take it out.',
      ),
      '[policy, espionage]',
      atCommas,
    ),
  ),
  lang: absent(text.refine(isLanguage, 'is no language tag → Write it as en, de or pt-BR.')),
  draft: absent(z.boolean('is neither true nor false → Write true, or take the line out.')),
  original: absent(text),
  alsoIn: absent(list(text, '[inbox/a.txt]')),
});
export type FrontMatter = z.infer<typeof FrontMatter>;

/** The same without the keys that the program assigns: what an article file of the editor's may state. */
export const StatedFrontMatter = FrontMatter.partial();
export type StatedFrontMatter = z.infer<typeof StatedFrontMatter>;

/** The keys that Hexdigest knows, in the order in which they are written. */
export const KNOWN_KEYS: readonly string[] = [
  'id',
  'title',
  'date',
  'updated',
  'authors',
  'source',
  'url',
  'summary',
  'tags',
  'lang',
  'draft',
  'original',
  'alsoIn',
];

const refuse = (): never => {
  throw new Error('Front matter is YAML; code and other languages are refused.');
};

/** What a front matter holds that no line `---` closes: nothing that could be told from the text. */
export const UNCLOSED: Yaml = {
  text: '',
  value: null,
  problems: [{ line: 0, what: 'the front matter that --- opens is not closed by a line --- of its own' }],
  line: () => 0,
};

/** True for a web address, if not a valid one: what can't be parsed is shown as text. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s/]/.test(url) && !/\p{Cc}/u.test(url);
}

function tellDate(stated: string): string {
  const told = excerpt(oneLine(stated), 40);
  return hasFormOfDate(stated)
    ? `is ${told}, which is no day of the calendar → Write the day that was meant.`
    : `is no date that Hexdigest knows${told === '' || told.includes('→') ? '' : `: ${told}`} → Write it as 2015-09-28, or with a time and offset as 2015-09-28T10:42:00+02:00.`;
}

/** A Markdown document taken apart. */
export interface Document {
  /** `null` for a document without a front matter. */
  readonly yaml: Yaml | null;
  /** Everything after the front matter, as it stands. */
  readonly body: string;
  /** 1-based line on which the body begins. */
  readonly bodyLine: number;
}

/**
 * Takes a Markdown document apart. Only a first line of exactly `---` opens a front matter, so that `---js` and the like
 * are text. Nothing in it is ever run.
 */
export function splitDocument(document: string): Document {
  let yaml: Yaml | null = null;
  const { head, body, isClosed } = cut(document, (block) => {
    yaml = parseYaml(block);
  });
  if (head === null) return { yaml: isClosed ? null : UNCLOSED, body, bodyLine: 1 };
  return { yaml: yaml ?? parseYaml(''), body, bodyLine: head.split('\n').length };
}

/** The body of a Markdown document alone; its front matter is not read. */
export function bodyOf(document: string): string {
  return cut(document, () => undefined).body;
}

/** `head` is `null` where there is no front matter, or none that is closed. */
function cut(
  document: string,
  read: (block: string) => void,
): { readonly head: string | null; readonly body: string; readonly isClosed: boolean } {
  const source = document
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^---[ \t]+$/gm, '---');
  if (!source.startsWith('---\n')) return { head: null, body: source, isClosed: true };
  if (!/\n---(?:\n|$)/.test(source)) return { head: null, body: source, isClosed: false };
  const { content } = matter(source, {
    language: 'yaml',
    engines: {
      yaml: (block: string) => {
        read(block.replace(/^\n/, ''));
        return {};
      },
      json: refuse,
      javascript: refuse,
      js: refuse,
    },
  });
  return { head: source.slice(0, source.length - content.length), body: content, isClosed: true };
}

/** Checks a front matter against `schema`; problems name the line of `file`. */
export function checkFrontMatter<S extends z.ZodType>(yaml: Yaml, schema: S, file: string): Checked<z.infer<S>> {
  return checkYaml(yaml, schema, { file, firstLine: 2 });
}

/** A document with front matter: known keys in the order of the contract, then the editor's own. */
export function joinDocument(frontMatter: Readonly<Record<string, unknown>>, body: string): string {
  const ordered = Object.fromEntries(
    [...KNOWN_KEYS, ...Object.keys(frontMatter)].map((key) => [key, frontMatter[key]]),
  );
  return `---\n${stringifyYaml(ordered)}---\n\n${body.replace(/^(?:[ \t]*\n)+/, '').trimEnd()}\n`;
}
