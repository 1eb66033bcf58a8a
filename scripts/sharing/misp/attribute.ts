import type { Thing } from '../../knowledge/thing.ts';
import type { IndicatorType, ThingKind } from '../../mentions/mention.ts';
import { type NamedAs, namedIn, type Shared } from '../article.ts';
import type { JsonObject } from '../json.ts';
import { toHostName, toUri, withScheme } from '../uri.ts';
import { uuid5 } from '../uuid.ts';

/** An attribute of a MISP event (draft-dulaunoy-misp-core-format §2.4). */
export interface MispAttribute extends JsonObject {
  readonly uuid: string;
  readonly type: string;
  readonly category: string;
  readonly value: string;
}

/** How something is said in MISP; without `correlates` it says nothing of other events that hold it too. */
interface Form {
  readonly type: string;
  readonly category: string;
  readonly value: string;
  readonly correlates: boolean;
  readonly comment: string;
}

type ToForm = (key: string, thing: Thing | undefined) => Form | null;

// The categories say how a thing was used, which a mention doesn't tell. "External analysis" is the one that says
// least; the types that it doesn't take have their default category.
const ANALYSIS = 'External analysis';
const OBSERVED = 'Observed in text';

/** Types and categories as MISP's own table pairs them (describeTypes.json); file names are too common to correlate. */
const INDICATORS: Readonly<Record<IndicatorType, readonly [type: string, category: string, correlates?: false]>> = {
  'ipv4-addr': ['ip-dst', ANALYSIS],
  'ipv6-addr': ['ip-dst', ANALYSIS],
  'domain-name': ['domain', ANALYSIS],
  url: ['url', ANALYSIS],
  'email-addr': ['email', 'Social network'],
  MD5: ['md5', ANALYSIS],
  'SHA-1': ['sha1', ANALYSIS],
  'SHA-256': ['sha256', ANALYSIS],
  'SHA-512': ['sha512', 'Payload delivery'],
  'file-name': ['filename', ANALYSIS, false],
  'file-path': ['filename', ANALYSIS, false],
  'windows-registry-key': ['regkey', ANALYSIS],
  bitcoin: ['btc', 'Financial fraud'],
  monero: ['xmr', 'Financial fraud'],
};

const THINGS: ReadonlyMap<ThingKind, ToForm> = new Map<ThingKind, ToForm>([
  ['vulnerability', vulnerability],
  ['weakness', (key) => (/^CWE-\d+$/.test(key) ? form('weakness', ANALYSIS, key) : null)],
  ['group', (key, thing) => form('threat-actor', 'Attribution', thing?.name ?? key)],
  ['malware', (key, thing) => form('text', 'Payload type', thing?.name ?? key, false, `${OBSERVED}: malware family`)],
]);

/**
 * What an article names, as attributes. None is for detection (`to_ids`), since nothing but an article vouches for it.
 *
 * @param event uuid of the event, which makes the attributes' own
 * @param timestamp seconds since 1970
 */
export function namedAttributes({ mentions, thingOf }: Shared, event: string, timestamp: string): MispAttribute[] {
  const { things, indicators } = namedIn(mentions);
  const forms = [
    ...things.map(({ kind, key }: NamedAs) => THINGS.get(kind)?.(key, thingOf(kind, key)) ?? null),
    ...indicators.map(({ type, value }) => indicator(type, value)),
  ];
  return toAttributes(forms, event, timestamp);
}

/** The pages of an article: on the site, and where it was first published. */
export function linkAttributes({ article }: Shared, event: string, timestamp: string): MispAttribute[] {
  const forms = [
    [article.url, 'The article in the digest'],
    [article.original, 'The article where it was first published'],
  ].map(([url = null, comment = '']) => {
    const uri = url === null ? null : toUri(url);
    return uri === null ? null : form('link', ANALYSIS, uri, false, comment ?? '');
  });
  return toAttributes(forms, event, timestamp);
}

function toAttributes(forms: readonly (Form | null)[], event: string, timestamp: string): MispAttribute[] {
  const byUuid = new Map<string, MispAttribute>();
  for (const said of forms) {
    if (said === null) continue;
    const { type, category, value, correlates, comment } = said;
    const uuid = uuid5(event, `${type} ${value}`);
    const rest = { to_ids: false, disable_correlation: !correlates, comment, timestamp };
    byUuid.set(uuid, { uuid, type, category, value, ...rest });
  }
  return [...byUuid.values()];
}

function indicator(type: IndicatorType, value: string): Form {
  const [name, category, correlates = true] = INDICATORS[type];
  return form(name, category, toValue(type, value), correlates);
}

function toValue(type: IndicatorType, value: string): string {
  if (type === 'url') return withScheme(value);
  return type === 'domain-name' ? (toHostName(value) ?? value) : value;
}

/** MISP takes CVE ids alone for a `vulnerability`. */
function vulnerability(key: string): Form {
  return /^CVE-\d{4}-\d{4,}$/.test(key)
    ? form('vulnerability', ANALYSIS, key)
    : form('text', ANALYSIS, key, true, `${OBSERVED}: vulnerability`);
}

function form(type: string, category: string, value: string, correlates = true, comment = OBSERVED): Form {
  return { type, category, value: value.replace(/\s*\n\s*/g, ' '), correlates, comment };
}
