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
/** Browsers show XML with its look under no other type than this, and feed readers take it for what it is (RFC 7303 §9.1). */
const XML_FEED = { 'Content-Type': 'application/xml; charset=utf-8', ...FOR_MACHINES };
const JSON_FEED = { 'Content-Type': 'application/feed+json; charset=utf-8', ...FOR_MACHINES };
const OPML = { 'Content-Type': 'text/x-opml; charset=utf-8', ...FOR_MACHINES };

/**
 * Response headers as static hosts read them.
 *
 * @see https://docs.netlify.com/routing/headers/
 */
export const { data, render } = textPage('headers', ({ basePath }) =>
  [
    rule(`${basePath}*`, EVERYWHERE),
    ...['feed.xml', '*/feed.xml', 'atom.xml', '*/atom.xml'].map((path) => rule(basePath + path, XML_FEED)),
    ...['feed.json', '*/feed.json'].map((path) => rule(basePath + path, JSON_FEED)),
    rule(`${basePath}feeds.opml`, OPML),
    ...MACHINE_FILES.map((path) => rule(basePath + path, FOR_MACHINES)),
  ].join('\n'),
);

function rule(path: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
  return `${path}\n${lines.join('')}`;
}
