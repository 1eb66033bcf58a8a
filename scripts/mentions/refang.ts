import { isDomain } from './host.ts';

/** A text with its defanged addresses made whole again, and the way back to the text as it was. */
export interface Refanged {
  readonly text: string;
  /** The place of a stretch of `text` in the text as it was. */
  readonly spanOf: (start: number, end: number) => readonly [start: number, end: number];
  /** Whether a stretch of `text` held a mark that nobody writes but to defang: `[.]`, `hxxp`, `(at)`. */
  readonly isDefanged: (start: number, end: number) => boolean;
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly put: string;
  readonly isSure: boolean;
}

interface Rule {
  /** What a text without any of this kind lacks; it is looked for first, as it is quick. */
  readonly hint: RegExp;
  readonly pattern: RegExp;
  readonly put: (match: RegExpExecArray) => string | null;
  /** Whether the mark has no other meaning, so that what looks like the name of a file is a host all the same. */
  readonly isSure: boolean;
}

const DOT_IN_WORDS = '(?: {1,2}(?:dot|DOT) {1,2}| {0,2}[[({]{1,4} {0,2}(?:dot|DOT|\\.) {0,2}[\\])}]{1,4} {0,3}|\\.)';
const EMAIL_IN_WORDS = new RegExp(
  `(?<![\\w.+-])[\\w.+-]{1,64}(?: {1,2}(?:at|AT) {1,2}| {0,2}[[({] ?(?:at|AT|@) ?[\\])}] {0,2})[\\w-]{1,63}(?:${DOT_IN_WORDS}[\\w-]{2,63}){1,4}`,
  'g',
);
const NO_HOST = /@(?:the|a|an|this|that|these|our|their|its|his|her|least|all)\./i;

// Every repetition is bounded, so each pattern takes time linear in the text.
const RULES: readonly Rule[] = [
  {
    hint: /h[tx0*]{1,3}ps?|meow|x{4}|fxp/i,
    pattern:
      /(?<![\p{L}\p{N}])(?:[[(](?<named>h[tx]{2}ps?)[\])]|(?<scheme>h[tx0*]{1,3}ps?|meows?|x{4}[sx]?|f[tx]{1,2}ps?))(?: ?[[({]?:[\])}]? ?(?:[[({]?\/{2,3}[\])}]?|[[(]?\/[\])]?[[(]?\/[\])]?)|[[({]:\/\/[\])}]|\/\/|:\\\\|:?__) {0,2}(?=[\p{L}\p{N}[(])/giu,
    put: ({ 0: all, groups }) => {
      const scheme = schemeOf((groups?.named ?? groups?.scheme ?? '').toLowerCase());
      return all.toLowerCase() === `${scheme}://` ? null : `${scheme}://`;
    },
    isSure: true,
  },
  {
    hint: /\[:/,
    pattern: /(?<=[\p{L}\p{N}:])\[:(?:\/\/\]|\]\/\/)(?=[\p{L}\p{N}[])/gu,
    put: () => '://',
    isSure: true,
  },
  {
    hint: /[[({<] ?(?:[.,]|d[o0]t|punto|punkt)/i,
    pattern:
      /(?<=[\p{L}\p{N}])(?:[ \t]{0,3}[[({]{1,4}[ \t]{0,2}(?:[.,]|d[o0]t|punto|punkt)[ \t]{0,2}[\])}]{1,4}[ \t]{0,3}|<\.>)(?=[\p{L}\p{N}])/giu,
    put: () => '.',
    isSure: true,
  },
  {
    hint: /[[({\])}\\^]\.|\.[[({\])}]/,
    pattern:
      /(?<=[\p{L}\p{N}])(?:[[({\\^][[({\])}\\]{0,7}\.[[({\])}\\]{0,4}|[\])}]{1,4}\.[[({]{1,4}|(?<![[({][^\s[({]{0,64})[\])}]{1,4}\.[\])}]{0,4}|\.(?:[[{][[({\])}]{0,3}|[\])}]{1,4}))(?=[\p{Ll}\p{N}])/gu,
    put: () => '.',
    isSure: false,
  },
  { hint: /DOT/, pattern: /(?<=[\p{Ll}\p{N}]) {0,2}DOT {0,2}(?=[\p{Ll}\p{N}])/gu, put: () => '.', isSure: true },
  {
    hint: /[[({] ?(?:@|at|et|arroba) ?[\])}]/i,
    pattern: /(?<=[\p{L}\p{N}_+%-]) {0,2}[[({]{1,4} ?(?:@|at|et|arroba) ?[\])}]{1,4} {0,2}(?=[\p{L}\p{N}])/giu,
    put: () => '@',
    isSure: true,
  },
  {
    hint: /[ [({](?:at|AT|@)[ \])}]/,
    pattern: EMAIL_IN_WORDS,
    put: ({ 0: words }) => {
      // `foo at bar.example` is where something happens, not an address.
      const isMarked = /[[({]|\bdot\b| AT /i.test(words.replace(/ at /, ' '));
      const email = words
        .replace(/ *(?:\bat\b|[[({] ?(?:at|@) ?[\])}]) */i, '@')
        .replace(/[[({ ]*(?:\bdot\b|\.)[\])} ]*/gi, '.');
      if (!isMarked) return null;
      return isDomain(email.slice(email.indexOf('@') + 1)) && !NO_HOST.test(email) ? email : null;
    },
    isSure: true,
  },
  {
    hint: /[[(][:/-][\])]|\\\//,
    pattern: /(?<=[\p{L}\p{N}:])(?:\[(?<sign>[:/-])\]|\((?<round>\/)\)|\\(?<slash>\/))(?=[\p{L}\p{N}:/])/gu,
    put: ({ groups }) => groups?.sign ?? groups?.round ?? groups?.slash ?? null,
    isSure: false,
  },
  {
    hint: /-at-/,
    pattern: /(?<=[\p{L}\p{N}]\.[\p{L}\p{N}_]{1,63})-at-(?=[\p{L}\p{N}-]{1,63}\.\p{L})/gu,
    put: () => '@',
    isSure: true,
  },
  { hint: /[[(]www/i, pattern: /[[(](www)[\])](?=[[({]?\.)/gi, put: (match) => match[1] ?? null, isSure: false },
];

function schemeOf(defanged: string): string {
  if (defanged.startsWith('f')) return defanged.endsWith('s') ? 'ftps' : 'ftp';
  return /s$|^x{5}$/.test(defanged) ? 'https' : 'http';
}

/**
 * Undoes the usual ways of defanging: `hxxp://`, `[.]`, `(dot)`, `[at]`, `[:]//`, `\.`, ` [.] `, `me at host dot net`.
 * Nothing else of the text changes. A lone dot between spaces is the end of a sentence, and stays one.
 */
export function refang(text: string): Refanged {
  const edits = editsOf(text);
  const starts: number[] = [];
  let shift = 0;
  for (const { from, to, put } of edits) {
    starts.push(from + shift);
    shift += put.length - (to - from);
  }
  /** The last edit that begins before `offset`, or −1. */
  const editBefore = (offset: number): number => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  const original = (offset: number, side: 'from' | 'to'): number => {
    const at = editBefore(offset);
    const edit = edits[at];
    if (edit === undefined) return offset;
    const beyond = offset - (starts[at] ?? 0) - edit.put.length;
    return beyond < 0 ? edit[side] : edit.to + beyond;
  };
  return {
    text: apply(text, edits),
    spanOf: (start, end) => [original(start, 'from'), original(end, 'to')],
    isDefanged: (start, end) => {
      for (let at = editBefore(end); at >= 0 && (starts[at] ?? 0) >= start; at -= 1) {
        if (edits[at]?.isSure === true) return true;
      }
      return false;
    },
  };
}

function editsOf(text: string): Edit[] {
  const edits = RULES.filter(({ hint }) => hint.test(text)).flatMap(({ pattern, put, isSure }) =>
    [...text.matchAll(pattern)].flatMap((match): Edit[] => {
      const replacement = put(match);
      if (replacement === null) return [];
      return [{ from: match.index, to: match.index + match[0].length, put: replacement, isSure }];
    }),
  );
  const kept: Edit[] = [];
  for (const edit of edits.toSorted((a, b) => a.from - b.from)) {
    if (edit.from >= (kept.at(-1)?.to ?? 0)) kept.push(edit);
  }
  return kept;
}

function apply(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, put } of edits) {
    parts.push(text.slice(at, from), put);
    at = to;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
