import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import { CODE_OF_PICTURES, PICTURE_KINDS } from '../scripts/publish/outputs.ts';
import { REPO } from './support/content.ts';

interface Source {
  readonly file: string;
  readonly text: string;
}

/** An import of a file of the project, both as paths from the root. */
interface Import {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
}

async function sourcesIn(folder: string): Promise<Source[]> {
  const names = await readdir(path.join(REPO, folder), { recursive: true });
  const files = names.filter((name) => /\.tsx?$/.test(name)).map((name) => path.posix.join(folder, name));
  return Promise.all(files.sort().map(async (file) => ({ file, text: await readFile(path.join(REPO, file), 'utf8') })));
}

function importsOf({ file, text }: Source): Import[] {
  const found = text.matchAll(/^(?:import|export)\b(?<what>[^;'"]*?)(?:\bfrom\s*)?['"](?<to>\.[^'"]*)['"]/gm);
  return [...found, ...text.matchAll(/\bimport\(\s*['"](?<to>\.[^'"]*)['"]/g)].map(({ groups }) => ({
    from: file,
    to: path.posix.join(path.posix.dirname(file), groups?.to ?? ''),
    isType: /^\s*type\b/.test(groups?.what ?? ''),
  }));
}

const shown = ({ from, to }: Import): string => `${from} imports ${to}`;

const scripts = await sourcesIn('scripts');
const templates = await sourcesIn('templates');
const imports = scripts.flatMap(importsOf);

describe('the rules of the house', () => {
  it('are checked on what is there', () => {
    assert.ok(scripts.length > 40 && templates.length > 20 && imports.length > 100);
    assert.ok(imports.some(shown));
  });

  it('raw HTML is written in one place, and what scripts hold in one other', () => {
    const raw = /dangerouslySetInnerHTML|\binnerHTML\b|\bouterHTML\b|insertAdjacentHTML/;
    const files = templates.filter(({ text }) => raw.test(text)).map(({ file }) => file);
    assert.deepEqual(files, ['templates/components/article-body.tsx', 'templates/components/json-ld.tsx']);
  });

  it('what a script holds is data, and goes through the one function that lets no mark of HTML through', () => {
    const [block] = templates.filter(({ file }) => file === 'templates/components/json-ld.tsx');
    const raw = [...(block?.text ?? '').matchAll(/dangerouslySetInnerHTML=\{(.*)\} \/>/g)].map(([, html]) => html);
    assert.deepEqual(raw, ['{ __html: scriptJson(of) }']);
    assert.match(block?.text ?? '', /<script type="application\/ld\+json" dangerously/);
  });

  it('links are written in one place', () => {
    const files = templates
      .filter(({ text }) => /<a[\s>/]/.test(text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')))
      .map(({ file }) => file);
    assert.deepEqual(files, ['templates/components/link.tsx']);
  });

  it('no script imports a template', () => {
    assert.deepEqual(imports.filter(({ to }) => to.startsWith('templates/')).map(shown), []);
  });

  it('templates import types and pure helpers of the scripts, nothing else', () => {
    // What files for machines are made of reads and writes nothing, as the next test says.
    const pure =
      /^scripts\/(?:sharing\/|render\/(?:addresses|identifiers|markdown)\.ts$|site\/(?:calendar|feeds|level)\.ts$|shared\/text\.ts$)/;
    const others = templates
      .flatMap(importsOf)
      .filter(({ to, isType }) => to.startsWith('scripts/') && !isType && !pure.test(to));
    assert.deepEqual(others.map(shown), []);
  });

  it('templates and pure stages read and write nothing', () => {
    const io = /from '(?:node:(?:fs|child_process|net|http|https|os|worker_threads)\b[^']*)'/;
    const pure = scripts.filter(({ file }) =>
      /^scripts\/(?:mentions|sharing|site|ingest\/(?:readers|rules|text))\//.test(file),
    );
    const files = [...templates, ...pure].filter(({ text }) => io.test(text)).map(({ file }) => file);
    assert.deepEqual(files, []);
  });

  it('pictures are drawn by no more code than their fingerprints cover', () => {
    const all = [...scripts, ...templates].flatMap(importsOf).filter(({ isType }) => !isType);
    const isCovered = (file: string): boolean =>
      CODE_OF_PICTURES.some((part) => file === part || file.startsWith(`${part}/`));
    const own = [...PICTURE_KINDS].map((kind) => `templates/pages/${kind}.11ty.tsx`);
    const reached = all.filter(({ from }) => isCovered(from) || own.includes(from));
    assert.ok(reached.length > 5);
    assert.deepEqual(reached.filter(({ to }) => !isCovered(to)).map(shown), []);
    for (const { file, text } of templates)
      if (own.includes(file)) assert.match(text, /textPage\('\w+', \(_site, /, `${file} reads the site`);
  });

  const stages: readonly (readonly string[])[] = [
    ['shared'],
    ['knowledge', 'mentions'],
    ['settings', 'article'],
    ['sharing'],
    ['ingest'],
    ['site'],
    ['render'],
    ['publish'],
  ];

  it('no stage imports a later one', () => {
    const rank = (file: string): number => stages.findIndex((folders) => folders.includes(file.split('/')[1] ?? ''));
    const wrong = imports.filter(({ from, to }) => rank(from) >= 0 && rank(to) > rank(from));
    assert.deepEqual(wrong.map(shown), []);
  });

  it('no stage imports an entry point', () => {
    const entries = new Set(scripts.filter(({ text }) => /^await runCommand\(/m.test(text)).map(({ file }) => file));
    assert.ok(entries.has('scripts/build.ts'));
    assert.deepEqual(imports.filter(({ to }) => entries.has(to)).map(shown), []);
  });

  it('nothing reads the clock or chance but what holds articles back, trusts file times, waits and shows progress', () => {
    const clock = /\bDate\.now\(|\bnew Date\(\)|\bDateTime\.(?:now|local)\(|\bMath\.random\(/;
    const stagesOnly = scripts.filter(({ file }) =>
      stages.flat().some((stage) => file.startsWith(`scripts/${stage}/`)),
    );
    const files = [...stagesOnly, ...templates].filter(({ text }) => clock.test(text)).map(({ file }) => file);
    assert.deepEqual(files, [
      'scripts/shared/cli.ts',
      'scripts/shared/digests.ts',
      'scripts/shared/lock.ts',
      'scripts/shared/progress.ts',
    ]);
  });
});
