import { isCertain, type Naming, type Publisher, type Shared } from './article.ts';
import type { JsonObject } from './json.ts';
import { tlpMarking } from './stix/marking.ts';
import { type Maker, type StixObject, sayObject, timestamp } from './stix/object.ts';
import { tell, uniqueById } from './stix/report.ts';
import { momentsOf } from './time.ts';
import { namespaceOf, uuid5 } from './uuid.ts';

/** A bundle of STIX 2.1 objects (§8). */
export interface Bundle extends JsonObject {
  readonly type: 'bundle';
  readonly id: string;
  readonly objects: readonly StixObject[];
}

/**
 * When what many articles name was put into words. It is the same in every bundle, since `created` never changes
 * (STIX 2.1 §3.6) and no article knows which other one named it first.
 */
const FACTS_SINCE = '2020-01-01T00:00:00.000Z';

const IN_BUNDLES: ReadonlySet<string> = new Set(['indicator', 'vulnerability', 'technique', 'group', 'malware']);

/** Whether an article that names this has a bundle. */
export function hasBundle(mentions: readonly Naming[]): boolean {
  return mentions.some((mention) => IN_BUNDLES.has(mention.kind) && isCertain(mention));
}

/** An article as STIX 2.1; `null` where it names nothing that STIX can say. */
export function stixOfArticle(shared: Shared): Bundle | null {
  return bundle(shared.site, `article ${shared.article.id}`, objectsOf(shared));
}

/**
 * The articles of a day in one bundle, what several of them name once; `null` where none names anything.
 *
 * @param day ISO 8601, `2015-09-28`
 */
export function stixOfDay(site: Publisher, day: string, articles: readonly Omit<Shared, 'site'>[]): Bundle | null {
  return bundle(site, `day ${day}`, uniqueById(articles.flatMap((article) => objectsOf({ ...article, site }))));
}

function bundle(site: Publisher, key: string, objects: readonly StixObject[]): Bundle | null {
  if (objects.length === 0) return null;
  return { type: 'bundle', id: `bundle--${uuid5(namespaceOf(site), `bundle ${key}`)}`, objects };
}

/** The marking, who says it, then what is said, what it is about last. */
function objectsOf(shared: Shared): StixObject[] {
  const { article, site } = shared;
  const clear = tlpMarking('clear');
  const marking = tlpMarking(article.tlp ?? 'clear');
  // What is known of things is public whatever an article is marked with; so it is the same in every bundle.
  const anyone: Maker = {
    namespace: namespaceOf(site),
    creator: null,
    marking: clear.id,
    created: FACTS_SINCE,
    modified: FACTS_SINCE,
  };
  const identity = sayObject(anyone, 'identity', 'site', {
    name: site.title,
    identity_class: 'organization',
    contact_information: site.baseUrl,
  });
  const facts: Maker = { ...anyone, creator: identity.id };
  const { created, modified } = momentsOf(article);
  const own: Maker = { ...facts, marking: marking.id, created: timestamp(created), modified: timestamp(modified) };
  const told = tell(shared, facts, own);
  return told === null ? [] : uniqueById([clear, marking, identity, ...told.own, ...told.shared]);
}
