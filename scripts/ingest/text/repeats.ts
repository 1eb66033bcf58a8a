import type { Line } from './lines.ts';

/** What a text extract says twice. */
export interface Repeats {
  /** Lines that only say again what stands beside them, with the rule that drops them. */
  readonly dropped: readonly { readonly line: Line; readonly rule: string }[];
  /** Numbers of the lines that are items of one list: they stand once glued into one line, or twice. */
  readonly items: ReadonlySet<number>;
}

const LONGEST_GLUED = 20_000;
const SHORTEST_PARAGRAPH = 80;

/**
 * Finds what programs that turn pages into text write twice: a list as one glued line and then item by item
 * (`HomeNewsAbout` above `Home`, `News`, `About`), a block of lines after itself, and a paragraph that came before.
 */
export function findRepeats(lines: readonly Line[]): Repeats {
  const dropped: { line: Line; rule: string }[] = [];
  const items = new Set<number>();
  for (const { glued, parts } of findGlued(lines.filter(({ text }) => text !== ''))) {
    dropped.push({ line: glued, rule: 'glued-list' });
    for (const part of parts) items.add(part.number);
  }
  const isDropped = new Set(dropped.map(({ line }) => line));
  let above: Line[] = [];
  const seen = new Set<string>();
  for (const [at, block] of splitBlocks(lines).entries()) {
    // A title above itself is the head's matter.
    const isLong = block.length > 1 || (at > 1 && (block[0]?.text.length ?? 0) >= 25);
    const isAgain = isLong && isAgainIn(block, above);
    for (const line of block) {
      const isSaid = line.text.length >= SHORTEST_PARAGRAPH && seen.has(line.text);
      if ((isAgain || isSaid) && !isDropped.has(line)) dropped.push({ line, rule: 'repeated-block' });
      seen.add(line.text);
    }
    if (isAgain && block.length > 1) for (const line of above.slice(-block.length)) items.add(line.number);
    if (!isAgain) above = block;
  }
  return { dropped, items };
}

/** Lines whose letters are those of the two or more lines below them. */
function findGlued(lines: readonly Line[]): { glued: Line; parts: Line[] }[] {
  const found: { glued: Line; parts: Line[] }[] = [];
  const compact = lines.map(({ text }) => (text.length <= LONGEST_GLUED ? text.replaceAll(' ', '') : ''));
  for (const [at, glued] of lines.entries()) {
    const whole = compact[at] ?? '';
    let length = 0;
    let next = at + 1;
    while (length < whole.length && next < lines.length) {
      const part = compact[next] ?? '';
      if (part === '' || !whole.startsWith(part, length)) break;
      length += part.length;
      next++;
    }
    if (length === whole.length && next - at > 2) found.push({ glued, parts: lines.slice(at + 1, next) });
  }
  return found;
}

/** Runs of lines between blank ones. */
function splitBlocks(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [[]];
  for (const line of lines) {
    if (line.text !== '') blocks.at(-1)?.push(line);
    else if (blocks.at(-1)?.length !== 0) blocks.push([]);
  }
  return blocks;
}

/** True for a block that is the end of the block above it: what comes before it there is its label. */
function isAgainIn(block: readonly Line[], above: readonly Line[]): boolean {
  if (block.length === 0 || block.length > above.length || (block.length === 1 && above.length > 1)) return false;
  return block.every((line, at) => line.text === above[above.length - block.length + at]?.text);
}
