import { type Cut, cutAt } from './cut.ts';

/** The scripts that are read from right to left: Hebrew, Arabic, Syriac, Thaana, N’Ko and those of their planes. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
/** What is written without a space in ASCII, up to its last letter, digit or slash. */
const RUN = /[A-Za-z0-9\\/](?:[!-~]*[A-Za-z0-9\\/=_])?/g;
/** What tells an address from a word: `[.]` and its like, a scheme, the sign of an e-mail address, four numbers. */
const ADDRESS = /[[({](?:\.|:|@|dot|at|:\/\/)[\])}]|:\/\/|@|\d{1,3}(?:\.\d{1,3}){3}/i;
const ISOLATE = '\u2066';
const END_OF_ISOLATE = '\u2069';

/** True for a text with right-to-left writing in it, among which the parts of an address would change places. */
export function isRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

/**
 * Cuts a text at the addresses in it that have to be set apart, so that they are read from left to right: those of a text with
 * right-to-left writing.
 */
export function cutAtAddresses(text: string): readonly Cut[] {
  if (!isRightToLeft(text)) return [{ text, isFound: false }];
  return cutAt(text, RUN, (run) => ADDRESS.test(run));
}

/**
 * The same text for where no markup can stand: such addresses are between the characters LRI and PDI (UAX #9, §2.4), which
 * nobody sees.
 */
export function isolateAddresses(text: string): string {
  return cutAtAddresses(text)
    .map((part) => (part.isFound ? ISOLATE + part.text + END_OF_ISOLATE : part.text))
    .join('');
}
