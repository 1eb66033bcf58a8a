import type { Page, PageKind, PageKinds } from './page.ts';

/**
 * Plans a page whose data are made only when it is to be rendered, which most builds don't come to. `key` tells all that the
 * data are made of besides the site's settings: pages with the same kind, address and key have the same data, in any build.
 */
export function planLater<K extends PageKind>(
  kind: K,
  { url, key }: { readonly url: string; readonly key: string },
  make: () => PageKinds[K],
): Page {
  const page = {
    kind,
    url,
    key,
    get data(): PageKinds[K] {
      return make();
    },
  };
  return page as Page;
}
