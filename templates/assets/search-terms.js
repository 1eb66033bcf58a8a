// @ts-check
// The rule by which texts are indexed and queries are read: an id or an indicator is one token, however it is written.

const DOT = /\s?(?:\[\s?(?:\.|dot)\s?\]|\(\s?(?:\.|dot)\s?\)|\{\s?(?:\.|dot)\s?\}|\\\.)\s?/gi;
const AT = /\s?[[({]\s?(?:@|at)\s?[\])}]\s?/gi;
const SCHEME = /^[a-z][a-z*+-]*(?:\[?:\]?\/\/|\[:\/\/\])/i;
const ID = /\b(cve|cwe|ghsa)[\s\p{Pd}]+(\d{4}|\d+\b|[a-z0-9]{4})(?:[\s\p{Pd}]+(\d{4,}))?/giu;
const APOSTROPHES = /['\u2019\u02BC`]/g;
const NEITHER = /[^\p{L}\p{N}\p{M}]+/u;
/** Writing that puts no space between words. */
const RUN =
  /(?:(?=[\p{L}\p{N}\p{M}])[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー])+/gu;
/** An address may have a name in such writing, above a top level in Latin letters. */
const HOST = /[^.]\.[a-z]/i;
/** Words of nearly every text: they tell no two apart, and are long to look up. */
const COMMON = new Set('a an and are as at be by for from in is it of on or that the this to was with'.split(' '));

/** @param {string} text */
const whole = (text) =>
  text
    .normalize('NFKC')
    .replace(DOT, '.')
    .replace(AT, '@')
    .replace(/[\u3002\uFF0E\uFF61]/g, '.');

/** @param {string} text */
const joined = (text) => text.toLowerCase().split(NEITHER).join('');

/**
 * The token of an id or an indicator: its letters and digits, without a scheme. All ways to write one give the same:
 * `evil[.]example`, `hxxp://evil.example/` and `EVIL.example`.
 *
 * @param {string} written
 */
export const tokenOf = (written) =>
  joined(
    whole(written)
      .trim()
      .replace(SCHEME, '')
      .replace(/^www\./i, ''),
  );

/**
 * Every token that an indicator is found by: its own, and of an address those of its host, with its port and without, and of
 * the hosts above it.
 *
 * @param {string} written
 */
export const tokensOf = (written) => {
  const address = whole(written)
    .trim()
    .replace(SCHEME, '')
    .replace(/^[^/?#]*@/, '');
  const withPort = address.replace(/[/?#].*/s, '');
  const host = withPort.replace(/^([^:]*|\[[^\]]*\]):\d*$/, '$1');
  const labels = host.split('.');
  const isIp = /^[\d.]+$|:/.test(host);
  const hosts = isIp ? [host] : labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
  return [...new Set([written, withPort, ...hosts].map(tokenOf))].filter((token) => token.length > 1);
};

/** Letters that no word has: before a word of a name, behind each of its signs, and at the ends of the whole. */
const [WORD, SIGN, END] = ['\uA66D', '\uA669', '\uA66B'];
/** Between the words of a name, and between its letters and digits: `APT28`, `APT-28` and `APT 28` are one. */
const NAME_PARTS = /[^\p{L}\p{N}\p{M}]+|(?<=\p{N})(?=\p{L})|(?<=[\p{L}\p{M}])(?=\p{N})/u;

/**
 * The token of a name as far as it is written, by its words: `sea tur` begins Sea Turtle, and `seat` does not. Each sign
 * has a letter behind it, or Pagefind would take off what looks like the ending of a word.
 *
 * @param {string} written
 */
export const beginningOf = (written) =>
  whole(written)
    .replace(APOSTROPHES, '')
    .toLowerCase()
    .split(NAME_PARTS)
    .map((part) => part && WORD + [...part].map((sign) => sign + SIGN).join(''))
    .join('');

/**
 * The token of a whole name, however its words are joined: `Fancy Bear` and `fancybear`; `''` of what is none.
 *
 * @param {string} name
 */
export const nameOf = (name) => {
  const token = tokenOf(name);
  return token && END + token + END;
};

/**
 * What a name is found by, as a whole and by its beginnings. It ends so that it is itself no beginning of a longer query.
 *
 * @param {string} name
 */
export const tokensOfName = (name) => {
  const token = nameOf(name);
  return token === '' ? [] : [token, beginningOf(name) + END];
};

/** @param {string} word */
const apart = (word) => word.replace(RUN, ' $& ').trim().split(/\s+/);

/** @param {string} run @returns {string[]} */
const pairsIn = (run) => {
  const signs = [...run];
  return signs.slice(1).map((sign, at) => signs[at] + sign);
};

/**
 * What a text is found by where no space tells its words apart: every two neighbouring signs, and the last of each run, since
 * a single one is looked for as a beginning.
 *
 * @param {string} text
 */
export const pairsOf = (text) => [
  ...new Set((text.normalize('NFKC').match(RUN) ?? []).flatMap((run) => [...pairsIn(run), ...[...run].slice(-1)])),
];

/**
 * What to look for: words, pairs of signs and tokens, in lower case.
 *
 * @param {string} query
 * @returns {string[]}
 */
export const termsOf = (query) => {
  const ids = whole(query).replace(ID, (_, ...parts) => parts.slice(0, 3).join(''));
  const words = ids.split(/\s+/).flatMap((word) => (HOST.test(word) ? [word] : apart(word)));
  const terms = words.flatMap((word) => {
    if (word.match(RUN)?.[0] === word) return [...word].length > 1 ? pairsIn(word) : [word];
    const bare = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    if (SCHEME.test(word) || /\d|[^.]\.[^.]|@/.test(bare)) return [tokenOf(word)];
    const parts = bare.replace(APOSTROPHES, '').toLowerCase().split(NEITHER);
    const long = parts.filter((part) => part.length > 1);
    return parts.length > 1 && long.length > 0 ? long : [parts.join('')];
  });
  const all = [...new Set(terms)].filter((term) => term !== '');
  const telling = all.filter((term) => !COMMON.has(term));
  return telling.length > 0 ? telling : all;
};
