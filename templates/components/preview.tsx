import type { JsonObject } from '../../scripts/sharing/json.ts';
import type { Head, SiteInfo } from '../../scripts/site/page.ts';
import { safeUrl } from './safe-url.ts';
import type { Subject } from './structured/subject.ts';

interface PreviewProps {
  readonly site: SiteInfo;
  readonly head: Head;
  readonly subject: Subject | null;
}

/**
 * What chats and social networks show where someone shares the page: Open Graph, and the cards of X.
 *
 * @see https://ogp.me/
 */
export function Preview({ site, head, subject }: PreviewProps) {
  const address = head.canonical ?? head.unlisted;
  if (address === undefined) return null;
  const title = head.title === '' ? site.title : head.title;
  const picture = head.picture ?? site.picture;
  const { datePublished, dateModified, headline }: Partial<JsonObject> = subject ?? {};
  return (
    <>
      <meta property="og:site_name" content={site.title} />
      <meta property="og:locale" content={localeOf(site.language)} />
      <meta property="og:type" content={headline === undefined ? 'website' : 'article'} />
      <meta property="og:url" content={safeUrl(address)} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={head.description} />
      {typeof datePublished === 'string' && <meta property="article:published_time" content={datePublished} />}
      {typeof dateModified === 'string' && <meta property="article:modified_time" content={dateModified} />}
      <meta property="og:image" content={safeUrl(picture.url)} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content={String(picture.width)} />
      <meta property="og:image:height" content={String(picture.height)} />
      <meta property="og:image:alt" content={picture.alt} />
      <meta name="twitter:card" content={picture.width > picture.height ? 'summary_large_image' : 'summary'} />
      <meta name="twitter:title" content={title} />
      <meta name="twitter:description" content={head.description} />
      <meta name="twitter:image" content={safeUrl(picture.url)} />
      <meta name="twitter:image:alt" content={picture.alt} />
    </>
  );
}

/** `language_TERRITORY`; where a language names no territory, the one that most write it in. */
function localeOf(language: string): string {
  const { language: name, region } = new Intl.Locale(language).maximize();
  return region === undefined ? name : `${name}_${region}`;
}
