import { digest } from '../shared/digests.ts';
import { slugify } from '../shared/slugs.ts';

/**
 * The address of an author's page. Names in Latin letters are told apart as slugs are, whatever their case, accents and
 * points. Of other scripts, where unlike names may be transliterated alike, the digest of the name is part of it, so that no
 * author who comes later takes or changes an address. `''` for what is no name.
 */
export function authorSlug(name: string): string {
  const folded = name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(folded)) return '';
  const slug = slugify(folded);
  if (slug !== '' && isLatin(folded)) return slug;
  return `${slug || 'author'}-${digest(folded).slice(0, 6)}`;
}

function isLatin(text: string): boolean {
  return !/[^\p{Script=Latin}\P{L}]/u.test(text);
}
