import { isBase58Check, isBech32 } from '../mentions/coins.ts';
import { FILE_ENDINGS } from '../mentions/file-endings.ts';
import type { LeftOut } from './case.ts';

/** Which cases of ioc-finder are of no use for the prose of news. */
export const LEFT_OUT: readonly LeftOut[] = [
  {
    reason: 'AS numbers, MAC and XMPP addresses, user agents, ids of advertisers, import and fuzzy hashes, mitigations',
    matches: ({ kind }) => kind === 'other',
  },
  {
    reason: 'domains read out of the path or query of a URL, which is one indicator here',
    matches: ({ text, kind, value }) => kind === 'domain' && value !== null && isInsideUrl(text, value),
  },
  {
    reason: 'names of files read as domains',
    matches: ({ kind, value }) => kind === 'domain' && FILE_ENDINGS.has(value?.split('.').at(-1) ?? ''),
  },
  {
    reason: 'addresses with leading zeros, which programs read differently',
    matches: ({ text, kind }) => kind === 'ipv4' && /(?<!\d)0\d+\./.test(`${text}.`),
  },
  {
    reason: 'e-mail at an address in brackets',
    matches: ({ text, kind, value }) =>
      /email|ip/.test(kind) && (text.includes(`@[${value}`) || /@\[/.test(value ?? '')),
  },
  {
    reason: 'CVE ids of years that have none',
    matches: ({ kind, value }) => kind === 'id' && /^CVE-(?!1999|20)/.test(value ?? ''),
  },
  {
    reason: 'ATT&CK ids in lower case, which prose does not have',
    matches: ({ text, kind, value }) => kind === 'id' && /^T/.test(value ?? '') && !text.includes(value ?? ''),
  },
  {
    reason: 'Bitcoin addresses with a wrong checksum',
    matches: ({ kind, value }) => kind === 'bitcoin' && value !== null && !isBase58Check(value) && !isBech32(value),
  },
  {
    reason: 'hexadecimal behind 0x, an address of Ethereum',
    matches: ({ text, kind }) => kind === 'hash' && /\b0x[\da-f]{40}\b/.test(text),
  },
  { reason: 'percent signs outside a URL', matches: ({ text, kind }) => kind === 'domain' && /^%/.test(text) },
  {
    reason: 'links to registries, read as the id in them',
    matches: ({ value }) => /attack\.mitre\.org/.test(value ?? ''),
  },
  {
    reason: 'URLs cut at a comma or at userinfo; the whole one is asked for too',
    matches: ({ text, kind, value }) =>
      kind === 'url' && (/^password@/.test(value ?? '') || text.includes(`${value},`)),
  },
  {
    reason: 'keys that serve as encryption keys, listed as hashes',
    matches: ({ text, kind, value }) =>
      kind === 'hash' && value !== null && /RC4 keys/.test(text) && value.length === 64,
  },
  { reason: 'loopback, which is nothing to look for', matches: ({ value }) => value === '::1' },
];

function isInsideUrl(text: string, domain: string): boolean {
  const urls = text.toLowerCase().match(/\S+:\/\/\S+/g) ?? [];
  return urls.some((url) => url.split('://').slice(1).join('://').split(/[/?]/).slice(1).join('/').includes(domain));
}
