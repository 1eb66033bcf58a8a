import type { Filled, LinesShown, ReadingShown, ReceiptPage } from '../../scripts/site/page.ts';
import { Fact } from '../components/fact.tsx';
import { Layout } from '../components/layout.tsx';
import { Link } from '../components/link.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { Text } from '../components/text.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('receipt', (site, page) => (
  <Layout site={site} page={page}>
    <PageTitle title="How this article was read">
      <p class="standfirst">
        The receipt of{' '}
        <Link href={page.article.url}>
          <Text of={page.article.title} />
        </Link>
        : where each word and each date of it comes from.
      </p>
    </PageTitle>
    <div class="receipt">
      <Whole page={page} />
      <Stated fields={page.account.fields} />
      <Lines lines={page.account.lines} isRead={page.account.fields !== null} />
    </div>
  </Layout>
));

function Whole({ page }: { readonly page: Filled<ReceiptPage> }) {
  const { account, id, digest, alsoIn } = page;
  return (
    <>
      <p>
        <Said page={page} />
      </p>
      <dl class="kinds">
        <Fact name="File">
          <code>{account.file}</code>
        </Fact>
        <Fact name="Its SHA-256">
          <code>{account.sha256}</code>
        </Fact>
        {alsoIn.length > 0 && (
          <Fact name="The same article is also in">
            <ul>
              {alsoIn.map((name) => (
                <li key={name}>
                  <code>{name}</code>
                </li>
              ))}
            </ul>
          </Fact>
        )}
        <Fact name="Id of the article">
          <code>{id}</code>
        </Fact>
        <Fact name="Digest of the article as it stands">
          <code>{digest}</code>
        </Fact>
      </dl>
    </>
  );
}

function Said({ page: { account, edited } }: { readonly page: Filled<ReceiptPage> }) {
  if (account.fields === null) return <>The file can no longer be read as it was when the article was made of it.</>;
  return (
    <>
      {account.isExact
        ? 'The article was made of the file as told below.'
        : 'No receipt was kept when the article was made; the file was read again for this one, and is read differently now.'}{' '}
      {edited === 'yes' &&
        'An editor has changed the article since: where the two differ, the article has the editor’s words.'}
      {edited === 'no' && 'Nobody has edited the article since.'}
      {edited === 'unknown' && 'Whether anybody has edited the article since is not known.'}
    </>
  );
}

function Stated({ fields }: { readonly fields: ReadingShown['fields'] }) {
  if (fields === null || fields.length === 0) return null;
  return (
    <section aria-labelledby="stated">
      <h2 id="stated">What it states</h2>
      <section class="table" tabindex={0} aria-label="Fields and where they come from">
        <table>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Value</th>
              <th scope="col">From</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ label, values, from }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>
                  <bdi>{values.join(', ')}</bdi>
                </td>
                <td class="note">{from}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Lines({ lines, isRead }: { readonly lines: ReadingShown['lines']; readonly isRead: boolean }) {
  if (lines === null)
    return isRead ? <p>It is a saved page: what it states was taken from its markup, not from lines.</p> : null;
  return (
    <section aria-labelledby="lines">
      <h2 id="lines">What became of its lines</h2>
      <p>
        {lines.total} in all, {lines.blank} of them empty and left out here.
      </p>
      <section class="table" tabindex={0} aria-label="Lines and what became of them">
        <table>
          <thead>
            <tr>
              <th scope="col">Lines</th>
              <th scope="col">Became</th>
              <th scope="col">They begin</th>
            </tr>
          </thead>
          <tbody>
            {lines.rows.map((row) => (
              <tr key={`${row.lines} ${row.by}`} class={row.fate}>
                <th scope="row">{row.lines}</th>
                <td>
                  <Fate row={row} />
                </td>
                <td>
                  {row.quotes.map((quote, at) => (
                    <p key={`${at} ${quote}`}>
                      <bdi>{quote}</bdi>
                    </p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Rules rules={lines.rules} />
    </section>
  );
}

function Fate({ row: { fate, by } }: { readonly row: LinesShown }) {
  if (fate === 'body') return <>text of the article</>;
  if (fate === 'field') return <>{by === '' ? 'a note on the article' : by}</>;
  return <>dropped: {by}</>;
}

function Rules({ rules }: { readonly rules: NonNullable<ReadingShown['lines']>['rules'] }) {
  if (rules.length === 0) return null;
  return (
    <>
      <h2 id="rules">The rules</h2>
      <dl class="kinds">
        {rules.map(({ name, about }) => (
          <Fact key={name} name={name}>
            {about ?? 'A rule of an earlier version of the program.'}
          </Fact>
        ))}
      </dl>
    </>
  );
}
