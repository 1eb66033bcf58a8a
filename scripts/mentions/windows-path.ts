/** One word of a part: no sign that Windows forbids in names, but a placeholder `<user>` and a variable `%TEMP%`. */
const WORD = /(?:<[\w .-]{1,32}>|[^\s\\/:*?"<>|,;“”‘’`()[\]]|[([][^\s\\/:*?"<>|“”()[\]]{0,64}[)\]])+/y;
const MOST_WORDS = 5;
const LONGEST = 512;
/** Words of a sentence that goes on behind a path. */
const PROSE = /^(?:and|or|to|in|is|was|are|as|on|for|with|from|by|that|which|where|the|then|of|key|value)$/i;
const HIVE = /^<?HK(?:EY_|LM|CU|CR|U|CC)/;
/** Names with spaces that Windows itself gives to folders and keys, so that they need nothing behind them. */
const WINDOWS_NAMES =
  /(?:Documents and Settings|Session Manager|Internet Settings|Image File Execution Options|Active Setup|Installed Components|Control Panel|User Shell Folders|Shell Folders|Browser Helper Objects|Terminal Server|Start Menu|Local Settings|Application Data)(?![\p{L}\p{N}])/iuy;
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
  WINDOWS_NAMES.lastIndex = at;
  if (WINDOWS_NAMES.test(text)) return { end: WINDOWS_NAMES.lastIndex };
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

function wordAt(text: string, at: number): number | null {
  WORD.lastIndex = at;
  return WORD.test(text) ? WORD.lastIndex : null;
}
