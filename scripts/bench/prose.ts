import { between, pick, type Random } from './random.ts';
import { BULLETS, CVE_SENTENCES, HEADINGS, OPENINGS, SENTENCES, WORDS } from './words.ts';

/** Fills the slots of a sentence, `{vendor}`, from the tables of words. */
function fill(random: Random, sentence: string): string {
  return sentence.replace(/\{(\w+)\}/g, (_, slot: string) => fill(random, pick(random, entriesOf(random, slot))));
}

function entriesOf(random: Random, slot: string): readonly string[] {
  if (slot === 'cve') return [`CVE-${between(random, 2014, 2025)}-${between(random, 70_000, 99_999)}`];
  if (slot === 'score') return [`${between(random, 4, 9)}.${between(random, 0, 9)}`];
  return WORDS[slot] ?? [];
}

/** The same with a capital letter at its beginning. */
export function fillSentence(random: Random, sentence: string): string {
  const text = fill(random, sentence);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The body of an article as Markdown, of about `words` words: paragraphs, and headings and lists in some. */
export function writeBody(random: Random, words: number): string {
  const hasHeadings = random() < 0.35;
  // As in news: one article in nine names vulnerabilities, and then some of them.
  const flaws = random() < 0.11 ? 0.3 : 0;
  const blocks: string[] = [];
  let left = words;
  const add = (block: string): void => {
    blocks.push(block);
    left -= block.split(/\s+/).length;
  };
  add(paragraph(random, { words: left, flaws, opening: fillSentence(random, pick(random, OPENINGS)) }));
  if (random() < 0.3) add(bullets(random));
  if (random() < 0.15) add(indicators(random));
  while (left > 0) {
    if (hasHeadings && blocks.length % 3 === 0) add(`## ${pick(random, HEADINGS)}`);
    add(paragraph(random, { words: left, flaws }));
  }
  return blocks.join('\n\n');
}

/** `flaws` is the share of sentences that name vulnerabilities. */
function paragraph(
  random: Random,
  { words, flaws, opening }: { readonly words: number; readonly flaws: number; readonly opening?: string },
): string {
  const sentences = opening === undefined ? [] : [opening];
  const most = between(random, 2, 5);
  let left = words;
  while (sentences.length < most && left > 0) {
    const table = random() < flaws ? CVE_SENTENCES : SENTENCES;
    const sentence = fillSentence(random, pick(random, table));
    sentences.push(sentence);
    left -= sentence.split(' ').length;
  }
  return sentences.join(' ');
}

function bullets(random: Random): string {
  const lines = Array.from({ length: between(random, 3, 6) }, () => `- ${fill(random, pick(random, BULLETS))}`);
  return `These are affected or need attention:\n\n${lines.join('\n')}`;
}

/** Observables as reports print them: defanged, of names and addresses set aside for examples (RFC 2606, RFC 5737). */
function indicators(random: Random): string {
  const name = (): string => `${pick(random, ['update', 'cdn', 'login', 'mail', 'static'])}-${between(random, 10, 99)}`;
  const hash = Array.from({ length: 64 }, () => between(random, 0, 15).toString(16)).join('');
  const lines = [
    `hxxps://${name()}[.]example/${between(random, 100, 999)}/index`,
    `${name()}[.]example`,
    `198[.]51[.]100[.]${between(random, 1, 254)}`,
    `\`${hash}\``,
  ];
  return `## Indicators\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}
