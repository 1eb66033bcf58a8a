import { textPage } from '../page.tsx';

/** As short as may be: of thousands of choices, what has no other names says none. */
export const { data, render } = textPage('watchlist-data', (_, page) =>
  JSON.stringify(
    page.part === 'newest'
      ? page.articles
      : page.kinds.map(({ label, one, choices }) => ({
          label,
          one,
          choices: choices.map(({ place, label, names }) => (names === '' ? [place, label] : [place, label, names])),
        })),
  ),
);
