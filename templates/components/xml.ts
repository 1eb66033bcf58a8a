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
function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

/** A sitemap document: `root` with a line for each entry, an element `name` with its address and when it changed. */
export function sitemapDocument(
  root: 'urlset' | 'sitemapindex',
  name: 'url' | 'sitemap',
  entries: readonly { readonly url: string; readonly modified: string | null }[],
): string {
  const open = `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`;
  const lines = entries.map(({ url, modified }) => {
    const when = modified === null ? '' : element('lastmod', modified);
    return `<${name}>${element('loc', url)}${when}</${name}>`;
  });
  return `${[DECLARATION, open, ...lines, `</${root}>`].join('\n')}\n`;
}
