const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

/**
 * Escapes text for element content and quoted attributes of XML.
 *
 * @see https://www.w3.org/TR/xml/#syntax
 */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** One element with text in it. */
export function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

/** A sitemap document: `root` with one line for each of its children, which are XML already. */
export function sitemapDocument(root: 'urlset' | 'sitemapindex', children: readonly string[]): string {
  const open = `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`;
  return `${[DECLARATION, open, ...children, `</${root}>`].join('\n')}\n`;
}
