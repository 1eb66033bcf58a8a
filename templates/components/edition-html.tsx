import { Fragment } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import type { FeedDay } from '../../scripts/site/page.ts';
import { Link } from './link.tsx';
import { Directed } from './words.tsx';

/** The stories of an edition as HTML for a feed reader: day by day, each with its summary. */
export function editionHtml(days: readonly FeedDay[]): string {
  const stories = days.map((day) => <Stories key={day.label} of={day} />);
  return renderToStaticMarkup(<Fragment>{stories}</Fragment>);
}

function Stories({ of: { label, stories } }: { readonly of: FeedDay }) {
  return (
    <>
      <h2>{label}</h2>
      <ul>
        {stories.map(({ url, title, summary }) => (
          <li key={url}>
            <Link href={url}>
              <Directed of={title} />
            </Link>
            {summary !== null && [' — ', <Directed key="summary" of={summary} />]}
          </li>
        ))}
      </ul>
    </>
  );
}
