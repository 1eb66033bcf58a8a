import anyAscii from 'any-ascii';

/** Characters of a slug of a title, at most. */
export const LONGEST_SLUG = 80;
// Names that Windows refuses for a file or folder, whatever their extension.
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A name for URLs and files out of any text: a-z, 0-9 and single hyphens, at most `longest` characters (80), whole
 * words where possible. Other scripts are transliterated. The slug of a slug is itself; text without a letter or digit gives `''`.
 */
export function slugify(text: string, longest = LONGEST_SLUG): string {
  const plain = anyAscii(text.normalize('NFC'))
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const cut = plain.length <= longest ? plain : wholeWords(plain, longest);
  // A number alone would look like a page of a list; a reserved name can't be a folder everywhere.
  return /^\d+$/.test(cut) || RESERVED.test(cut) ? `n-${cut}`.slice(0, longest) : cut;
}

function wholeWords(slug: string, longest: number): string {
  const hyphen = slug.lastIndexOf('-', longest);
  return slug.slice(0, hyphen > longest / 2 ? hyphen : longest).replace(/-+$/, '');
}
