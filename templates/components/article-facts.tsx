import type { ArticlePage } from '../../scripts/site/page.ts';
import { Fact } from './fact.tsx';
import { Link } from './link.tsx';
import { TagList } from './tag-list.tsx';
import { Text } from './text.tsx';
import { Dated, Moment } from './when.tsx';

/** What is known of an article at a glance: when, who reported it, what about, and where it was first published. */
export function ArticleFacts({ page }: { readonly page: Omit<ArticlePage, 'body'> }) {
  const { article, authors, original, updated } = page;
  return (
    <dl class="facts">
      <Fact name="Published">
        <Dated at={article.published} />
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
        <Fact name={authors.length === 1 ? 'Author' : 'Authors'}>
          <ul class="people">
            {authors.map((author) => (
              <li key={author.text}>
                <Text of={author} />
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {article.tags.length > 0 && (
        <Fact name="Tags">
          <TagList tags={article.tags} />
        </Fact>
      )}
      {page.origin !== null && (
        <Fact name="Read from">
          <Origin {...page.origin} />
        </Fact>
      )}
      {original !== null && (
        <Fact name="Original">
          <Original {...original} />
        </Fact>
      )}
    </dl>
  );
}

function Origin({ file, receipt }: NonNullable<ArticlePage['origin']>) {
  const name = <code>{file.replace(/^inbox\//, '')}</code>;
  return receipt === null ? name : <Link href={receipt}>{name}</Link>;
}

function Original({ url, text }: NonNullable<ArticlePage['original']>) {
  if (url === null) return <code>{text}</code>;
  return (
    <Link href={url} rel="external">
      {text}
    </Link>
  );
}
