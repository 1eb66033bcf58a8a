import type { Token } from 'markdown-it';
import { slugify } from '../shared/slugs.ts';
import { dropUnshowable } from '../shared/text.ts';

/** A heading of an article's body. */
export interface Heading {
  /** The `id` that it has on its page. */
  readonly id: string;
  /** 2 to 6, as `<h2>` to `<h6>`. */
  readonly level: number;
  /** What it says, inert. */
  readonly text: string;
}

/** Ids of headings begin so; the ids of templates are words without it, so that no heading can take one of theirs. */
const PREFIX = 's-';

/**
 * Gives ids to the headings of a body, and lists them in their order. An id is made of the words of its heading alone, so that it
 * stays when other parts of the article change; of equal headings the second has `-2`. Headings within quotations and lists have
 * none.
 */
export function outlineOf(tokens: readonly Token[]): Heading[] {
  const taken: Taken = { ids: new Set(), next: new Map() };
  return tokens.flatMap((token, at): Heading[] => {
    if (token.type !== 'heading_open' || token.level > 0) return [];
    const text = shownText(tokens[at + 1]);
    const id = freeId(`${PREFIX}${slugify(text, 60) || 'section'}`, taken);
    token.attrSet('id', id);
    return text === '' ? [] : [{ id, level: Number(token.tag.slice(1)), text }];
  });
}

interface Taken {
  readonly ids: Set<string>;
  /** The number that an id which is wanted again is tried with. */
  readonly next: Map<string, number>;
}

function freeId(wanted: string, { ids, next }: Taken): string {
  let id = wanted;
  let number = next.get(wanted) ?? 2;
  for (; ids.has(id); number += 1) id = `${wanted}-${number}`;
  next.set(wanted, number);
  ids.add(id);
  return id;
}

/** The words of an inline token as they are shown. */
export function shownText(token: Token | undefined): string {
  const pieces = (token?.children ?? []).map(({ type, content }) =>
    type === 'softbreak' || type === 'hardbreak' ? ' ' : content,
  );
  return dropUnshowable(pieces.join('')).replace(/\s+/g, ' ').trim();
}
