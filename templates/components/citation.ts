import type { ArticlePage, SiteInfo } from '../../scripts/site/page.ts';
import { isPerson } from './structured/article.ts';

type Cited = Pick<ArticlePage, 'article' | 'authors' | 'head' | 'original'>;

/** An article as a footnote names it: who, what, where, when, and where it was read. */
export function citationOf(site: SiteInfo, { article, authors, head, original }: Cited): string {
  const { title, source, published } = article;
  const who = authors.map(({ text }) => text).join(', ');
  const where = [source?.label ?? '', published?.iso ?? 'undated'].filter((part) => part !== '').join(', ');
  return [
    who === '' ? '' : `${who}: `,
    `“${title.text}”. ${where}. `,
    original === null ? '' : `${original.url ?? original.text}. `,
    source?.label === site.title ? '' : `Kept by ${site.title}, `,
    head.canonical ?? '',
  ].join('');
}

/**
 * The same as an entry of BibLaTeX, `@online`.
 *
 * @see https://ctan.org/pkg/biblatex §2.1.1 and §2.3.3: who is no person stands in braces of their own
 */
export function bibEntryOf(site: SiteInfo, { article, authors, head, original }: Cited): string {
  const { title, source, published, url } = article;
  const slug = url.split('/').at(-2) ?? '';
  const people = authors.map(({ text }) =>
    isPerson(text, source) && !/,|\band\b/i.test(text) ? tex(text) : `{${tex(text)}}`,
  );
  const fields: readonly (readonly [name: string, value: string])[] = [
    ['author', people.join(' and ')],
    ['title', `{${tex(title.text)}}`],
    ['date', published?.iso ?? ''],
    ['organization', source === null ? '' : `{${tex(source.label)}}`],
    ['url', head.canonical ?? ''],
    ['note', original === null ? '' : `First published at ${tex(original.url ?? original.text)}`],
    ['library', source?.label === site.title ? '' : tex(site.title)],
  ];
  const stated = fields.filter(([, value]) => value !== '').map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@online{${published?.iso.slice(0, 4) ?? 'undated'}-${slug.slice(0, 40).replace(/-+$/, '')},\n${stated.join('')}}`;
}

/** Text as TeX takes it literally. Braces that do not pair would end the entry. */
function tex(text: string): string {
  const written: Readonly<Record<string, string>> = {
    '\\': '\\textbackslash{}',
    '~': '\\textasciitilde{}',
    '^': '\\textasciicircum{}',
    '{': '\\textbraceleft{}',
    '}': '\\textbraceright{}',
  };
  return text.replace(/[\\~^{}]|[#$%&_]/g, (mark) => written[mark] ?? `\\${mark}`);
}
