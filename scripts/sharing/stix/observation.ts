import { isIpv4, isIpv6 } from '../../mentions/ip.ts';
import type { IndicatorMention, IndicatorType } from '../../mentions/mention.ts';
import { toHostName, toUri, withScheme } from '../uri.ts';
import { fileOf } from './file-path.ts';
import { observable, type StixObject } from './object.ts';
import { pattern } from './pattern.ts';

/** What is said of an indicator: how to look for it, and the objects that it is, what it refers to first. */
export interface Observation {
  readonly pattern: string;
  /** Empty where STIX 2.1 has no object for it, or where the value breaks the rules of that object. */
  readonly observables: readonly StixObject[];
}

type Observe = (value: string) => Observation;

const HIVES: Readonly<Record<string, string>> = {
  HKLM: 'HKEY_LOCAL_MACHINE',
  HKCU: 'HKEY_CURRENT_USER',
  HKCR: 'HKEY_CLASSES_ROOT',
  HKU: 'HKEY_USERS',
  HKCC: 'HKEY_CURRENT_CONFIG',
};
// OASIS's schema refuses the short forms anywhere in a key, not at its start alone.
const SHORT_HIVE = /HKLM|HKCC|HKCR|HKCU|HKU|hklm|hkcc|hkcr|hkcu|hku/;
const EMAIL = /^([a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*)@([^@]+)$/i;

const OBSERVE: Readonly<Record<IndicatorType, Observe>> = {
  'ipv4-addr': (value) => address('ipv4-addr', value, isIpv4, 32),
  'ipv6-addr': (value) => address('ipv6-addr', withoutDots(value), isIpv6, 128),
  'domain-name': (value) => simple('domain-name', value, toHostName(value)),
  url: (value) => simple('url', withScheme(value), toUri(withScheme(value))),
  'email-addr': (value) => simple('email-addr', value, toEmail(value)),
  MD5: (value) => hash('MD5', value),
  'SHA-1': (value) => hash('SHA-1', value),
  'SHA-256': (value) => hash('SHA-256', value),
  'SHA-512': (value) => hash('SHA-512', value),
  'file-name': (name) => ({
    pattern: pattern({ path: 'file:name', value: name }),
    observables: [observable('file', { name })],
  }),
  'file-path': fileOf,
  'windows-registry-key': registryKey,
  bitcoin: wallet,
  monero: wallet,
};

/** How an indicator is said in STIX 2.1: the objects of §6, the patterns of §9. */
export function observe({ type, value }: Pick<IndicatorMention, 'type' | 'value'>): Observation {
  return OBSERVE[type](value);
}

/** An object that is its `value` alone: `valid` as it stands in the object, or `null` where none can be made. */
function simple(type: string, value: string, valid: string | null): Observation {
  return {
    pattern: pattern({ path: `${type}:value`, value: valid ?? value }),
    observables: valid === null ? [] : [observable(type, { value: valid })],
  };
}

/** An address, or a range of them, which is looked for by what lies in it (§9.6.1). */
function address(type: string, value: string, isAddress: (text: string) => boolean, bits: number): Observation {
  const [host = '', range, ...rest] = value.split('/');
  const isRange = range !== undefined;
  const isValid =
    isAddress(host) && rest.length === 0 && (!isRange || (/^(?:0|[1-9]\d*)$/.test(range) && +range <= bits));
  return {
    pattern: pattern({ path: `${type}:value`, operator: isRange ? 'ISSUBSET' : '=', value }),
    observables: isValid ? [observable(type, { value })] : [],
  };
}

/** An IPv6 address whose last 32 bits are in hex, as in `::ffff:c000:201`: schemas and patterns know no other form. */
function withoutDots(value: string): string {
  return value.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)/, (_, ...octets: readonly unknown[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = octets.slice(0, 4).map(Number);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
}

function toEmail(value: string): string | null {
  const [, local, domain = ''] = EMAIL.exec(value) ?? [];
  const host = toHostName(domain);
  return local === undefined || host === null || !host.includes('.') ? null : `${local}@${host}`;
}

function hash(algorithm: string, value: string): Observation {
  // A name with a hyphen is quoted in a path (§9.8).
  const name = algorithm.includes('-') ? `'${algorithm}'` : algorithm;
  return {
    pattern: pattern({ path: `file:hashes.${name}`, value }),
    observables: [observable('file', { hashes: { [algorithm]: value } })],
  };
}

/** A key with its hive written out, as §6.17.1 asks. */
function registryKey(value: string): Observation {
  const key = value.replace(/^[A-Z]+(?=\\|$)/i, (hive) => HIVES[hive.toUpperCase()] ?? hive);
  return {
    pattern: pattern({ path: 'windows-registry-key:key', value: key }),
    observables: SHORT_HIVE.test(key) ? [] : [observable('windows-registry-key', { key })],
  };
}

/**
 * The standard has no object for a wallet. A pattern may name a type that it doesn't define; `cryptocurrency-wallet` is
 * the one that platforms already take, and an object of it would need an extension definition of our own.
 */
function wallet(value: string): Observation {
  return { pattern: pattern({ path: 'cryptocurrency-wallet:value', value }), observables: [] };
}
