import { HEADER_POLICY } from '../components/policy.ts';
import { textPage } from '../page.tsx';

type Headers = Readonly<Record<string, string>>;

const UNUSED_FEATURES = ['camera', 'display-capture', 'geolocation', 'microphone', 'midi', 'payment', 'usb'];

const EVERYWHERE: Headers = {
  'Content-Security-Policy': HEADER_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': UNUSED_FEATURES.map((feature) => `${feature}=()`).join(', '),
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=63072000',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** Named by their contents. */
const FOR_EVER: Headers = { 'Cache-Control': 'public, max-age=31536000, immutable' };
const FOR_A_DAY: Headers = { 'Cache-Control': 'public, max-age=86400' };
/** Shorter than any feed reader's round. */
const FOR_MINUTES: Headers = { 'Cache-Control': 'public, max-age=300' };

/** What is made for machines is public: a tool in a browser may read it, too. */
const open = (type: string): Headers => ({ 'Content-Type': type, 'Access-Control-Allow-Origin': '*' });
const forMachines = (type: string): Headers => ({ ...open(type), ...FOR_MINUTES });

/**
 * Headers by path below the root. Hosts join the headers of all rules that match, some with a comma, so no address may get
 * the same header of two rules, and pages are left to what these hosts do by themselves: to be asked for again each time.
 */
const RULES: Readonly<Record<string, Headers>> = {
  '*': EVERYWHERE,
  'assets/*': FOR_EVER,
  'pagefind/*.pf_filter': FOR_EVER,
  'pagefind/*.pf_fragment': FOR_EVER,
  'pagefind/*.pf_index': FOR_EVER,
  'pagefind/*.pf_meta': FOR_EVER,
  '*.png': FOR_A_DAY,
  // Browsers show feeds with their look under no other type than this, and feed readers take it for what it is (RFC 7303 §9.1).
  '*.xml': forMachines('application/xml; charset=utf-8'),
  'feed.json': forMachines('application/feed+json; charset=utf-8'),
  '*/feed.json': forMachines('application/feed+json; charset=utf-8'),
  '*.opml': forMachines('text/x-opml; charset=utf-8'),
  '*/stix.json': forMachines('application/stix+json;version=2.1'),
  'misp/*.json': forMachines('application/json'),
  'indicators.json': forMachines('application/json'),
  '*/index.json': forMachines('application/json'),
  '*.csv': forMachines('text/csv; charset=utf-8'),
  '*.txt': open('text/plain; charset=utf-8'),
  '*.webmanifest': { 'Content-Type': 'application/manifest+json' },
};

/**
 * Response headers as static hosts read them.
 *
 * @see https://docs.netlify.com/routing/headers/
 * @see https://developers.cloudflare.com/pages/configuration/headers/
 */
export const { data, render } = textPage('headers', ({ basePath }) =>
  Object.entries(RULES)
    .map(([path, headers]) => rule(basePath + path, headers))
    .join('\n'),
);

function rule(path: string, headers: Headers): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
  return `${path}\n${lines.join('')}`;
}
