import type { ArticlePage, Author, When } from '../../scripts/site/page.ts';
import { Fact } from './fact.tsx';
import { KnownBriefly } from './known-briefly.tsx';
import { Link } from './link.tsx';
import { Name } from './name.tsx';
import { TagList } from './tag-list.tsx';
import { Text } from './text.tsx';
import { Moment, Unbroken } from './when.tsx';

interface ArticleFactsProps {
  readonly page: Omit<ArticlePage, 'body'>;
  /** How long it takes to read; `null` where there is nothing to read. */
  readonly minutes: number | null;
}

/** What is known of an article at a glance: when, who reported it, what about, and where it was first published. */
export function ArticleFacts({ page, minutes }: ArticleFactsProps) {
  const { article, authors, original, origin, updated } = page;
  return (
    <dl class="facts">
      <Fact name="Published">
        <Published at={article.published} />
      </Fact>
      {updated !== null && (
        <Fact name="Updated">
          <Moment at={updated} />
        </Fact>
      )}
      {article.source !== null && (
        <Fact name="Source">
          <Link href={article.source.url}>{article.source.label}</Link>
        </Fact>
      )}
      {authors.length > 0 && (
        <div>
          <dt>{authors.length === 1 ? 'Author' : 'Authors'}</dt>
          {authors.map((author) => (
            <dd key={author.text}>
              <Person of={author} />
            </dd>
          ))}
        </div>
      )}
      {minutes !== null && (
        <Fact name="To read">
          <span>{minutes === 1 ? '1 minute' : `${minutes} minutes`}</span>
        </Fact>
      )}
      <NamedBriefly page={page} />
      {article.tags.length > 0 && (
        <Fact name="Tags">
          <TagList tags={article.tags} />
        </Fact>
      )}
      {original !== null && (
        <Fact name="First at">
          <Original {...original} />
        </Fact>
      )}
      <Fact name="Read from">
        {origin === null ? <span>No file: it was written for this site</span> : <Origin {...origin} />}
      </Fact>
    </dl>
  );
}

/** The day of an article, leading to all of that day, with its year written large; plain words without a date. */
function Published({ at }: { readonly at: When | null }) {
  if (at === null) return <span>Undated</span>;
  const year = at.iso.slice(0, 4);
  const [before, ...after] = at.text.split(year);
  return (
    <>
      <Link href={at.url}>
        <time datetime={at.datetime}>
          {before !== undefined && <Unbroken of={before} />}
          {after.length > 0 && <b class="vintage">{year}</b>}
          {after.join(year)}
          {at.time !== null && `${after.join('') === '' ? '' : ','} ${at.time}`}
        </time>
      </Link>
      <span class="age" data-since={at.iso} />
    </>
  );
}

function Person({ of: author }: { readonly of: Author }) {
  if (author.url === null) return <Text of={author} />;
  return (
    <Link href={author.url}>
      <Text of={author} />
    </Link>
  );
}

/** Kinds that a reader looks for first, with what is urgent of them. The rail beside a wide text says all of it. */
const FIRST_KINDS: ReadonlySet<string> = new Set(['vulnerability', 'group', 'malware']);
const MOST_NAMED = 3;

function NamedBriefly({ page }: { readonly page: Omit<ArticlePage, 'body'> }) {
  return (
    <>
      {page.named
        .filter(({ kind }) => FIRST_KINDS.has(kind))
        .map(({ kind, label, things }) => (
          <div key={kind} class="briefly">
            <dt>{label}</dt>
            {things.slice(0, MOST_NAMED).map((thing) => (
              <dd key={thing.url}>
                <Link href={thing.url}>
                  <Name of={thing.label} />
                </Link>
                <KnownBriefly known={thing.known} />
              </dd>
            ))}
            {things.length > MOST_NAMED && (
              <dd>
                <Link href="#named">{things.length - MOST_NAMED} more</Link>
              </dd>
            )}
          </div>
        ))}
    </>
  );
}

function Origin({ file, receipt }: NonNullable<ArticlePage['origin']>) {
  const name = <code>{file.replace(/^inbox\//, '')}</code>;
  if (receipt === null) return name;
  return (
    <>
      <span>{name}</span>
      <Link href={receipt}>How it was read</Link>
    </>
  );
}

function Original({ url, text }: NonNullable<ArticlePage['original']>) {
  if (url === null) return <code>{text}</code>;
  return (
    <Link href={url} rel="external">
      {text}
    </Link>
  );
}
