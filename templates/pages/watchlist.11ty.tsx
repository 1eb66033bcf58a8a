import { Layout } from '../components/layout.tsx';
import { Link } from '../components/link.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('watchlist', (site, page) => (
  <Layout site={site} page={page} modules={['watchlist']} sheets={['tools']}>
    <PageTitle title="Watchlist">
      <p class="standfirst">{page.head.description}</p>
    </PageTitle>
    <div
      class="tool watchlist scripted"
      data-choices={page.choices}
      data-newest={page.newest}
      data-root={site.baseUrl}
      data-title={site.title}
    >
      <section aria-labelledby="news">
        <h2 id="news">News on your list</h2>
        <p class="found" role="status" />
        <ol class="results" />
      </section>
      <section class="own" aria-labelledby="list">
        <h2 id="list">Your list</h2>
        <search class="finding" hidden>
          <label for="find">Find on your list</label>
          <input type="search" id="find" autocomplete="off" autocapitalize="none" spellcheck={false} />
          <p class="kept note" role="status" />
        </search>
        <ul class="choices chosen" />
        <p>
          <button type="button" class="rest" hidden>
            Show more of the list
          </button>
        </p>
        <p class="actions" hidden>
          <button type="button" id="save">
            Save as OPML
          </button>{' '}
          <button type="button" id="clear">
            Clear
          </button>
        </p>
        <p>
          <label for="load">Load a list that was saved here</label>
          <input type="file" id="load" accept=".opml,.xml,text/x-opml" />
        </p>
        <p class="loaded note" role="status" />
        <p class="note">
          The OPML file holds the feed of everything on the list; feed readers import it. Nothing is sent anywhere.
        </p>
      </section>
      <section aria-labelledby="add">
        <h2 id="add">Add to it</h2>
        <search>
          <label for="filter">Tags, groups, malware, CVE ids, sources</label>
          <input type="search" id="filter" autocomplete="off" autocapitalize="none" spellcheck={false} />
        </search>
        <p class="matches note" role="status" />
        <ul class="choices offered" />
        <p>
          <button type="button" class="more" hidden>
            Show more
          </button>
        </p>
      </section>
    </div>
    <section class="browse">
      <h2>Without a list</h2>
      <p class="scriptless">
        A list needs JavaScript. Without, every page below has a feed of its own to subscribe to.
      </p>
      <ul>
        {page.browse.map(({ url, label }) => (
          <li key={url}>
            <Link href={url}>{label}</Link>
          </li>
        ))}
      </ul>
    </section>
  </Layout>
));
