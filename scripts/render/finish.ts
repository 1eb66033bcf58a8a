import path from 'node:path';
import type { Page, PageKind } from '../site/page.ts';
import { finishCard, finishMark } from './card/finish.ts';
import { indexBundle } from './search-bundle.ts';

/**
 * Makes what is published of the text that the template of a page wrote, in its place: a picture, or where the kind is one
 * of `FOLDER_KINDS` (then the text is `index.html` in the folder) the files of a folder.
 *
 * @param file absolute path of what the template wrote
 */
export type Finisher = (file: string) => Promise<void>;

/** Kinds whose template writes what is still to be made into something else; all others are published as written. */
const FINISHERS: { readonly [K in PageKind]?: Finisher } = {
  card: finishCard,
  mark: finishMark,
  'search-bundle': indexBundle,
};

/** Finishes rendered pages, one after the other. */
export async function finishPages(pages: readonly Pick<Page, 'kind' | 'url'>[], folder: string): Promise<void> {
  for (const { kind, url } of pages)
    await FINISHERS[kind]?.(path.join(folder, url.endsWith('/') ? `${url}index.html` : url));
}
