import type { AboutPage, SiteInfo } from '../../scripts/site/page.ts';
import { Layout } from '../components/layout.tsx';
import { Link } from '../components/link.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('about', (site, page) => (
  <Layout site={site} page={page}>
    <PageTitle title={`About ${site.title}`}>
      <p class="standfirst">{site.description}</p>
    </PageTitle>
    <div class="prose">
      <LeadsExplained />
      <KeysExplained />
      {site.offline && <OfflineExplained site={site} />}
      <SealsExplained site={site} example={page.example} />
    </div>
  </Layout>
));

function LeadsExplained() {
  return (
    <>
      <h2 id="leads">What leads</h2>
      <p>
        No person and no measure of clicks decides what leads; a rule does, and each lead says why. An article gets
        three points for being about a vulnerability that CISA lists as known to be exploited, and two for each further
        source that reports of the same, up to four. On the front page, which looks at three days, it gets two points
        for being of the newest day and one for the day before. The most points lead; of equal ones, the newer.
      </p>
      <p>
        An article is about the first three vulnerabilities, groups and malware that it names. Of several articles about
        the same one leads, and names the others. At most a third of an edition leads, and an article with neither of
        the two reasons never does, except that on the front page the newest stands in where there is none.
      </p>
    </>
  );
}

function KeysExplained() {
  return (
    <>
      <h2 id="keys">Keys</h2>
      <p>
        Where a page has one before it and one after it — days, weeks, months, years, the articles of a day, the pages
        of a list — keys lead there, unless you are typing:
      </p>
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">Key</th>
              <th scope="col">Leads to</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">
                <kbd>j</kbd> or <kbd>←</kbd>
              </th>
              <td>the one before; on the front page, its edition</td>
            </tr>
            <tr>
              <th scope="row">
                <kbd>k</kbd> or <kbd>→</kbd>
              </th>
              <td>the one after</td>
            </tr>
            <tr>
              <th scope="row">
                <kbd>/</kbd>
              </th>
              <td>search</td>
            </tr>
            <tr>
              <th scope="row">
                <kbd>?</kbd>
              </th>
              <td>a note of these keys, with a switch</td>
            </tr>
          </tbody>
        </table>
      </div>
      <p class="keys-switch">
        Speech and some keyboards send keys by accident: in a browser that runs scripts, all of them can be switched off
        here, and this browser remembers it.
      </p>
    </>
  );
}

function OfflineExplained({ site }: { readonly site: SiteInfo }) {
  return (
    <>
      <h2 id="offline">Without a network</h2>
      <p>
        A browser that runs scripts keeps the pages you have opened lately, so that you can read them on a train. It
        tells you <Link href={`${site.basePath}offline/`}>which it has kept</Link>. Nobody else is told.
      </p>
    </>
  );
}

function SealsExplained({ site, example }: { readonly site: SiteInfo; readonly example: AboutPage['example'] }) {
  return (
    <>
      <h2 id="seals">Seals</h2>
      <p>
        Every edition of a day, a week or a month carries a seal: eight hex digits, and a mark drawn from them. It is
        made of the edition’s articles alone. Whoever noted it down can tell later whether anything was added, taken
        away or changed.
      </p>
      <p>
        Beside each edition lies its list, <code>seal.txt</code>: a line an article, with its id, the digest of its text
        as the editor keeps it, and its address, sorted, each line ended by a line feed. The seal is the beginning of
        the SHA-256 of that file.
      </p>
      {example !== null && (
        <>
          <p>
            For <Link href={example.edition.url}>{example.edition.label}</Link> this prints{' '}
            <code>{example.seal.digits}</code>:
          </p>
          <pre>
            <code>{`curl -s ${example.list} | sha256sum | cut -c 1-8`}</code>
          </pre>
        </>
      )}
      <p>
        The id of an article is the beginning of the SHA-256 of the file that {site.title} received, and the digest that
        of the article made of it, with what the editor changed since.
      </p>
    </>
  );
}
