/**
 * What an article names. A mention is found in plain text; `start` and `end` are offsets into that text, in UTF-16
 * units, `end` exclusive. Mentions of one text don't overlap, and are in the order of the text.
 */
export type Mention = NamedMention | IndicatorMention;

/** The kinds of things that have a page of their own; the words are those of STIX 2.1 where it has one. */
export const THING_KINDS = [
  'vulnerability',
  'weakness',
  'tactic',
  'technique',
  'group',
  'malware',
  'vendor',
  'product',
] as const;

export type ThingKind = (typeof THING_KINDS)[number];

/** A thing that has a name: `CVE-2021-44228`, `T1566.001`, a group. */
export interface NamedMention {
  readonly kind: ThingKind;
  /**
   * What it is known by, whatever the text calls it: `CVE-2021-44228`, `GHSA-jfh8-c2jp-5v3q`, `MS17-010`, `CWE-79`,
   * `TA0001`, `T1566.001`, and of a group, a malware, a vendor or a product its slug: `apt28`, `lockbit`, `microsoft`.
   */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** Keys of all that the name may mean, where it belongs to several; such a mention is no link. Else absent. */
  readonly ambiguous?: readonly string[];
}

/** The types of indicators, as STIX 2.1 §6 names observables; hashes by the names of its hashing-algorithm vocabulary. */
export const INDICATOR_TYPES = [
  'ipv4-addr',
  'ipv6-addr',
  'domain-name',
  'url',
  'email-addr',
  'MD5',
  'SHA-1',
  'SHA-256',
  'SHA-512',
  'file-name',
  'file-path',
  'windows-registry-key',
  'bitcoin',
  'monero',
] as const;

export type IndicatorType = (typeof INDICATOR_TYPES)[number];

/** Something that a machine can look for. A range of addresses (CIDR) is an `ipv4-addr` or `ipv6-addr`, as in STIX. */
export interface IndicatorMention {
  readonly kind: 'indicator';
  readonly type: IndicatorType;
  /**
   * Fanged and canonical: `http://evil.example/a`, `evil.example/a` where the text states no scheme, `192.0.2.1`,
   * `198.51.100.0/24`, hashes in lower case.
   */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}
