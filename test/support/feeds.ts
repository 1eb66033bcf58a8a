import { makeFill } from '../../scripts/render/fill.ts';
import type { BodyRef, Page, SiteInfo } from '../../scripts/site/page.ts';
import * as atom from '../../templates/pages/feed-atom.11ty.tsx';
import * as json from '../../templates/pages/feed-json.11ty.tsx';
import * as rss from '../../templates/pages/feed-rss.11ty.tsx';
import { noAccount } from './articles.ts';

type FeedKind = 'feed-rss' | 'feed-atom' | 'feed-json';

/** A planned document of a feed. */
export type PlannedFeed = Extract<Page, { kind: FeedKind }>;

export function isFeed(page: Page): page is PlannedFeed {
  return page.kind === 'feed-rss' || page.kind === 'feed-atom' || page.kind === 'feed-json';
}

const TEMPLATES = { 'feed-rss': rss, 'feed-atom': atom, 'feed-json': json };

/** The text of a planned document of a feed. */
export function renderFeed(page: PlannedFeed, site: SiteInfo, read: (body: BodyRef) => string): string {
  return TEMPLATES[page.kind].render({ site, planned: makeFill(read, noAccount)(page) });
}
