import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { joinDocument, splitDocument } from '../../scripts/article/front-matter.ts';
import { stringifyYaml } from '../../scripts/article/yaml.ts';
import { listTree, sha256 } from '../../scripts/shared/files.ts';
import { BASE, type Step } from './history.ts';

/** Where a history happens. Paths are absolute. */
export interface Scene {
  readonly content: string;
  readonly out: string;
  /** The copy of the program that builds. */
  readonly program: string;
}

/** A file in the output folder that is not the program's. */
export const FOREIGN = 'CNAME';

const WORDS = 'a worm crept through the sorting hall of Tidewater Parcels and stopped forty belts before noon'.split(
  ' ',
);

type Fields = Readonly<Record<string, unknown>>;
type Edit = (fields: Fields, body: string) => readonly [Fields, string];

/** Does a step, up to the build that follows it. Where there is nothing to do it to, nothing happens. */
export function doStep(step: Step, scene: Scene): void {
  const { content } = scene;
  const articles = listTree(path.join(content, 'articles')).map((entry) => `articles/${entry.path}`);
  const chosen = 'at' in step ? articles[step.at % Math.max(1, articles.length)] : undefined;
  const edit = editOf(step);
  if (edit === null) doOther(step, { ...scene, articles });
  else if (chosen !== undefined) changeArticle(path.join(content, chosen), edit);
  if (chosen === undefined) return;
  if (step.do === 'rename') {
    const to = path.join(path.dirname(chosen), `${dayOf(chosen)}${step.slug}.md`);
    if (!articles.includes(to)) renameSync(path.join(content, chosen), path.join(content, to));
  }
  if (step.do === 'delete' || step.do === 'revoke') {
    const original = /^original: (.*)$/m.exec(readFileSync(path.join(content, chosen), 'utf8'))?.[1];
    if (step.do === 'revoke') remove(content, original || undefined);
    remove(content, chosen);
  }
}

/** What a step does to the text of an article; `null` where it does something else. */
function editOf(step: Step): Edit | null {
  switch (step.do) {
    case 'retitle':
      return (fields, body) => [{ ...fields, title: step.title }, body];
    case 'redate':
      return (fields, body) => [{ ...fields, date: step.day ?? undefined }, body];
    case 'retag':
      return (fields, body) => [{ ...fields, tags: step.tags }, body];
    case 'draft':
      return (fields, body) => [{ ...fields, draft: fields.draft === true ? undefined : true }, body];
    case 'edit':
      return (fields, body) => [fields, `${body.trimEnd()}\n\n${wordsFrom(body.length, step.words)}.\n`];
    case 'space':
      return (fields, body) => [fields, `\n${body.trimEnd()}  \n\n\n`];
    default:
      return null;
  }
}

function changeArticle(file: string, edit: Edit): void {
  const { yaml, body } = splitDocument(readFileSync(file, 'utf8'));
  const [fields, text] = edit({ ...Object(yaml?.value) }, body);
  writeFileSync(file, joinDocument(fields, text));
}

function doOther(
  step: Step,
  { content, out, program, articles }: Scene & { readonly articles: readonly string[] },
): void {
  switch (step.do) {
    case 'add':
      addArticle(step, content, articles);
      break;
    case 'receive':
      write(content, `inbox/${step.name}.txt`, articleFile(step));
      break;
    case 'digest':
      write(content, 'digest.yaml', stringifyYaml({ base_url: BASE, social_cards: false, ...step.digest }));
      break;
    case 'topics':
      write(content, 'topics.yaml', stringifyYaml({ topics: step.topics }));
      break;
    case 'sources':
      write(content, 'sources.yaml', stringifyYaml({ sources: step.sources }));
      break;
    case 'intel':
      if (step.exploited === null) remove(content, 'intel/kev.json');
      else write(content, 'intel/kev.json', exploitedList(step.exploited));
      break;
    case 'kill':
      write(
        content,
        'digest.yaml',
        stringifyYaml({ base_url: BASE, social_cards: false, title: `Killed after ${step.millis}` }),
      );
      break;
    case 'template':
      replace(
        path.join(program, 'templates/page.tsx'),
        /<!doctype html>(?:<!--\d-->)?/,
        `<!doctype html><!--${step.mark}-->`,
      );
      break;
    case 'style':
      replace(path.join(program, 'templates/assets/style.css'), /(?:\/\*\d\*\/)?$/, `/*${step.mark}*/`);
      break;
    case 'forget':
      if (step.what === 'cache') rmSync(path.join(content, '.cache'), { recursive: true, force: true });
      else if (step.what === 'sums') loseSums(out);
      else for (const name of ['state.tsv', 'stamp.json']) remove(path.join(path.dirname(out), '.dist-build'), name);
      break;
    case 'meddle': {
      const files = listTree(out).filter(({ path: file }) => file !== FOREIGN);
      const file = files[step.at % Math.max(1, files.length)]?.path;
      if (file !== undefined && step.how === 'change') write(out, file, 'meddled with');
      else remove(out, file);
      break;
    }
    default:
  }
}

/** Loses the list of sums, a page, and what another said. */
function loseSums(out: string): void {
  const pages = listTree(out).filter(({ path: file }) => file.endsWith('index.html'));
  remove(out, 'SHA256SUMS');
  if (pages[0] !== undefined) remove(out, pages[0].path);
  if (pages[1] !== undefined) write(out, pages[1].path, 'meddled with');
}

function addArticle(
  { slug, day, tags, source, says }: Extract<Step, { do: 'add' }>,
  content: string,
  articles: readonly string[],
): void {
  const file =
    day === null
      ? `articles/undated/${slug}.md`
      : `articles/${day.slice(0, 7).replace('-', '/')}/${day.slice(8)}-${slug}.md`;
  if (articles.includes(file)) return;
  const id = sha256(`${file} ${articles.length}`).slice(0, 16);
  const body = `${wordsFrom(id.charCodeAt(0), 30)}, see <https://tidewater.example/x> & 198.51.100.7. ${says.join(' ')}\n`;
  const fields = { id, title: `${slug}: ${source}`, date: day ?? undefined, source, tags };
  write(content, file, joinDocument(fields, body));
}

/** A list in the form of CISA's. */
function exploitedList(ids: readonly string[]): string {
  const vulnerabilities = ids.map((cveID) => ({ cveID, dateAdded: '2031-05-06', knownRansomwareCampaignUse: 'Known' }));
  return JSON.stringify({
    title: 'Known',
    catalogVersion: '2031.05.06',
    dateReleased: '2031-05-06T10:00:00Z',
    vulnerabilities,
  });
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

function replace(file: string, pattern: RegExp, text: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(pattern, text));
}
