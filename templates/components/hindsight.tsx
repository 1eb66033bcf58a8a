import type { Hindsight as HindsightData } from '../../scripts/site/page.ts';
import { Link } from './link.tsx';
import { Name } from './name.tsx';
import { Words } from './words.tsx';

/** What became known later, apart from what the article says itself. */
export function Hindsight({ notes }: { readonly notes: readonly HindsightData[] }) {
  if (notes.length === 0) return null;
  return (
    <aside class="hindsight" aria-labelledby="hindsight">
      <h2 id="hindsight">What came later</h2>
      <ul>
        {notes.map((note) => (
          <li key={`${note.what} ${note.thing.url}`} class={note.what === 'exploited' ? 'alarm' : undefined}>
            <time datetime={note.day.iso}>{note.day.text}</time>: <Note note={note} />
          </li>
        ))}
      </ul>
    </aside>
  );
}

function Note({ note }: { readonly note: HindsightData }) {
  const thing = (
    <Link href={note.thing.url}>
      <Name of={note.thing.label} />
    </Link>
  );
  if (note.what === 'exploited') return <>{thing} entered CISA’s list of vulnerabilities known to be exploited</>;
  const by = (
    <Link href={note.by.url}>
      <bdi>
        <Words of={note.by.label} />
      </bdi>
    </Link>
  );
  if (note.count === 1)
    return (
      <>
        {thing} was named again, in {by}
      </>
    );
  return (
    <>
      {thing} had been named in {note.count} later articles, the last of them {by}
    </>
  );
}
