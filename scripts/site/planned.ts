import type { Listed, Page, PageKind, PageKinds } from './page.ts';

/**
 * Plans a page whose data are made only when it is to be rendered, which most builds don't come to. `key` tells all that the
 * data are made of besides what all pages are told of the site: pages with the same kind, address and key have the same data,
 * in any build. `listed` makes it a page that people look for.
 */
export function planLater<K extends PageKind>(
  kind: K,
  { listed, ...about }: { readonly url: string; readonly key: string; readonly listed?: Listed },
  make: () => PageKinds[K],
): Page {
  const page = {
    kind,
    ...about,
    ...(listed === undefined ? {} : { listed }),
    get data(): PageKinds[K] {
      return make();
    },
  };
  return page as Page;
}
