import { textPage } from '../page.tsx';

/**
 * A rule a line: from, to, status. There is a page at each of these addresses, for hosts that know no rules. Netlify goes by
 * the rule in its place where the status has a `!`, which Cloudflare does not know: it leaves that line out and takes the
 * next, as it leaves out what is gone.
 *
 * @see https://docs.netlify.com/routing/redirects/
 * @see https://developers.cloudflare.com/pages/configuration/redirects/
 */
export const { data, render } = textPage('redirects', (_, { moved, removed }) =>
  [
    ...moved.map(({ from, to }) => `${from} ${to} 301!\n${from} ${to} 301\n`),
    ...removed.map((address) => `${address} ${address} 410!\n`),
  ].join(''),
);
