import { isDomain } from './host.ts';
import { CJK } from './unspaced.ts';

/** A way of defanging. */
export interface Rule {
  /** What a text without any of this kind lacks; it is looked for first, as it is quick. */
  readonly hint: RegExp;
  readonly pattern: RegExp;
  readonly put: (match: RegExpExecArray) => string | null;
  /** Whether the mark has no other meaning, so that what looks like the name of a file is a host all the same. */
  readonly isSure: boolean;
}

/** One of Chinese or Japanese may stand there. */
const NO_LETTER_BEFORE = `(?<!(?![${CJK}])[\\p{L}\\p{N}])`;
const SCHEME =
  /(?:[[(](?<named>h[tx]{2}ps?)[\])]|(?<scheme>h[tx0*]{1,3}ps?|h[[({][tx]{2}[\])}]ps?|h[tx][[({][tx][\])}]ps?|meows?|x{4}[sx]?|f[tx]{1,2}ps?))(?: ?[[({]?:[\])}]? ?(?:[[({]?\/{2,3}[\])}]?|[[(]?\/[\])]?[[(]?\/[\])]?)|[[({]:\/\/[\])}]|\/\/|:\\\\|:?__) {0,2}(?=[\p{L}\p{N}[(])/u;
const DOT_IN_WORDS = '(?: {1,2}(?:dot|DOT) {1,2}| {0,2}[[({]{1,4} {0,2}(?:dot|DOT|\\.) {0,2}[\\])}]{1,4} {0,3}|\\.)';
const EMAIL_IN_WORDS = new RegExp(
  `(?<![\\w.+-])[\\w.+-]{1,64}(?: {1,2}(?:at|AT) {1,2}| {0,2}[[({] ?(?:at|AT|@) ?[\\])}] {0,2})[\\w-]{1,63}(?:${DOT_IN_WORDS}[\\w-]{2,63}){1,4}`,
  'g',
);
const NO_HOST = /@(?:the|a|an|this|that|these|our|their|its|his|her|least|all)\./i;

/** All of them; every repetition is bounded, so each pattern takes time linear in the text. */
export const RULES: readonly Rule[] = [
  {
    hint: /h[tx0*]{1,3}ps?|h[tx]?[[({][tx]|meow|x{4}|fxp/i,
    pattern: new RegExp(`${NO_LETTER_BEFORE}${SCHEME.source}`, 'giu'),
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
      const isMarked = isEmailInWords(words);
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
    pattern: /-at-(?<=[\p{L}\p{N}]\.[\p{L}\p{N}_]{1,63}-at-)(?=[\p{L}\p{N}-]{1,63}\.\p{L})/gu,
    put: () => '@',
    isSure: true,
  },
  { hint: /[[(]www/i, pattern: /[[(](www)[\])](?=[[({]?\.)/gi, put: (match) => match[1] ?? null, isSure: false },
];

/** `the forum at evil[.]example` is where something happens, not an address; `me at evil dot example` is one. */
function isEmailInWords(words: string): boolean {
  const local = /^(?<local>\S+) {1,2}at {1,2}/.exec(words)?.groups?.local;
  if (local === undefined) return /[[({]|\bdot\b| AT /i.test(words);
  return /\bdot\b/i.test(words) || (/[\d._+-]/.test(local) && /[[({]/.test(words));
}

function schemeOf(defanged: string): string {
  if (defanged.startsWith('f')) return defanged.endsWith('s') ? 'ftps' : 'ftp';
  return /s$|^x{5}$/.test(defanged) ? 'https' : 'http';
}
