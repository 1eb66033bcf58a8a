import type { NewFile } from './files.ts';
import type { NewsArticle } from './generate.ts';

/** A static site generator under measure: ours or a peer. Each has a file of its own and a line in `tools.ts`. */
export interface Tool {
  readonly name: string;
  /** Gives the version, in one line; `null` when the tool isn't installed. */
  readonly version: () => Promise<string | null>;
  /** How to install it, as one would type it. */
  readonly install: string;
  /** Above this number of articles it is not measured: it would take too long. */
  readonly mostArticles: number;
  /** Writes a whole site of the articles into `folder`; files that are there already are overwritten. */
  readonly write: (articles: readonly NewsArticle[], folder: string) => Promise<void>;
  /** The files of one article, in a site that is written already; paths are relative to its folder. */
  readonly articleFiles: (article: NewsArticle) => readonly NewFile[];
  /** The template of an article, and a text in it that every article shows. Its path is relative to the site's folder. */
  readonly template: { readonly file: string; readonly text: string };
  /** What earlier builds left behind, relative to the site's folder: a clean build has none of it. */
  readonly leftovers: readonly string[];
  /** The call that builds the site in `folder` into `out`. Both are absolute paths. */
  readonly build: (folder: string, out: string) => CommandLine;
  /** In what its set of pages differs from ours: a sentence each, for the footnotes. Empty for ours. */
  readonly differences: readonly string[];
}

/** A program, its arguments, the folder it runs in, and what it finds in its environment beside ours. */
export interface CommandLine {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}
