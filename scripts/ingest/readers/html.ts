import type { SourceIndex } from '../../settings/sources.ts';
import type { Reader } from '../draft.ts';

/** A web page as a browser saved it. What reads it is loaded with the first page, for it is much. */
export function htmlReader(sources: SourceIndex): Reader {
  return {
    kind: 'html',
    detect: ({ path }) => /\.html?(?:\.gz)?$/i.test(path),
    read: async (file) => {
      const { readPage } = await import('../html/page.ts');
      return readPage(file, sources);
    },
  };
}
