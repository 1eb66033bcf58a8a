import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Case, CaseKind, Source } from './case.ts';
import { readPython } from './python.ts';

/** The lists in tests, and what each entry must come to where that is one value for all. */
const LISTS: Readonly<Record<string, { readonly kind: CaseKind; readonly value?: string }>> = {
  test_email_extract: { kind: 'email' },
  test_ipv4_extract: { kind: 'ipv4' },
  test_ipv6_extract: { kind: 'ipv6' },
  test_refang_ipv4: { kind: 'ipv4', value: '111.111.111.111' },
  test_refang_data: { kind: 'url', value: 'http://example.com/test' },
  test_email_refang: { kind: 'email', value: 'myuser@example.com.tld' },
  test_path_refang: { kind: 'url', value: 'http://example.com/test.htm' },
};
const CALLS: Readonly<Record<string, CaseKind>> = {
  extract_urls: 'any',
  extract_ips: 'ip',
  extract_ipv4s: 'ipv4',
  extract_emails: 'email',
};

/** @see https://github.com/InQuest/iocextract */
export const iocextract: Source = {
  name: 'iocextract',
  folder: 'iocextract',
  read: (folder) => {
    const lines = (file: string): string[] => readFileSync(path.join(folder, 'test_data', file), 'utf8').split('\n');
    return [
      ...lines('valid.txt')
        .filter(Boolean)
        .map((text): Case => ({ text, kind: 'any', value: fanged(text) })),
      ...lines('invalid.txt')
        .filter(Boolean)
        .map((text): Case => ({ text, kind: 'any', value: null })),
      ...inTests(readFileSync(path.join(folder, 'tests.py'), 'utf8')),
    ];
  },
  leftOut: [
    { reason: 'numbers of telephones', matches: ({ text }) => /^[\d() -]+$/.test(text) },
    {
      reason: 'a range of addresses, which is wanted here',
      matches: ({ text, value }) => value === null && /\/\d+$/.test(text),
    },
    {
      reason: 'the machine itself, no address, all addresses: nothing to look for',
      matches: ({ value }) => /^(?:127\.0\.0\.1|0\.0\.0\.0|255\.255\.255\.255)$/.test(value ?? ''),
    },
    { reason: 'commas for dots', matches: ({ text }) => /\w,\w/.test(text) && /:\/\//.test(text) },
    { reason: 'IPv6 in a URL without brackets (RFC 3986 §3.2.2)', matches: ({ text }) => /\/\/[\da-f]{4}:/.test(text) },
    {
      reason: 'endings that no registry has: .tld, .tl24, .ple',
      matches: ({ text, value }) => /\.tld\b|\btld\b|\.tl\b/.test(text + (value ?? '')),
    },
    {
      reason: 'a bare at sign or word between spaces, which prose has',
      matches: ({ text, kind }) => kind === 'email' && /\s@|@\s|\/AT\//.test(text),
    },
    {
      reason: 'e-mail at an address or at a host without a dot',
      matches: ({ text, kind }) => kind === 'email' && /@127\./.test(text),
    },
    { reason: 'half of a word for a dot: exampledot]com', matches: ({ text }) => /\wdot\]|\[dot\w/.test(text) },
    {
      reason: 'a URL with spaces in its host or path',
      matches: ({ text, kind }) => kind === 'url' && /\w \.\w| \//.test(text),
    },
    { reason: 'a dot alone in brackets as a path', matches: ({ text }) => /\/\[\.\]/.test(text) },
    {
      reason: 'a lone slash that opens a bracket, three backslashes',
      matches: ({ text }) => /\w\[\/\w|\\{3}/.test(text),
    },
  ],
};

function fanged(text: string): string {
  return text
    .replace(/^hxxp/i, 'http')
    .replace(/\[dot\]|[[(]\.[\])]?/g, '.')
    .replace(/\[\/\]/g, '/')
    .replace(/\/\/\[(?=[a-z]+\.)/, '//')
    .replace(/\.$/, '');
}

function inTests(source: string): Case[] {
  const lists = [...source.matchAll(/^ {4}def (test_\w+)\(self\):\n([\s\S]*?)(?=^ {4}def |(?![\s\S]))/gm)].flatMap(
    (match) => {
      const list = LISTS[match[1] ?? ''];
      return list === undefined ? [] : inLists(match[2] ?? '', list);
    },
  );
  const calls = [...source.matchAll(/assertEqual\(list\(iocextract\.(\w+)\(/g)].flatMap((match): Case[] => {
    const kind = CALLS[match[1] ?? ''];
    const text = readPython(source, match.index + match[0].length);
    if (kind === undefined || text === null || typeof text.value !== 'string') return [];
    const index = /^(?:, refang=True)?\)\)\[0\], /.exec(source.slice(text.end, text.end + 32));
    const value = index === null ? null : readPython(source, text.end + index[0].length);
    return typeof value?.value === 'string' ? [{ text: text.value, kind, value: fanged(value.value) }] : [];
  });
  return [...lists, ...calls];
}

function inLists(body: string, { kind, value }: { readonly kind: CaseKind; readonly value?: string }): Case[] {
  return [...body.matchAll(/^ {8}(content_list|invalid_list) = /gm)].flatMap((match): Case[] => {
    const list = readPython(body, match.index + match[0].length);
    if (!Array.isArray(list?.value)) return [];
    const texts = list.value.flatMap((one) => (typeof one === 'string' ? [one] : []));
    if (match[1] === 'invalid_list') return texts.map((text) => ({ text, kind, value: null }));
    return texts.map((text) => ({ text, kind, value: value ?? plainly(text) }));
  });
}

/** An address without all signs and words of defanging; the lists are of addresses alone. */
function plainly(text: string): string {
  return text
    .replace(/\s*(?:\bdot\b|\bDOT\b)\s*/g, '.')
    .replace(/\s*\b(?:at|AT)\b\s*/g, '@')
    .replace(/[[\](){}\s\\]/g, '');
}
