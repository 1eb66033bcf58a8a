import type { When as Instant } from '../../scripts/site/page.ts';
import { Link } from './link.tsx';

/** The day of an article, leading to all of that day; plain words without a date. */
export function Dated({ at }: { readonly at: Instant | null }) {
  if (at === null) return <span>Undated</span>;
  return (
    <Link href={at.url}>
      <Moment at={at} />
    </Link>
  );
}

/** A day, and the time where the article's file states one. It leads nowhere: the day may have no page. */
export function Moment({ at }: { readonly at: Instant }) {
  return (
    <time datetime={at.datetime}>
      <Unbroken of={at.text} />
      {at.time !== null && `, ${at.time}`}
    </time>
  );
}

/** A day of which a line ends after the weekday alone, where the language sets a comma there. */
export function Unbroken({ of: day }: { readonly of: string }) {
  const comma = day.indexOf(', ');
  if (comma < 0) return <>{day}</>;
  return (
    <>
      {day.slice(0, comma)}, <span class="whole">{day.slice(comma + 2)}</span>
    </>
  );
}

/** The time of day alone, for lists that stand under their day; nothing where the file states none. */
export function TimeOfDay({ at }: { readonly at: Instant }) {
  return at.time === null ? null : <time datetime={at.datetime}>{at.time}</time>;
}
