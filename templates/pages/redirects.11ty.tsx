import { textPage } from '../page.tsx';

/**
 * A rule a line: from, to, status.
 *
 * @see https://docs.netlify.com/routing/redirects/
 */
export const { data, render } = textPage('redirects', (_, { moved, removed }) =>
  [
    ...moved.map(({ from, to }) => `${from} ${to} 301\n`),
    ...removed.map((address) => `${address} ${address} 410\n`),
  ].join(''),
);
