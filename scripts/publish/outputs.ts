import { codeDigest } from '../shared/code-digest.ts';
import { sha256 } from '../shared/files.ts';
import { FOLDER_KINDS, PAGE_KINDS, type Page, type PageKind, type SiteInfo } from '../site/page.ts';
import type { Asset } from './assets.ts';

/** A file that the site consists of. */
export interface Output {
  /** Relative to the output folder; one that ends in `/` is a folder of files whose names its making decides. */
  readonly file: string;
  /** Hash of everything that its making reads: 32 hex digits. */
  readonly fingerprint: string;
  /** What it is made from: a planned page or an asset. */
  readonly from: { readonly page: Page } | { readonly asset: Asset };
}

/** Code that templates share. Of the assets, that which a template reads, too. */
const SHARED = ['scripts', 'templates/page.tsx', 'templates/components', 'templates/assets/search-terms.js'];

/** Kinds that are drawn, which takes long: they read no more of the program than this, and nothing of the site. */
export const PICTURE_KINDS: ReadonlySet<string> = new Set<PageKind>(['card', 'mark']);
export const CODE_OF_PICTURES: readonly string[] = [
  'scripts/render/card',
  'templates/page.tsx',
  'templates/components/mark.ts',
  'templates/components/seal-path.ts',
  'templates/components/xml.ts',
];

/**
 * Makes what gives the files of pages their fingerprints: the hash of a page's kind and data, of the template of its kind,
 * and of all code that kinds share, since any of it may have a part in how a page looks.
 */
export function makeOutputs(site: SiteInfo): {
  readonly outputsOf: (pages: readonly Page[]) => Output[];
  /** Tells what goes into the fingerprints of all pages. */
  readonly common: string;
} {
  const textOf = makeTextOf();
  const common = `${codeDigest(...SHARED)}\n${JSON.stringify(site)}`;
  const pictures = codeDigest(...CODE_OF_PICTURES);
  const commonOf = new Map<string, string>(
    PAGE_KINDS.map((kind) => {
      const shared = PICTURE_KINDS.has(kind) ? pictures : common;
      return [kind, sha256(`${shared}\n${codeDigest(templateOf(kind))}`)];
    }),
  );
  const outputOf = (page: Page): Output => {
    const made = page.key ?? textOf(page.data);
    const fingerprint = short(sha256(`${commonOf.get(page.kind)}\n${page.kind}\n${made}`));
    return { file: fileOf(page), fingerprint, from: { page } };
  };
  return { outputsOf: (pages) => pages.map(outputOf), common: short(sha256([...commonOf.values()].join())) };
}

/** The files of assets with their fingerprints. */
export function assetOutputs(assets: readonly Asset[]): Output[] {
  return assets.map((asset) => ({ file: asset.file, fingerprint: short(sha256(asset.digest)), from: { asset } }));
}

function templateOf(kind: string): string {
  return `templates/pages/${kind}.11ty.tsx`;
}

/**
 * Writes data as JSON does. What many pages hold, such as an article in a list, is written once.
 */
function makeTextOf(): (data: object) => string {
  const known = new WeakMap<object, string>();
  const itemText = (item: unknown): string => {
    if (typeof item !== 'object' || item === null) return JSON.stringify(item) ?? 'null';
    let text = known.get(item);
    if (text === undefined) {
      text = JSON.stringify(item);
      known.set(item, text);
    }
    return text;
  };
  const valueText = (value: unknown): string =>
    Array.isArray(value) ? `[${value.map(itemText).join()}]` : itemText(value);
  return (data) =>
    Object.entries(data)
      .map(([key, value]) => `${JSON.stringify(key)}:${valueText(value)}`)
      .join();
}

/** `/2015/09/28/` is the file `2015/09/28/index.html`, or of a kind that becomes a folder, `2015/09/28/`. */
function fileOf({ kind, url }: Page): string {
  return `${url.slice(1)}${url.endsWith('/') && !FOLDER_KINDS.has(kind) ? 'index.html' : ''}`;
}

/** True for an output of many files. */
export function isFolder({ file }: Pick<Output, 'file'>): boolean {
  return file.endsWith('/');
}

function short(sum: string): string {
  return sum.slice(0, 32);
}
