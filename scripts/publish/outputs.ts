import { readFileSync } from 'node:fs';
import path from 'node:path';
import { codeDigest } from '../shared/code-digest.ts';
import { listTree, sha256 } from '../shared/files.ts';
import type { Page, SiteInfo } from '../site/page.ts';

/** A file that the site consists of. */
export interface Output {
  /** Relative to the output folder. */
  readonly file: string;
  /** Hash of everything that its making reads: 32 hex digits. */
  readonly fingerprint: string;
  /** What it is made from: a planned page, or an asset to be copied, by its absolute path. */
  readonly from: { readonly page: Page } | { readonly asset: string };
}

/**
 * The files of a site with their fingerprints: of a page the hash of its kind and data, and of all code, since any of it
 * may have a part in how a page looks.
 *
 * @param assets absolute path of the folder that is copied to `assets/`
 */
export function planOutputs(site: SiteInfo, pages: readonly Page[], assets: string): Output[] {
  const common = sha256(`${codeDigest()}\n${JSON.stringify(site)}`);
  return [
    ...listTree(assets).map(({ path: file }): Output => {
      const asset = path.join(assets, file);
      return { file: `assets/${file}`, fingerprint: short(sha256(readFileSync(asset))), from: { asset } };
    }),
    ...pages.map((page): Output => {
      const fingerprint = short(sha256(`${common}\n${page.kind}\n${JSON.stringify(page.data)}`));
      return { file: fileOf(page.url), fingerprint, from: { page } };
    }),
  ];
}

/** `/2015/09/28/` is the file `2015/09/28/index.html`. */
function fileOf(url: string): string {
  return `${url.slice(1)}${url.endsWith('/') ? 'index.html' : ''}`;
}

function short(sum: string): string {
  return sum.slice(0, 32);
}
