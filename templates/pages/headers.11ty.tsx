import { HEADER_POLICY } from '../components/policy.ts';
import { textPage } from '../page.tsx';

const UNUSED_FEATURES = ['camera', 'display-capture', 'geolocation', 'microphone', 'midi', 'payment', 'usb'];

const EVERYWHERE = {
  'Content-Security-Policy': HEADER_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': UNUSED_FEATURES.map((feature) => `${feature}=()`).join(', '),
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=63072000',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};
/** Tools in a browser may read what is made for machines; it is public. */
const FOR_MACHINES = { 'Access-Control-Allow-Origin': '*' };
const MACHINE_FILES = ['misp/*', 'indicators.csv', 'indicators.json', '*/stix.json', '*/index.csv', '*/index.json'];
const FEED = { 'Content-Type': 'application/rss+xml; charset=utf-8' };

/**
 * Response headers as static hosts read them.
 *
 * @see https://docs.netlify.com/routing/headers/
 */
export const { data, render } = textPage('headers', ({ basePath }) =>
  [
    rule(`${basePath}*`, EVERYWHERE),
    rule(`${basePath}feed.xml`, FEED),
    rule(`${basePath}*/feed.xml`, FEED),
    ...MACHINE_FILES.map((path) => rule(basePath + path, FOR_MACHINES)),
  ].join('\n'),
);

function rule(path: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
  return `${path}\n${lines.join('')}`;
}
