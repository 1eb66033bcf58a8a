import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Case, CaseKind, Source } from './case.ts';
import { LEFT_OUT } from './ioc-finder-left-out.ts';
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
  folder: 'ioc-finder',
  read: (folder) => [
    ...TABLES.flatMap((table) =>
      inTable(readFileSync(path.join(folder, 'tests/find_iocs_cases', `${table}.py`), 'utf8')),
    ),
    ...TESTS.flatMap((test) => inTest(readFileSync(path.join(folder, 'tests', test), 'utf8'))),
  ],
  leftOut: LEFT_OUT,
};

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
    const kind = KINDS[key] ?? 'other';
    return stringsIn(values).map((value) => ({ text, kind, value }));
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
