import type { SourceIndex } from '../../settings/sources.ts';

const SEPARATORS = / (?:[|»•·]|[-–—]|::) /;

/** A headline without the publisher that a page's title ends with: `Headline | Threatpost | The first stop …`. */
export function cutSiteName(text: string, sources: SourceIndex): { title: string; source: string | null } {
  const whole = { title: text, source: null };
  if (text.length > 400) return whole;
  const pieces = text.split(SEPARATORS);
  const at = pieces.findIndex((piece, index) => index > 0 && sources(piece.trim()) !== null);
  if (at < 0) return whole;
  // A publisher may also be what the headline is about; then words of the headline follow, and more than a slogan.
  const title = text
    .slice(0, text.indexOf(pieces[at] ?? '', pieces.slice(0, at).join('   ').length))
    .replace(/\s+\S+\s*$/, '');
  return pieces.length - at <= 2 && title.length >= 8
    ? { title, source: sources(pieces[at]?.trim() ?? '')?.name ?? null }
    : whole;
}

/** The publisher whose name is all that a line says, with or without `Blog`; `null` for any other line. */
export function readSiteName(text: string, sources: SourceIndex): string | null {
  if (text.length > 60) return null;
  return (sources(text) ?? sources(text.replace(/ (?:blogs?|news|newsroom|home)$/i, '')))?.name ?? null;
}
