import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findMentions } from '../mentions/find.ts';
import type { Case, CaseKind, Source } from './case.ts';
import { type PythonValue, readPython } from './python.ts';

const FILES = ['test_ioc_fanger.py', 'test_dot_variants.py'];
const KINDS: Readonly<Record<string, CaseKind>> = {
  url: 'url',
  'domain-name': 'domain',
  'ipv4-addr': 'ipv4',
  'email-addr': 'email',
};

/** @see https://github.com/ioc-fang/ioc_fanger */
export const iocFanger: Source = {
  name: 'ioc_fanger',
  read: (folder) =>
    FILES.flatMap((file) => pairsIn(readFileSync(path.join(folder, 'tests', file), 'utf8')).flatMap(toCases)),
  leftOut: [
    {
      reason: 'schemes with a sign that nobody writes: http!, https@, httpA',
      matches: ({ text }) => /https?[!@&A]:|xxpA:/i.test(text),
    },
    {
      reason: 'bare at signs and words between spaces or glued, which prose has: foo @ bar.com, fooATbar, bad-dot-com',
      matches: ({ text }) => /\w\s+@\s+\w|\w\s*AT\s*\w|-dot-/.test(text),
    },
    { reason: 'a list of commas: 9,10,11,12', matches: ({ text }) => /^\d+,\d+,\d+,\d+$/.test(text) },
  ],
};

/** A text and what it is fanged. */
type Pair = readonly [defanged: string, fanged: string];

function pairsIn(source: string): Pair[] {
  const known = new Map<string, PythonValue>();
  const found: Pair[] = [];
  let given: PythonValue | undefined;
  for (const line of source.matchAll(
    /^ {4}(?:return |(\w+) = (ioc_fanger\.fang\()?|assert (?:\(\s*)?(?:ioc_fanger\.fang\((\w+)\)|\w+)\s*== )/gm,
  )) {
    const [all, name, call, asked] = line;
    const read = readPython(source, line.index + all.length, known);
    if (name !== undefined && call === undefined && read !== null) known.set(name, read.value);
    if (call !== undefined) given = read?.value;
    if (asked !== undefined) given = known.get(asked);
    if (!all.includes('assert') || typeof given !== 'string' || typeof read?.value !== 'string') continue;
    // Pairs of lists of addresses go one by one.
    const left = given.split(/ (?=\S*$|\S)/);
    const right = read.value.split(' ');
    if (left.length === right.length) found.push(...left.map((one, at): Pair => [one, right[at] ?? '']));
    else found.push([given, read.value]);
    if (name === undefined && asked === undefined) given = undefined;
  }
  return found;
}

/** The fanged text is the measure: what is found in it must be found in the defanged one. */
function toCases([text, fanged]: Pair): Case[] {
  const found = findMentions(fanged).flatMap((mention): Case[] => {
    const kind = mention.kind === 'indicator' ? KINDS[mention.type] : undefined;
    return kind === undefined || mention.kind !== 'indicator' ? [] : [{ text, kind, value: mention.value }];
  });
  return found.length === 0 ? [{ text, kind: 'any', value: null }] : found;
}
