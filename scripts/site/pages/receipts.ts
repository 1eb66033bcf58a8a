import type { Article } from '../../article/article.ts';
import type { AccountMark } from '../../ingest/accounts.ts';
import { groupBy } from '../../shared/group.ts';
import { compare } from '../../shared/text.ts';
import type { ArticlePage, Edited, Page, ReceiptPage } from '../page.ts';
import { type Planned, planLater } from '../planned.ts';
import type { Site } from '../site.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';

/** A page for each article that was made of a file: how it was read. In the order of the ids, as accounts are kept. */
export function planReceipts(site: Site, view: View): Planned[] {
  const articles = [...site.dated, ...site.undated]
    .filter((article) => hasReceipt(article, site))
    .sort((a, b) => compare(a.id, b.id));
  return [...groupBy(articles, ({ id }) => id.charAt(0))].map(([digit, some]) =>
    view.unit(
      `receipt ${digit}`,
      some.map((article) => keyOf(article, site, view)),
      () => some.flatMap((article) => planReceipt(article, site, view)),
    ),
  );
}

function keyOf(article: Article, { accounts }: Site, view: View): string {
  return `${view.keyOf(article)} ${accounts.get(article.id)?.digest}`;
}

/** Where the words of an article come from. */
export function originOf(article: Article, site: Site, view: View): ArticlePage['origin'] {
  if (article.original === null) return null;
  return {
    file: view.inert(article.original),
    receipt: hasReceipt(article, site) ? view.path(urls.receipt(article)) : null,
    edited: editedOf(article, site),
  };
}

/** Tells all that {@link originOf} is made of besides the article itself. */
export function originKeyOf(article: Article, site: Site): string {
  return `${hasReceipt(article, site)} ${editedOf(article, site)}`;
}

function hasReceipt({ id }: Article, { settings, accounts }: Site): boolean {
  return settings.digest.receipts && accounts.has(id);
}

function editedOf({ id, digest }: Article, { accounts }: Site): Edited {
  const written = accounts.get(id)?.article ?? '';
  return written === '' ? 'unknown' : written === digest ? 'no' : 'yes';
}

function planReceipt(article: Article, site: Site, view: View): Page[] {
  const account = site.accounts.get(article.id);
  if (account === undefined) return [];
  const url = urls.receipt(article);
  return [
    planLater('receipt', { url, key: keyOf(article, site, view) }, () => receiptOf(article, account, site, view)),
  ];
}

function receiptOf(article: Article, account: AccountMark, site: Site, view: View): ReceiptPage {
  const { url, title } = view.card(article);
  const description = `How the file of «${title.text}» was read: what each line became, and by which rule.`;
  const head = view.head({ title: `Receipt: ${title.text}`, description, url: urls.receipt(article) });
  return {
    // It says nothing that a search should find in place of the article.
    head: { ...head, canonical: null, unlisted: view.absolute(urls.receipt(article)) },
    trail: view.trail({ url: urls.article(article), label: title.text }),
    article: { url, title },
    id: article.id,
    digest: article.digest,
    account: { accountOf: article.id, digest: account.digest },
    edited: editedOf(article, site),
    alsoIn: article.alsoIn.map(view.inert),
  };
}
