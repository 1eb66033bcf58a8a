import { IANAZone } from 'luxon';
import { z } from 'zod';
import { UsageError } from '../shared/errors.ts';
import { isLanguage } from '../shared/language.ts';
import { Security } from './security.ts';

const count = (fallback: number, least: number, most: number) =>
  z
    .int(`is no whole number from ${least} to ${most} → Write one, without quotes.`)
    .min(least)
    .max(most)
    .default(fallback);

const address = (fallback: string) =>
  z
    .string()
    .refine(isSecure, 'is no https address → Write it in full, beginning with https://, or leave it empty.')
    .nullable()
    .default(fallback);

/** Where the site stands until somebody says where: at a host that nobody can have (RFC 2606). */
const NOWHERE = 'https://hexdigest.example/';

const ON_GITHUB = 'https://raw.githubusercontent.com';

/** `content/digest.yaml`: the site as a whole. Every key has a default. */
export const Digest = z.strictObject({
  title: z.string().trim().min(1).default('Hexdigest'),
  description: z.string().trim().default('What happened in security, day by day.'),
  /** BCP 47 language of the site's own words and dates. */
  language: z.string().refine(isLanguage, 'is no language tag → Write it as en, en-GB or de.').default('en-GB'),
  /** Absolute URL of the site's root, with a trailing slash. */
  base_url: z
    .string()
    .refine(
      isBaseUrl,
      'is no web address → Write it in full, as https://news.example.org/ or https://example.org/digest/',
    )
    .transform(withSlash)
    .default(NOWHERE),
  /** Authority and date of the feed ids (RFC 4151); never change it once subscribers have the feed. */
  tag_authority: z
    .string()
    .regex(
      /^[a-z0-9.-]+,\d{4}(-\d{2}(-\d{2})?)?$/,
      'is no tag authority → Write a domain that you own and a date on which you owned it, as news.example.org,2026 (RFC 4151).',
    )
    .default('hexdigest.example,2026'),
  time_zone: z
    .string()
    .refine(
      (zone) => IANAZone.isValidZone(zone),
      'is no time zone → Write it as Europe/Zurich, America/New_York or UTC.',
    )
    .default('UTC'),
  page_size: z.strictObject({ home: count(30, 1, 500), list: count(50, 1, 1000) }).prefault({}),
  feed: z
    .strictObject({
      items: count(50, 1, 1000),
      /** What subscribers get of an article: its full text, or its summary alone. */
      content: z.enum(['full', 'excerpt'], 'is neither full nor excerpt → Write full or excerpt.').default('full'),
      /** The same for single sources, by name. */
      sources: z.record(z.string(), z.enum(['full', 'excerpt'])).default({}),
      /** A WebSub hub that tells subscribers of news; whoever publishes the site tells the hub. */
      hub: z
        .string()
        .refine(
          isSecure,
          'is no https address → Write the hub in full, beginning with https://, or leave the line out.',
        )
        .nullable()
        .default(null),
    })
    .prefault({}),
  /** Whether the site has a page that searches it. */
  search: z.boolean('is neither true nor false → Write true or false.').default(true),
  /**
   * Pictures that chats and social networks show where a page is shared: of all articles, of none, or of those from a day on.
   */
  social_cards: z
    .union(
      [z.boolean(), z.iso.date()],
      'is neither true nor false nor a day → Write true, false, or the day of the first article to have one, as 2026-01-31.',
    )
    .default(true),
  /** Whether each article has a page that tells how its file was read. */
  receipts: z.boolean('is neither true nor false → Write true or false.').default(true),
  /** Whether readers can read again what they have visited when they have no network. */
  offline: z.boolean('is neither true nor false → Write true or false.').default(true),
  /** Whom to tell of a weakness of the site; without it there is no `security.txt`. */
  security: Security.optional(),
  /** Hosts whose links in article bodies stay links; links to all others are shown as defanged text. */
  linked_hosts: z
    .array(
      z
        .string()
        .toLowerCase()
        .regex(/^[a-z0-9.-]+$/, 'is no host name → Write it as www.cisa.gov.'),
    )
    .default([]),
  /** Where `npm run update-intel` gets the official lists; one that is left empty is not downloaded. */
  intel: z
    .strictObject({
      attack: address(`${ON_GITHUB}/mitre-attack/attack-stix-data/master/enterprise-attack/enterprise-attack.json`),
      kev: address('https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json'),
      epss: address('https://epss.empiricalsecurity.com/epss_scores-current.csv.gz'),
      galaxies: z
        .array(z.string().refine(isSecure, 'is no https address → Write it in full, beginning with https://.'))
        .default(
          ['threat-actor', 'ransomware'].map((name) => `${ON_GITHUB}/MISP/misp-galaxy/main/clusters/${name}.json`),
        ),
    })
    .prefault({}),
});
export type Digest = z.infer<typeof Digest>;

/** True for a whole https URL. */
function isSecure(text: string): boolean {
  return /^https:\/\//i.test(text) && URL.canParse(text);
}

/** True for an http(s) URL without query, fragment, user or password. */
function isBaseUrl(text: string): boolean {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return url.search === '' && url.hash === '' && url.username === '' && url.password === '';
}

/** True for an address of the site that is still the one of the example. */
export function isNowhere(baseUrl: string): boolean {
  return new URL(baseUrl).host === new URL(NOWHERE).host;
}

/** The digest with another address for the site's root. */
export function withBaseUrl(digest: Digest, baseUrl: string | undefined): Digest {
  if (baseUrl === undefined) return digest;
  if (!isBaseUrl(baseUrl))
    throw new UsageError(`--base-url is ${baseUrl}, which is no web address: write it as https://news.example.org/`);
  return { ...digest, base_url: withSlash(baseUrl) };
}

function withSlash(text: string): string {
  const url = new URL(text).href;
  return url.endsWith('/') ? url : `${url}/`;
}
