import type { Page } from '../page.ts';
import type { Site } from '../site.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';

/** What stands at addresses that were published once: the way to the present one, or that the article was taken back. */
export function planPromises(site: Site, view: View): Page[] {
  const articles = new Map([...site.dated, ...site.undated].map((article) => [article.id, article]));
  const titleOf = (id: string): string | undefined => {
    const article = articles.get(id);
    return article && view.card(article).title.text;
  };
  const entries = [...view.ledger.values()];
  const moved = entries.flatMap(({ id, status, url, former }) =>
    status === 'live'
      ? former.map((from) => ({ from, to: { url: view.path(url), label: titleOf(id) ?? url }, url }))
      : [],
  );
  const removed = entries.flatMap(({ status, url, former }) => (status === 'gone' ? [url, ...former] : []));
  return [
    ...moved.map(({ from, to, url }): Page => {
      const head = view.head({ title: to.label, description: 'This article has another address now.', url });
      return { kind: 'redirect', url: from, data: { head, trail: view.trail(), to } };
    }),
    ...removed.map((url): Page => {
      const head = {
        title: 'Article removed',
        description: 'The article that was here is no longer published.',
        canonical: null,
        feeds: [],
      };
      const archive = { url: urls.archive, label: 'Archive' };
      return { kind: 'removed', url, data: { head, trail: view.trail(archive) } };
    }),
    {
      kind: 'redirects',
      url: '/_redirects',
      data: {
        moved: moved.map(({ from, to }) => ({ from: view.path(from), to: to.url })),
        removed: removed.map(view.path),
      },
    },
  ];
}
