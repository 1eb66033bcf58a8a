import { readFileSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeDigest } from '../shared/code-digest.ts';
import { listTree, sha256 } from '../shared/files.ts';

/** A file that the pages load, as it is published. */
export interface Asset {
  /** What templates call it: `fonts/text.woff2`. */
  readonly name: string;
  /** Relative to the output folder: `assets/fonts/text-0a1b2c3d.woff2`. */
  readonly file: string;
  /** Absolute path of its source. */
  readonly from: string;
  /** What it is published as: the text of a style sheet or script with the names of what it loads; `null` for its bytes. */
  readonly text: string | null;
  /** Of all that it is made of. */
  readonly digest: string;
}

const DIGITS = 8;
/** Its comments say to whoever checks the site why it has elements that HTML does not know. */
const AS_WRITTEN = 'feed.css';
/** A quoted name of another asset, as it stands in a style sheet, beside a script, or in what lies above the assets. */
const REFERENCE = /(["'])((?:\.\/|assets\/)?)([\w/-]+\.\w+)\1/g;

/**
 * Plans the assets of a folder. Each has a digest of its contents in its name, so that hosts may let browsers keep it for
 * ever; one that loads another has another name once that has.
 *
 * @param isPlain leaves the names as they are: where a style sheet is being written, only it is to be made again
 */
export function planAssets(folder: string, { isPlain = false }: { readonly isPlain?: boolean } = {}): Asset[] {
  const names = listTree(folder).map((entry) => entry.path);
  const planned = new Map<string, Asset>();
  const assetOf = (name: string): Asset => {
    let asset = planned.get(name);
    if (asset === undefined) {
      const from = path.join(folder, name);
      const bytes = readFileSync(from);
      const text = isText(name) ? withNames(bytes.toString('utf8'), (other) => fileOf(other, name)) : null;
      const digest = sha256(text === null ? bytes : text + howMade());
      asset = { name, file: `assets/${isPlain ? name : withDigest(name, digest)}`, from, text, digest };
      planned.set(name, asset);
    }
    return asset;
  };
  const fileOf = (other: string, name: string): string | null =>
    names.includes(other) && other !== name ? assetOf(other).file.slice('assets/'.length) : null;
  return names.map(assetOf);
}

/** The worker that keeps pages for reading offline, or the one that takes the first away: it has one address for ever. */
export function planWorker(folder: string, assets: readonly Asset[], { isOn }: { readonly isOn: boolean }): Asset {
  const name = isOn ? 'worker.js' : 'no-worker.js';
  const from = path.join(folder, name);
  const files = new Map(assets.map((asset) => [asset.name, asset.file.slice('assets/'.length)]));
  const text = withNames(readFileSync(from, 'utf8'), (other) => files.get(other) ?? null);
  return { name, file: 'sw.js', from, text, digest: sha256(text + howMade()) };
}

/**
 * Brings an asset to its place: a script without its comments and long names, and a style sheet without its comments and
 * spaces, so that readers load what counts and the source stays readable; anything else as it is.
 */
export async function placeAsset({ name, from, text }: Asset, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true });
  if (text === null) return copyFile(from, to);
  await writeFile(to, name === AS_WRITTEN ? text : await minify(text, isScript(name) ? 'js' : 'css'));
}

async function minify(text: string, loader: 'js' | 'css'): Promise<string> {
  const { transform } = await import('esbuild');
  const { code } = await transform(text, {
    loader,
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    // A style sheet says what is meant by features that a browser lacks; a script is of one standard.
    ...(loader === 'js' ? { format: 'esm', target: 'es2022' } : { target: 'esnext' }),
  });
  return code;
}

function withNames(text: string, fileOf: (name: string) => string | null): string {
  return text.replace(REFERENCE, (whole, quote: string, before: string, name: string) => {
    const file = fileOf(name);
    return file === null ? whole : `${quote}${before}${file}${quote}`;
  });
}

function withDigest(name: string, digest: string): string {
  const { dir, name: stem, ext } = path.posix.parse(name);
  return path.posix.join(dir, `${stem}-${digest.slice(0, DIGITS)}${ext}`);
}

function howMade(): string {
  return codeDigest('scripts/publish/assets.ts');
}

function isScript(name: string): boolean {
  return name.endsWith('.js');
}

function isText(name: string): boolean {
  return isScript(name) || name.endsWith('.css');
}
