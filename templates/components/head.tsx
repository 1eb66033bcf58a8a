import { feedLinks } from '../../scripts/site/feeds.ts';
import type { Head as HeadData, Link, SiteInfo } from '../../scripts/site/page.ts';
import { assetUrl } from './asset-url.ts';
import { JsonLd } from './json-ld.tsx';
import { type Needs, policyFor } from './policy.ts';
import { Preview } from './preview.tsx';
import { safeUrl } from './safe-url.ts';
import { graphOf } from './structured/graph.ts';
import type { Subject } from './structured/subject.ts';

interface HeadProps {
  readonly site: SiteInfo;
  readonly head: HeadData;
  readonly trail: readonly Link[];
  /** `null` for a page that is about nothing of its own: an address that leads on, or has nothing. */
  readonly subject: Subject | null;
  readonly refresh?: string | undefined;
  readonly needs?: Needs | undefined;
  readonly modules?: readonly string[] | undefined;
  readonly sheets?: readonly string[] | undefined;
  readonly extras?: readonly string[] | undefined;
}

/** The cuts that every page shows at once. */
const FIRST_FONTS = ['text', 'display'];

/** `<head>`: what browsers, feed readers and search engines are told of a page. */
export function Head({
  site,
  head,
  trail,
  subject,
  refresh,
  needs = 'nothing',
  modules = [],
  extras = [],
  sheets = [],
}: HeadProps) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={policyFor(needs)} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {refresh !== undefined && <meta http-equiv="refresh" content={`0; url=${safeUrl(refresh)}`} />}
      <title>{head.title === '' ? site.title : `${head.title} · ${site.title}`}</title>
      <meta name="description" content={head.description} />
      <meta name="referrer" content="no-referrer" />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#f7f7f3" media="(prefers-color-scheme: light)" data-scheme="light" />
      <meta name="theme-color" content="#12161b" media="(prefers-color-scheme: dark)" data-scheme="dark" />
      {head.canonical === null ? (
        <meta name="robots" content="noindex" />
      ) : (
        <link rel="canonical" href={safeUrl(head.canonical)} />
      )}
      <script src={assetUrl(site, 'theme.js')} />
      {FIRST_FONTS.map((name) => (
        <link
          key={name}
          rel="preload"
          href={assetUrl(site, `fonts/${name}.woff2`)}
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
      ))}
      <link rel="stylesheet" href={assetUrl(site, 'style.css')} />
      <link rel="icon" href={`${site.basePath}icon.svg`} type="image/svg+xml" />
      <link rel="apple-touch-icon" href={`${site.basePath}apple-touch-icon.png`} />
      <link rel="manifest" href={`${site.basePath}manifest.webmanifest`} />
      {sheets.map((name) => (
        <link key={name} rel="stylesheet" href={assetUrl(site, `${name}.css`)} />
      ))}
      {['keys', ...(site.offline ? ['offline'] : []), ...extras, ...modules].map((name) => (
        <script key={name} type="module" src={assetUrl(site, `${name}.js`)} />
      ))}
      {feedsOf(site, head).flatMap((feed) =>
        feedLinks(feed.url).map(({ url, type, label }) => (
          <link key={url} rel="alternate" type={type} title={`${feed.label} (${label})`} href={safeUrl(url)} />
        )),
      )}
      <Preview site={site} head={head} subject={subject} />
      {subject !== null && <JsonLd of={graphOf(site, head, trail, subject)} />}
    </head>
  );
}

/** What can be followed from a page: its own feeds, then the site's. Readers that take one take the first. */
function feedsOf(site: SiteInfo, head: HeadData): readonly Link[] {
  if (head.canonical === null) return [];
  const all = { url: `${site.basePath}feed.xml`, label: site.title };
  return [...head.feeds.filter(({ url }) => url !== all.url), all];
}
