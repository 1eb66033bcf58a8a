import type { ComponentChildren } from 'preact';
import type { Head as HeadData, Link as LinkData, SiteInfo, Steps } from '../../scripts/site/page.ts';
import { Head } from './head.tsx';
import { Link } from './link.tsx';
import { Masthead } from './masthead.tsx';
import type { Needs } from './policy.ts';
import { pageSubject } from './structured/collection.ts';
import type { Subject } from './structured/subject.ts';
import { Trail } from './trail.tsx';

interface LayoutProps {
  readonly site: SiteInfo;
  readonly page: { readonly head: HeadData; readonly trail: readonly LinkData[] };
  /** The pages before and after it, where the head of the page leads there, too. */
  readonly steps?: Steps;
  /** Where the page leads on to by itself. */
  readonly refresh?: string;
  /** What it is about, for machines; a page is a list of articles unless it says otherwise. */
  readonly subject?: Subject | undefined;
  /** The edition that the front page is, for its masthead. */
  readonly edition?: ComponentChildren;
  /** What its scripts do. */
  readonly needs?: Needs;
  /** Its scripts: modules among the assets. */
  readonly modules?: readonly string[];
  /** Its stylesheets beside the one of all pages: names among the assets. */
  readonly sheets?: readonly string[];
  /** Modules that add to what is there, and have no styles of their own. */
  readonly extras?: readonly string[];
  readonly children: ComponentChildren;
}

/** The whole of an HTML page around what is its own. */
export function Layout({
  site,
  page,
  steps,
  refresh,
  edition,
  subject,
  needs,
  modules,
  extras,
  sheets,
  children,
}: LayoutProps) {
  const isOwn = page.head.canonical !== null && refresh === undefined;
  return (
    <html lang={site.language}>
      <Head
        site={site}
        head={page.head}
        trail={page.trail}
        subject={isOwn ? (subject ?? pageSubject(site, page.head)) : null}
        refresh={refresh}
        needs={needs}
        modules={modules}
        sheets={sheets}
        extras={extras}
      />
      <body>
        <Link class="skip" href="#main">
          Skip to the content
        </Link>
        <Masthead site={site} head={page.head} trail={page.trail} edition={edition} />
        <Trail trail={page.trail} steps={steps} />
        <main id="main">{children}</main>
        <footer class="colophon">
          <p>
            <strong>{site.title}</strong> keeps a dated record of security news. Attackers’ addresses are written so
            that nothing can follow them.
          </p>
          <p>
            <Link href={`${site.basePath}about/`}>About</Link>
            <Link href={`${site.basePath}feeds/`}>Feeds to follow</Link>
            <Link href={`${site.basePath}watchlist/`}>Watchlist</Link>
          </p>
        </footer>
      </body>
    </html>
  );
}
