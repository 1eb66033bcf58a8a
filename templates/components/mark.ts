import type { MarkPage } from '../../scripts/site/page.ts';
import { sealPaths } from './seal-path.ts';
import { escapeXml } from './xml.ts';

/** The seal of the site's name on paper, as an SVG document. */
export function markSvg({ name, digits, size, share }: MarkPage): string {
  const { edge, bits } = sealPaths(digits);
  const scale = (size * share) / 24;
  const margin = (size - size * share) / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">`,
    `<title>${escapeXml(name)}</title>`,
    `<path fill="#f7f7f3" d="M0 0h${size}v${size}H0z"/>`,
    `<g transform="translate(${margin} ${margin}) scale(${scale})">`,
    `<path fill="none" stroke="#161a20" stroke-linejoin="round" d="${edge}"/>`,
    `<path fill="#161a20" d="${bits}"/>`,
    '</g></svg>\n',
  ].join('');
}
