import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { joinDocument, splitDocument } from '../../scripts/article/front-matter.ts';
import { stringifyYaml } from '../../scripts/article/yaml.ts';
import { listTree, sha256 } from '../../scripts/shared/files.ts';

/** Where a history happens. Paths are absolute. */
export interface Scene {
  readonly content: string;
  readonly out: string;
  /** The copy of the program that builds. */
  readonly program: string;
}

/** What an editor, a template's author or bad luck does between two builds. `at` chooses among the articles there are. */
export type Step =
  | {
      readonly do: 'add';
      readonly slug: string;
      readonly day: string | null;
      readonly tags: readonly string[];
      readonly source: string;
    }
  | { readonly do: 'receive'; readonly name: string; readonly words: number; readonly day: string | null }
  | { readonly do: 'retitle'; readonly at: number; readonly title: string }
  | { readonly do: 'redate'; readonly at: number; readonly day: string | null }
  | { readonly do: 'retag'; readonly at: number; readonly tags: readonly string[] }
  | { readonly do: 'rename'; readonly at: number; readonly slug: string }
  | { readonly do: 'edit'; readonly at: number; readonly words: number }
  | { readonly do: 'space' | 'draft' | 'delete' | 'revoke'; readonly at: number }
  | { readonly do: 'digest'; readonly digest: object }
  | { readonly do: 'topics'; readonly topics: readonly object[] }
  | { readonly do: 'sources'; readonly sources: readonly object[] }
  | { readonly do: 'template' | 'style'; readonly mark: number }
  | { readonly do: 'forget'; readonly what: 'cache' | 'state' }
  | { readonly do: 'meddle'; readonly at: number; readonly how: 'change' | 'remove' }
  | { readonly do: 'wait'; readonly days: number }
  | { readonly do: 'kill'; readonly millis: number };

export const BASE = 'https://news.example.org/digest/';
export const DAYS = ['2031-03-04', '2031-03-05', '2031-04-01', '2032-01-01', '2032-01-02'];
const SLUGS = ['belts', 'lamps', 'a-worm-in-the-sorting-hall', 'feed', '1', 'quiet-ports'];
const TITLES = ['Belts stop', 'Lamps & <ports>', 'CVE-2031-0001 again', 'A call from 192.0.2.7', 'Ports: quiet'];
const TAGS = ['worms', 'Logistics', 'parcels', 'DDoS', '1'];
const SOURCES = ['Tidewater Wire', 'TIDEWATER NEWSWIRE', 'Lantern Weekly', 'Nobody'];

const TOPICS = [
  { tag: 'worms', label: 'Worms', description: 'Code that spreads by itself.', rules: { worm: 4 } },
  { tag: 'logistics', label: 'Logistics', aliases: ['parcels'] },
  { tag: 'ddos', label: 'Floods' },
];
const PUBLISHERS = [
  { name: 'Tidewater Wire', home: 'https://tidewater.example/', aliases: ['TIDEWATER NEWSWIRE'] },
  { name: 'Lantern Weekly', home: 'https://www.lantern.example/' },
];
const WORDS = 'a worm crept through the sorting hall of Tidewater Parcels and stopped forty belts before noon'.split(
  ' ',
);

const at = fc.nat(20);
const day = fc.option(fc.constantFrom(...DAYS), { freq: 4 });
const tags = fc.subarray(TAGS, { maxLength: 3 });
const content = fc.constantFrom('full', 'excerpt');

/** Steps, the usual more often than the rare: a template changed, or a build killed, means a new process. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('add'),
      slug: fc.constantFrom(...SLUGS),
      day,
      tags,
      source: fc.constantFrom(...SOURCES),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('receive'),
      name: fc.constantFrom('a', 'b', 'c'),
      words: fc.integer({ min: 1, max: 120 }),
      day,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('retitle'), at, title: fc.constantFrom(...TITLES) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('redate'), at, day }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('retag'), at, tags }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('rename'), at, slug: fc.constantFrom(...SLUGS) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('edit'), at, words: fc.integer({ min: 1, max: 20 }) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('space', 'draft', 'delete', 'revoke'), at }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('digest'), digest: anyDigest() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('topics'), topics: fc.subarray(TOPICS) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sources'), sources: fc.subarray(PUBLISHERS) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('template', 'style'), mark: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget'), what: fc.constantFrom('cache', 'state') }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('meddle'), at: fc.nat(200), how: fc.constantFrom('change', 'remove') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait'), days: fc.constantFrom(1, 30, 400) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill'), millis: fc.nat(300) }) },
) as fc.Arbitrary<Step>;

function anyDigest(): fc.Arbitrary<object> {
  return fc.record({
    title: fc.constantFrom('Fixture Digest', 'The “Digest” & more'),
    time_zone: fc.constantFrom('UTC', 'Pacific/Auckland', 'America/Los_Angeles'),
    language: fc.constantFrom('en-GB', 'de'),
    tag_authority: fc.constantFrom('news.example.org,2031', 'example.org,2031'),
    page_size: fc.record({ home: fc.integer({ min: 1, max: 4 }), list: fc.integer({ min: 1, max: 3 }) }),
    feed: fc.record({ items: fc.integer({ min: 1, max: 4 }), content }),
  });
}

/** Does a step, up to the build that follows it. Where there is nothing to do it to, nothing happens. */
export function doStep(step: Step, scene: Scene): void {
  const { content, out, program } = scene;
  const articles = listTree(path.join(content, 'articles')).map((entry) => `articles/${entry.path}`);
  const chosen = 'at' in step ? articles[step.at % Math.max(1, articles.length)] : undefined;
  const change = (edit: (fields: Fields, body: string) => readonly [Fields, string]): void => {
    if (chosen === undefined) return;
    const { yaml, body } = splitDocument(readFileSync(path.join(content, chosen), 'utf8'));
    const [fields, text] = edit({ ...Object(yaml?.value) }, body);
    writeFileSync(path.join(content, chosen), joinDocument(fields, text));
  };
  switch (step.do) {
    case 'add':
      return addArticle(step, content, articles);
    case 'receive':
      return write(content, `inbox/${step.name}.txt`, articleFile(step));
    case 'retitle':
      return change((fields, body) => [{ ...fields, title: step.title }, body]);
    case 'redate':
      return change((fields, body) => [{ ...fields, date: step.day ?? undefined }, body]);
    case 'retag':
      return change((fields, body) => [{ ...fields, tags: step.tags }, body]);
    case 'draft':
      return change((fields, body) => [{ ...fields, draft: fields.draft === true ? undefined : true }, body]);
    case 'edit':
      return change((fields, body) => [fields, `${body.trimEnd()}\n\n${wordsFrom(body.length, step.words)}.\n`]);
    case 'space':
      return change((fields, body) => [fields, `\n${body.trimEnd()}  \n\n\n`]);
    case 'rename': {
      const to = chosen && path.join(path.dirname(chosen), `${dayOf(chosen)}${step.slug}.md`);
      if (chosen && to && !articles.includes(to)) renameSync(path.join(content, chosen), path.join(content, to));
      return;
    }
    case 'delete':
      return remove(content, chosen);
    case 'revoke': {
      const original = chosen && /^original: (.*)$/m.exec(readFileSync(path.join(content, chosen), 'utf8'))?.[1];
      remove(content, original || undefined);
      return remove(content, chosen);
    }
    case 'digest':
      return write(content, 'digest.yaml', stringifyYaml({ base_url: BASE, ...step.digest }));
    case 'topics':
      return write(content, 'topics.yaml', stringifyYaml({ topics: step.topics }));
    case 'sources':
      return write(content, 'sources.yaml', stringifyYaml({ sources: step.sources }));
    case 'kill':
      return write(content, 'digest.yaml', stringifyYaml({ base_url: BASE, title: `Killed after ${step.millis}` }));
    case 'template':
      return edit(
        path.join(program, 'templates/page.tsx'),
        /<!doctype html>(?:<!--\d-->)?/,
        `<!doctype html><!--${step.mark}-->`,
      );
    case 'style':
      return edit(path.join(program, 'templates/assets/style.css'), /(?:\/\*\d\*\/)?$/, `/*${step.mark}*/`);
    case 'forget':
      if (step.what === 'cache') return rmSync(path.join(content, '.cache'), { recursive: true, force: true });
      for (const name of ['state.tsv', 'stamp.json']) remove(path.join(path.dirname(out), '.dist-build'), name);
      return;
    case 'meddle': {
      const files = listTree(out).filter(({ path: file }) => file !== FOREIGN);
      const file = files[step.at % Math.max(1, files.length)]?.path;
      if (file !== undefined && step.how === 'change') write(out, file, 'meddled with');
      else remove(out, file);
      return;
    }
    case 'wait':
      return;
    default:
      throw new Error(`No such step: ${JSON.stringify(step satisfies never)}`);
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** A file in the output folder that is not the program's. */
export const FOREIGN = 'CNAME';

function addArticle(
  { slug, day, tags, source }: Extract<Step, { do: 'add' }>,
  content: string,
  articles: readonly string[],
): void {
  const file =
    day === null
      ? `articles/undated/${slug}.md`
      : `articles/${day.slice(0, 7).replace('-', '/')}/${day.slice(8)}-${slug}.md`;
  if (articles.includes(file)) return;
  const id = sha256(`${file} ${articles.length}`).slice(0, 16);
  const body = `${wordsFrom(id.charCodeAt(0), 30)}, see <https://tidewater.example/x> & 198.51.100.7.\n`;
  const fields = { id, title: `${slug}: ${source}`, date: day ?? undefined, source, tags };
  write(content, file, joinDocument(fields, body));
}

function articleFile({ name, words, day }: Extract<Step, { do: 'receive' }>): string {
  const head = [`Tidewater Parcels and the matter ${name}`, ...(day === null ? [] : [`Date: ${day}`])];
  return `${head.join('\n')}\n\n${wordsFrom(name.charCodeAt(0), words)}.\n`;
}

function wordsFrom(from: number, count: number): string {
  return Array.from({ length: count }, (_, index) => WORDS[(from + index * (1 + (from % 5))) % WORDS.length]).join(' ');
}

/** `04-` of `articles/2031/03/04-belts.md`; nothing of an undated one's. */
function dayOf(file: string): string {
  return /\/(\d\d-)[^/]*$/.exec(file)?.[1] ?? '';
}

function write(folder: string, file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}

function remove(folder: string, file: string | undefined): void {
  if (file !== undefined && existsSync(path.join(folder, file))) rmSync(path.join(folder, file));
}

function edit(file: string, pattern: RegExp, text: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(pattern, text));
}
