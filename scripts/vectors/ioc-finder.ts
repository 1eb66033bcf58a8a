import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isBase58Check, isBech32 } from '../mentions/coins.ts';
import { FILE_ENDINGS } from '../mentions/file-endings.ts';
import type { Case, CaseKind, Source } from './case.ts';
import { type PythonValue, readPython } from './python.ts';

const KINDS: Readonly<Record<string, CaseKind>> = {
  domains: 'domain',
  urls: 'url',
  urls_complete: 'url',
  ipv4s: 'ipv4',
  ipv4_cidrs: 'cidr',
  ipv6s: 'ipv6',
  email_addresses: 'email',
  md5s: 'hash',
  sha1s: 'hash',
  sha256s: 'hash',
  sha512s: 'hash',
  cves: 'id',
  attack_tactics: 'id',
  attack_techniques: 'id',
  registry_key_paths: 'registry',
  file_paths: 'path',
  bitcoin_addresses: 'bitcoin',
  monero_addresses: 'monero',
  tlp_labels: 'tlp',
};
const TABLES = [
  'attack_data',
  'coins',
  'cves',
  'domains',
  'email',
  'file_paths',
  'hashes',
  'ip_addr',
  'registry_keys',
  'tlp_labels',
  'urls',
];
const TESTS = ['test_ioc_finder.py', 'test_urls.py', 'test_edge_cases.py'];

/** @see https://github.com/fhightower/ioc-finder */
export const iocFinder: Source = {
  name: 'ioc-finder',
  read: (folder) => [
    ...TABLES.flatMap((table) =>
      inTable(readFileSync(path.join(folder, 'tests/find_iocs_cases', `${table}.py`), 'utf8')),
    ),
    ...TESTS.flatMap((test) => inTest(readFileSync(path.join(folder, 'tests', test), 'utf8'))),
  ],
  leftOut: [
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
  ],
};

function isInsideUrl(text: string, domain: string): boolean {
  const urls = text.toLowerCase().match(/\S+:\/\/\S+/g) ?? [];
  return urls.some((url) => url.split('://').slice(1).join('://').split(/[/?]/).slice(1).join('/').includes(domain));
}

/** The rows of the tables: `param(text, {kind: values}, …)`. */
function inTable(source: string): Case[] {
  return [...source.matchAll(/^ {4}param\(/gm)].flatMap((match) => {
    const text = readPython(source, match.index + match[0].length);
    if (text === null || typeof text.value !== 'string') return [];
    const wanted = readPython(source, text.end + 1);
    if (wanted === null || !(wanted.value instanceof Map)) return [];
    return expected(text.value, wanted.value);
  });
}

function expected(text: string, wanted: ReadonlyMap<string, PythonValue>): Case[] {
  if (wanted.size === 0) return [{ text, kind: 'any', value: null }];
  return [...wanted].flatMap(([key, values]) => {
    const kind = KINDS[key];
    return kind === undefined ? [] : stringsIn(values).map((value) => ({ text, kind, value }));
  });
}

function stringsIn(value: PythonValue): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Map) return [...value.values()].flatMap(stringsIn);
  return Array.isArray(value) ? value.flatMap(stringsIn) : [];
}

/** Lines of tests: `s = …`, `iocs = find_iocs(s)`, `assert iocs["kind"] == […]`. */
function inTest(source: string): Case[] {
  const known = new Map<string, PythonValue>();
  const found: Case[] = [];
  let text: string | null = null;
  for (const line of source.matchAll(
    /^ {4}(?:(\w+) = (find_iocs\()?|assert (.*?)(?:iocs|results?)\["(\w+)"\](?:\)? == )?)/gm,
  )) {
    const [all, name, call, before, key] = line;
    const rest = line.index + all.length;
    const read = readPython(source, rest, known);
    if (name !== undefined && call === undefined && read !== null) known.set(name, read.value);
    if (call !== undefined) text = typeof read?.value === 'string' && source[read.end] === ')' ? read.value : null;
    const kind = KINDS[key ?? ''];
    if (text === null || kind === undefined) continue;
    found.push(...asserted(text, kind, before ?? '', read?.value));
  }
  return found;
}

function asserted(text: string, kind: CaseKind, before: string, value: PythonValue | undefined): Case[] {
  if (before.endsWith(' not in ')) return [];
  const member = /^(.*) in $/.exec(before)?.[1];
  if (member !== undefined) {
    const read = readPython(member, 0);
    return typeof read?.value === 'string' ? [{ text, kind, value: read.value }] : [];
  }
  if (before !== '' || !Array.isArray(value)) return [];
  if (value.length === 0) return [{ text, kind, value: null }];
  return stringsIn(value).map((one) => ({ text, kind, value: one }));
}
