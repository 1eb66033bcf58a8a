import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Case, Source } from './case.ts';
import { plainAddresses } from './plain-addresses.ts';
import { type PythonValue, readPython } from './python.ts';

const FILES = ['test_ioc_fanger.py', 'test_dot_variants.py'];

/** The pairs that its tests state. @see https://github.com/ioc-fang/ioc_fanger */
export const iocFanger: Source = {
  name: 'ioc_fanger',
  folder: 'ioc_fanger',
  read: (folder) =>
    FILES.flatMap((file) => pairsIn(readFileSync(path.join(folder, 'tests', file), 'utf8')).flatMap(toCases)),
  leftOut: [
    {
      reason: 'schemes with a sign that nobody writes: http!, https@, httpA',
      matches: ({ text }) => /https?[!@&A]:|xxpA:/i.test(text),
    },
    {
      reason: 'bare at signs and words between spaces or glued, which prose has: foo @ bar.com, fooATbar, bad-dot-com',
      matches: ({ text, kind }) => (kind === 'email' && /\w\s+@\s+\w|\w\s*AT\s*\w/.test(text)) || /-dot-/.test(text),
    },
    { reason: 'a list of commas: 9,10,11,12', matches: ({ text }) => /^\d+,\d+,\d+,\d+$/.test(text) },
    {
      reason: 'a comment in an e-mail address (RFC 5322 §3.2.2), of which the half before it looks like a host',
      matches: ({ text, value }) => /\(comment\)/.test(text) && !text.endsWith(value ?? ''),
    },
    {
      reason: 'a URL glued to the end of another, which are two here',
      matches: ({ text }) => /^https?:\S*~\w*https?:\/\//.test(text),
    },
  ],
};

/** The long lists that its benchmark turns into each other, a pair a line. */
export const iocFangerLists: Source = {
  name: 'ioc_fanger (lists of its benchmark)',
  folder: 'ioc_fanger',
  read: (folder) => {
    const [defanged = [], fanged = []] = ['defanged', 'fanged'].map((half) =>
      readFileSync(path.join(folder, 'tests', `sample_text_${half}.txt`), 'utf8').split('\n'),
    );
    return defanged.flatMap((line, at) => (line === '' ? [] : toCases([line, fanged[at] ?? ''])));
  },
  leftOut: [],
};

/** A text and what it is fanged. */
type Pair = readonly [defanged: string, fanged: string];

function pairsIn(source: string): Pair[] {
  const known = fixturesIn(source);
  const found: Pair[] = [];
  let given: PythonValue | undefined;
  for (const line of source.matchAll(
    /^ {4}(?:(\w+) = (ioc_fanger\.fang\()?|assert (?:\(\s*)?(?:ioc_fanger\.fang\((\w+)\)|\w+)\s*== )/gm,
  )) {
    const [all, name, call, asked] = line;
    const read = readPython(source, line.index + all.length, known);
    if (name !== undefined && call === undefined && read !== null) known.set(name, read.value);
    if (call !== undefined) given = read?.value;
    if (asked !== undefined) given = known.get(asked);
    if (!all.includes('assert') || typeof given !== 'string' || typeof read?.value !== 'string') continue;
    found.push(...oneByOne(given, read.value));
    if (name === undefined && asked === undefined) given = undefined;
  }
  return found;
}

/** What the functions of the file give that tests take as arguments. */
function fixturesIn(source: string): Map<string, PythonValue> {
  const known = new Map<string, PythonValue>();
  for (const line of source.matchAll(/^def (\w+)\(\):\n {4}return /gm)) {
    const read = readPython(source, line.index + line[0].length, known);
    if (read !== null) known.set(line[1] ?? '', read.value);
  }
  return known;
}

/** A list of addresses pair by pair, any other text as a whole; a word between spaces is part of its address. */
function oneByOne(defanged: string, fanged: string): Pair[] {
  const left = defanged.replace(/ (AT|DOT) /g, '\0$1\0').split(' ');
  const right = fanged.trim().split(' ');
  if (left.length !== right.length || right.some((one) => plainAddresses(one).length === 0))
    return [[defanged, fanged]];
  return left.map((one, at): Pair => [one.replaceAll('\0', ' '), right[at] ?? '']);
}

/** The addresses of the fanged half, read by their shape alone, must be found in the defanged one. */
function toCases([text, fanged]: Pair): Case[] {
  const wanted = plainAddresses(fanged);
  return wanted.length === 0 ? [{ text, kind: 'any', value: null }] : wanted.map((one) => ({ text, ...one }));
}
