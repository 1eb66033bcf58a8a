import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from '../../scripts/shared/files.ts';
import { readXml } from './feed.ts';

/** The files of a folder: the SHA-256 of each by its path. */
export type Sums = ReadonlyMap<string, string>;

/** What a file of a site points at, within the site, and what is wrong with it. */
interface Looked {
  /** Addresses from the root, `/2031/05/06/`. */
  readonly links: readonly string[];
  readonly wrong: readonly string[];
}

/** Looks at the sites of one origin. What it saw of a text it remembers, since most files are the same every time. */
export interface Inspector {
  /** The sums of all files in the folder. */
  readonly sums: (folder: string) => Sums;
  /**
   * Links that lead nowhere and documents that are not whole, each in words.
   *
   * @param isReachable only of what a reader or a feed reader can come to from `/`, the feeds, the sitemaps and `_redirects`
   */
  readonly faults: (sums: Sums, options?: { readonly isReachable?: boolean }) => string[];
}

const ROOTS = ['/', '/404.html', '/feed.xml', '/sitemap.xml', '/_redirects', '/robots.txt'];

/** @param base address of the root of the sites, with a slash at its end */
export function makeInspector(base: string): Inspector {
  const looked = new Map<string, Looked>();
  const { origin, pathname } = new URL(base);
  const inside = (link: string): string[] => {
    if (!URL.canParse(link, base)) return [];
    const url = new URL(link, base);
    return url.origin === origin ? [decodeURI(url.pathname)] : [];
  };
  const look = (file: string, bytes: Buffer, sum: string): void => {
    const key = `${sum} ${path.extname(file)}`;
    if (!looked.has(key)) looked.set(key, lookAt(file, bytes.toString(), inside));
  };
  return {
    sums: (folder) => {
      const sums = new Map<string, string>();
      if (!existsSync(folder)) return sums;
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (entry.isDirectory()) continue;
        const place = path.join(entry.parentPath, entry.name);
        const bytes = readFileSync(place);
        const sum = sha256(bytes);
        const file = path.relative(folder, place);
        look(file, bytes, sum);
        sums.set(file, sum);
      }
      return sums;
    },
    faults: (sums, { isReachable = false } = {}) => {
      const fileOf = (url: string): string | null => {
        if (!url.startsWith(pathname)) return null;
        const file = url.slice(pathname.length);
        return file === '' || file.endsWith('/') ? `${file}index.html` : file;
      };
      const lookedAt = (file: string): Looked | undefined => looked.get(`${sums.get(file)} ${path.extname(file)}`);
      const faults: string[] = [];
      const seen = new Set<string>(
        isReachable ? ROOTS.map((root) => fileOf(pathname + root.slice(1)) ?? '') : sums.keys(),
      );
      for (const file of seen) {
        const { links, wrong } = lookedAt(file) ?? { links: [], wrong: ['it is not there'] };
        faults.push(...wrong.map((what) => `${file}: ${what}`));
        for (const link of links) {
          const target = fileOf(link);
          if (target === null || !sums.has(target)) faults.push(`${file}: ${link} leads nowhere`);
          else seen.add(target);
        }
      }
      return faults;
    },
  };
}

function lookAt(file: string, text: string, inside: (link: string) => string[]): Looked {
  if (file.endsWith('.html')) {
    const links = [...text.matchAll(/<[a-z][^>]*?\s(?:href|src)="([^"]*)"/g)].map(([, link = '']) => fromHtml(link));
    const refresh = /<meta http-equiv="refresh" content="\d+; ?url=([^"]*)"/i.exec(text)?.[1];
    return {
      links: [...links, ...(refresh === undefined ? [] : [fromHtml(refresh)])].flatMap(inside),
      wrong: text.endsWith('</html>\n') ? [] : ['it breaks off'],
    };
  }
  if (file.endsWith('.xml')) {
    const { errors, elements } = readXml(text);
    const addresses = elements.filter(({ name }) => name === 'link' || name === 'loc').map((element) => element.text);
    return { links: addresses.flatMap(inside), wrong: errors };
  }
  if (file === '_redirects') {
    const rules = text.split('\n').filter((line) => line !== '');
    return {
      links: rules.flatMap((rule) => rule.split(' ').slice(0, 2)).flatMap(inside),
      wrong: rules.flatMap((rule) => (/^\/\S* \/\S* (?:301!?|410!)$/.test(rule) ? [] : [`no rule: ${rule}`])),
    };
  }
  return { links: [], wrong: [] };
}

function fromHtml(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
