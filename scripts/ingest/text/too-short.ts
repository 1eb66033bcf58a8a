/** Fewer words than these are no article. */
export const FEWEST_WORDS = 20;

/**
 * Says that a file holds too little for an article.
 *
 * @param words those of the text that was found
 * @param all those of the whole file, its title and what stands around a text among them
 */
export function tooShort(words: number, all: number): string {
  if (words === all) return `It holds ${words} words of text; an article has at least ${FEWEST_WORDS}.`;
  const found = words === 0 ? 'none are' : `${words} ${words === 1 ? 'is' : 'are'}`;
  return `Of its ${all} words ${found} the text of an article, which has at least ${FEWEST_WORDS}.`;
}
