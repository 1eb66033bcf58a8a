import type { RenderedBody } from '../../scripts/render/markdown.ts';
import { Link } from './link.tsx';
import { Text } from './text.tsx';

type Headings = RenderedBody['headings'];

/** An article is long, and has a table of contents, from so many headings and so many minutes on. */
const FEWEST_HEADINGS = 3;
const FEWEST_MINUTES = 3;
/** Beyond so many entries the headings of second rank are left out. */
const MOST_ENTRIES = 20;

interface OutlineProps {
  readonly body: RenderedBody;
  readonly lang: string | null;
}

/** The table of contents of a long article; nothing for a short one. */
export function Outline({ body, lang }: OutlineProps) {
  const { headings, minutes } = body;
  if (headings.length < FEWEST_HEADINGS || minutes < FEWEST_MINUTES) return null;
  return (
    <nav class="outline" aria-labelledby="outline">
      <h2 id="outline">In this article</h2>
      <ol>
        {entriesOf(headings).map(({ id, level, text }) => (
          <li key={id} class={level > 2 ? 'below' : undefined}>
            <Link href={`#${id}`}>
              <Text of={{ text, lang }} />
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function entriesOf(headings: Headings): Headings {
  const both = headings.filter(({ level }) => level <= 3);
  return both.length <= MOST_ENTRIES ? both : both.filter(({ level }) => level === 2);
}
