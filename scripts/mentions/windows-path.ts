/** One word of a part: no sign that Windows forbids in names, but a placeholder `<user>` and a variable `%TEMP%`. */
const WORD = /(?:<[\w .-]{1,32}>|[^\s\\/:*?"<>|,;“”‘’`()[\]]|[([][^\s\\/:*?"<>|“”()[\]]{0,64}[)\]])+/y;
const MOST_WORDS = 5;
const LONGEST = 512;
/** Words of a sentence that goes on behind a path. */
const PROSE = /^(?:and|or|to|in|is|was|are|as|on|for|with|from|by|that|which|where|the|then|of|key|value)$/i;
const HIVE = /^<?HK(?:EY_|LM|CU|CR|U|CC)/;
/** Names with spaces that Windows itself gives to folders and keys, so that they need nothing behind them. */
const WINDOWS_NAMES: ReadonlySet<string> = new Set([
  'active setup',
  'application data',
  'browser helper objects',
  'control panel',
  'documents and settings',
  'image file execution options',
  'installed components',
  'internet settings',
  'local settings',
  'session manager',
  'shell folders',
  'start menu',
  'terminal server',
  'user shell folders',
]);
const FIRST_WORDS: ReadonlySet<string> = new Set([...WINDOWS_NAMES].map((name) => name.split(' ')[0] ?? ''));
const FILE_NAME = /^[\w ()[\]{}~+&%!@#$^=-]+\.[a-z0-9]{2,4}$/i;

/**
 * Where the path ends that goes on at `at`, just behind a backslash. A part may have spaces where a further backslash
 * follows, or, where there are `files`, an ending of one: `Windows NT\CurrentVersion`, `Flash Player.exe`.
 */
export function pathEnd(text: string, at: number, files: 'files' | 'keys'): number {
  let end = at;
  while (end - at < LONGEST) {
    const part = partAt(text, end, files);
    if (part === null) break;
    end = part.end;
    // In code each backslash is written twice.
    const next = end + (text.startsWith('\\\\', end) ? 2 : 1);
    if (text[end] !== '\\' || wordAt(text, next) === null) break;
    end = next;
  }
  const path = text.slice(at, end).replace(/(?:[.…'!_-]+|\\)$/, '');
  return at + path.length;
}

/** The part of a path at `at`: as many words as lead to a backslash or to a file's ending, else one. */
function partAt(text: string, at: number, files: 'files' | 'keys'): { readonly end: number } | null {
  const first = wordAt(text, at);
  if (first === null) return null;
  const named = windowsNameEnd(text, at, first);
  if (named !== null) return { end: named };
  let end = first;
  for (let words = 1; words < MOST_WORDS && text[end] === ' '; words += 1) {
    const next = wordAt(text, end + 1);
    if (next === null) break;
    const word = text.slice(end + 1, next);
    if (PROSE.test(word) || HIVE.test(word)) break;
    end = next;
    if (text[end] === '\\') return { end };
    if (
      files === 'files' &&
      FILE_NAME.test(text.slice(at, end).trim()) &&
      !/\.[a-z0-9]{2,4}$/i.test(text.slice(at, first))
    )
      return { end };
  }
  return { end: first };
}

function windowsNameEnd(text: string, at: number, first: number): number | null {
  if (text[first] !== ' ' || !FIRST_WORDS.has(text.slice(at, first).toLowerCase())) return null;
  let end: number | null = first;
  for (let words = 1; words < MOST_WORDS && end !== null && text[end] === ' '; words += 1) {
    end = wordAt(text, end + 1);
    if (end !== null && WINDOWS_NAMES.has(text.slice(at, end).toLowerCase())) return end;
  }
  return null;
}

function wordAt(text: string, at: number): number | null {
  WORD.lastIndex = at;
  return WORD.test(text) ? WORD.lastIndex : null;
}
