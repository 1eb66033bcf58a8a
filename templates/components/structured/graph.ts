import type { JsonObject } from '../../../scripts/sharing/json.ts';
import type { Head, Link, SiteInfo } from '../../../scripts/site/page.ts';
import { absolute, type Subject } from './subject.ts';

/**
 * All that a page says of itself to machines: what it is about, and where it stands on the site.
 *
 * @param trail the way from home to the page, as it is shown
 * @see https://www.w3.org/TR/json-ld11/
 */
export function graphOf(site: SiteInfo, head: Head, trail: readonly Link[], subject: Subject): JsonObject[] {
  const nodes = [subject, ...(trail.length > 0 ? [breadcrumbs(site, head, trail)] : [])];
  // A list rather than `@graph`, which not every reader of pages knows.
  return nodes.map((node) => ({ '@context': 'https://schema.org', ...node }));
}

/** @see https://schema.org/BreadcrumbList */
function breadcrumbs(site: SiteInfo, head: Head, trail: readonly Link[]): Subject {
  const steps = trail.map(({ url, label }) => ({ name: label, item: absolute(site, url) }));
  const here = { name: head.title, ...(head.canonical !== null && { item: head.canonical }) };
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [...steps, here].map((step, at) => ({ '@type': 'ListItem', position: at + 1, ...step })),
  };
}
