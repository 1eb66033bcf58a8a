import { createHash } from 'node:crypto';
import { isCertain, type Naming, type Publisher, type Shared } from './article.ts';
import { type JsonObject, jsonDocument } from './json.ts';
import { linkAttributes, type MispAttribute, namedAttributes } from './misp/attribute.ts';
import { type MispTag, tagsOf } from './misp/tag.ts';
import { momentsOf } from './time.ts';
import { namespaceOf, uuid5 } from './uuid.ts';

/** An event of a MISP feed, the file `{uuid}.json` (draft-dulaunoy-misp-core-format §2). */
export interface MispEvent extends JsonObject {
  readonly Event: {
    readonly uuid: string;
    readonly info: string;
    readonly date: string;
    readonly timestamp: string;
    readonly publish_timestamp: string;
    readonly threat_level_id: string;
    readonly analysis: string;
    readonly published: true;
    readonly Orgc: { readonly name: string; readonly uuid: string };
    readonly Tag: readonly MispTag[];
    readonly Attribute: readonly MispAttribute[];
  };
}

/** What a feed's two indexes hold of an event; small enough to be kept for every article. */
export interface MispEntry extends JsonObject {
  readonly uuid: string;
  readonly manifest: JsonObject;
  /** MD5 of the value of each attribute, in their order. */
  readonly hashes: readonly string[];
}

const UNDEFINED_THREAT = '4';
const COMPLETE = '2';
/** What §2.2.1.4 allows `info`. */
const LONGEST_INFO = 256;

/** The uuid of the event of an article, which is also the name of its file. */
export function mispEventId(site: Publisher, article: string): string {
  return uuid5(namespaceOf(site), `misp-event ${article}`);
}

const IN_EVENTS: ReadonlySet<string> = new Set([
  'indicator',
  'vulnerability',
  'weakness',
  'technique',
  'group',
  'malware',
]);

/** Whether an article that names this has an event. */
export function hasEvent(mentions: readonly Naming[]): boolean {
  return mentions.some((mention) => IN_EVENTS.has(mention.kind) && isCertain(mention));
}

/** An article as a MISP event; `null` where it names nothing that MISP can say. */
export function mispEvent(shared: Shared): MispEvent | null {
  const { article, site } = shared;
  if (!hasEvent(shared.mentions)) return null;
  const namespace = namespaceOf(site);
  const uuid = mispEventId(site, article.id);
  const { created, modified } = momentsOf(article);
  const timestamp = String(Math.floor(modified / 1000));
  const tags = tagsOf(shared);
  const named = namedAttributes(shared, uuid, timestamp);
  return {
    Event: {
      uuid,
      info: shorten(article.title),
      date: new Date(created).toISOString().slice(0, 10),
      timestamp,
      publish_timestamp: timestamp,
      threat_level_id: UNDEFINED_THREAT,
      analysis: COMPLETE,
      published: true,
      Orgc: { name: site.title, uuid: uuid5(namespace, 'misp-organisation') },
      Tag: tags,
      Attribute: [...linkAttributes(shared, uuid, timestamp), ...named],
    },
  };
}

/**
 * What the indexes say of an event. The digest in it is that of `jsonDocument(event)`, so an event is to be written by
 * that alone.
 */
export function mispEntry(event: MispEvent): MispEntry {
  const { uuid, info, date, timestamp, threat_level_id, analysis, Orgc, Tag, Attribute } = event.Event;
  const digest = createHash('sha256').update(jsonDocument(event)).digest('hex');
  return {
    uuid,
    manifest: { Orgc, Tag, info, date, analysis, threat_level_id, timestamp, 'integrity:sha256': digest },
    hashes: Attribute.map(({ value }) => createHash('md5').update(value).digest('hex')),
  };
}

/** `manifest.json`: what a MISP instance reads first, the events by their uuid (§3). */
export function mispManifest(entries: readonly MispEntry[]): JsonObject {
  return Object.fromEntries(entries.map(({ uuid, manifest }) => [uuid, manifest]));
}

/**
 * `hashes.csv`: a line `md5,uuid` for each value, by which an instance knows what the feed holds without taking it. The
 * format is PyMISP's, of its feed generator: no header, lines end in LF.
 */
export function mispHashes(entries: readonly MispEntry[]): string {
  return entries.flatMap(({ uuid, hashes }) => hashes.map((hash) => `${hash},${uuid}\n`)).join('');
}

function shorten(title: string): string {
  const info = title.replace(/\s+/g, ' ').trim();
  const characters = [...info];
  return characters.length <= LONGEST_INFO ? info : `${characters.slice(0, LONGEST_INFO - 1).join('')}…`;
}
