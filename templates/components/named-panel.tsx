import type { ArticlePage, Filled } from '../../scripts/site/page.ts';
import { Files } from './files.tsx';
import { IndicatorLists } from './indicator-lists.tsx';
import { KnownList } from './known.tsx';
import { Link } from './link.tsx';
import { Name } from './name.tsx';

/** What an article names, by kind, with what is known of it; nothing for an article that names nothing. */
export function NamedPanel({ page }: { readonly page: Filled<ArticlePage> }) {
  const { named, ambiguous, indicators, tlp, files } = page;
  if (named.length === 0 && ambiguous.length === 0 && indicators === null && tlp === null) return null;
  return (
    <section class="named" aria-labelledby="named">
      <h2 id="named">Named in this article</h2>
      {tlp !== null && <p class="tlp">The text carries the mark {tlp}.</p>}
      <Kinds page={page} />
      {indicators !== null && <IndicatorLists indicators={indicators} />}
      <Files files={files} />
    </section>
  );
}

function Kinds({ page: { named, ambiguous } }: { readonly page: Filled<ArticlePage> }) {
  if (named.length === 0 && ambiguous.length === 0) return null;
  return (
    <dl class="kinds">
      {named.map(({ kind, label, things }) => (
        <div key={kind}>
          <dt>{label}</dt>
          {things.map((thing) => (
            <dd key={thing.url}>
              <Link href={thing.url}>
                <Name of={thing.label} />
              </Link>
              <KnownList known={thing.known} />
            </dd>
          ))}
        </div>
      ))}
      {ambiguous.length > 0 && (
        <div>
          <dt>May mean several</dt>
          {ambiguous.map(({ name, meanings }) => (
            <dd key={name}>
              <bdi>{name}</bdi>
              {meanings.length > 0 && (
                <>
                  :{' '}
                  {meanings.map(({ url, label }, at) => [
                    at > 0 && ', ',
                    <Link key={url} href={url}>
                      {label}
                    </Link>,
                  ])}
                </>
              )}
            </dd>
          ))}
        </div>
      )}
    </dl>
  );
}
