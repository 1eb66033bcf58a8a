import type { SourceIndex } from '../../settings/sources.ts';
import { findRule } from '../rules/rules.ts';
import type { Line } from './lines.ts';
import type { Meta } from './meta.ts';
import { readBio, readCredits, readSignature, type Tail } from './tail.ts';

/** What a page says of its article around it. */
export interface Surroundings {
  readonly metas: Tail['metas'];
  readonly dropped: Tail['dropped'];
  /** Lines that are article all the same: corrections, disclosures. */
  readonly kept: readonly Line[];
}

const STAYS = /^(?:updates?|corrections?|clarifications?|disclosure|editor[’']?s[’']? note|note)\b[^:]{0,40}:/i;

/** Reads what a page has above and below its article: mostly furniture, and at times who wrote it, and when. */
export function readSurroundings(above: readonly Line[], below: readonly Line[], sources: SourceIndex): Surroundings {
  const metas = [
    ...readCredits(below.slice(0, 3), sources),
    ...readBio(below, sources),
    ...readSignature(below, sources),
  ];
  const kept = below.filter(({ text }) => text.length >= 60 && STAYS.test(text));
  const taken = new Set<Line>([...metas.map(({ line }) => line), ...kept]);
  let section: string | null = null;
  const dropped = [...above, ...below].flatMap((line, at) => {
    // A section of furniture ends with the file; above the article there are none.
    if (at >= above.length) section = findRule(line.text, 'section')?.name ?? section;
    const rule = section ?? findRule(line.text, 'line', 'head', 'edge', 'section')?.name ?? 'navigation';
    return taken.has(line) ? [] : [{ line, rule }];
  });
  return { metas, dropped, kept };
}

const TALK = new Set(['site-talk', 'legal', 'promotion', 'site-name']);
const MOST_WORDS = 4;
const FEWEST_NAMINGS = 2;
const LONGEST_LABEL = 60;

/** The publisher that the furniture names: once in its own talk, or twice in its menus; `null` where two are. */
export function findPublisher(dropped: Tail['dropped'], sources: SourceIndex): { line: Line; meta: Meta } | null {
  const found = new Map<string, { line: Line; weight: number }>();
  for (const { line, rule } of dropped) {
    const weight = TALK.has(rule) ? FEWEST_NAMINGS : rule === 'navigation' && line.text.length <= LONGEST_LABEL ? 1 : 0;
    if (weight === 0) continue;
    for (const name of namesIn(line.text, sources)) {
      const known = found.get(name);
      found.set(name, { line: known?.line ?? line, weight: (known?.weight ?? 0) + weight });
    }
  }
  const [best, next] = [...found].sort(([, a], [, b]) => b.weight - a.weight);
  if (best === undefined || best[1].weight < FEWEST_NAMINGS || best[1].weight === next?.[1].weight) return null;
  return { line: best[1].line, meta: { source: best[0] } };
}

/** Names of listed publishers among the words of a line; capitals only, for some are ordinary words. */
function namesIn(text: string, sources: SourceIndex): Set<string> {
  const words = text
    .slice(0, 600)
    .replace(/[®™]/g, '')
    .split(/[\s,|:;()]+/);
  const names = new Set<string>();
  for (let at = 0; at < words.length; at++) {
    if (!/^\p{Lu}/u.test(words[at] ?? '')) continue;
    for (let count = MOST_WORDS; count > 0; count--) {
      const name = words
        .slice(at, at + count)
        .join(' ')
        .replace(/(?:[.,]|[’']s)$/, '');
      const source = sources(name);
      if (source === null) continue;
      names.add(source.name);
      at += count - 1;
      break;
    }
  }
  return names;
}
