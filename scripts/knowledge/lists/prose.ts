import { excerpt, oneLine } from '../../shared/text.ts';

const LONGEST = 320;
const SENTENCES = 2;
/** From the first item of a list to the end. */
const LIST = /\n[ \t]*[*+-] [\s\S]*$/;

/**
 * The first sentences of a description as plain text: without the Markdown links, HTML tags and `(Citation: …)` that
 * ATT&CK writes; `null` where nothing is left that tells more than a word would.
 */
export function plainSentences(text: string): string | null {
  const plain = oneLine(
    text
      .slice(0, 4000)
      .replace(LIST, '')
      .replace(/\(Citation: [^()]*(?:\([^()]*\)[^()]*)?\)/g, '')
      .replace(/\[([^\][]*)\]\([^()\s]*\)/g, '$1')
      .replace(/<[^<>]{0,200}>/g, ''),
  );
  const sentences = plain.split(/(?<=[a-z0-9)”"]{2}[.!?]) (?=[A-Z])/);
  // A sentence that ends in a colon says nothing without the list that followed.
  const whole = sentences.slice(0, SENTENCES).filter((sentence) => !sentence.endsWith(':'));
  const head = excerpt(whole.join(' '), LONGEST);
  return head.includes(' ') ? head : null;
}
