import type { ComponentChildren } from 'preact';
import type { Head, Link as LinkData, SiteInfo } from '../../scripts/site/page.ts';
import { Link } from './link.tsx';
import { Seal } from './seal.tsx';

interface MastheadProps {
  readonly site: SiteInfo;
  readonly head: Head;
  readonly trail: readonly LinkData[];
  readonly edition: ComponentChildren;
}

/** The site's name and main navigation. On the front page the name is the page's heading. */
export function Masthead({ site, head, trail, edition }: MastheadProps) {
  const isFront = head.title === '';
  const Name = isFront ? 'h1' : 'p';
  const here = head.canonical === null ? null : site.basePath + head.canonical.slice(site.baseUrl.length);
  return (
    <header class={isFront ? 'masthead front' : 'masthead'}>
      <div class="nameplate">
        <Name class="name">
          <Link href={site.basePath} aria-current={isFront ? 'page' : undefined}>
            <Seal digits={site.mark} />
            <span>{site.title}</span>
          </Link>
        </Name>
        {isFront && site.description !== '' && <p class="motto">{site.description}</p>}
      </div>
      {edition !== undefined && <div class="edition">{edition}</div>}
      <nav class="sections" aria-label="Main">
        <ul>
          {site.navigation.map(({ url, label }) => (
            <li key={url}>
              <Link href={url} aria-current={current(url, here, site.basePath, trail)}>
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div class="theme" />
    </header>
  );
}

function current(url: string, here: string | null, home: string, trail: readonly LinkData[]) {
  if (url === here) return 'page';
  return url !== home && trail.some((step) => step.url === url) ? 'true' : undefined;
}
