import type { When as Instant } from '../../scripts/site/page.ts';
import { Link } from './link.tsx';

/** The day of an article, leading to all of that day, and the time where its file states one; plain words without a date. */
export function Dated({ at }: { readonly at: Instant | null }) {
  return at === null ? (
    <span>Undated</span>
  ) : (
    <Link href={at.url}>
      <time datetime={at.datetime}>{at.time === null ? at.text : `${at.text}, ${at.time}`}</time>
    </Link>
  );
}

/** The time of day alone, for lists that stand under their day; nothing where the file states none. */
export function TimeOfDay({ at }: { readonly at: Instant }) {
  return at.time === null ? null : <time datetime={at.datetime}>{at.time}</time>;
}
