import { Readability } from '@mozilla/readability';
import { DefuddleClass } from 'defuddle/node';
import { parseHTML } from 'linkedom';

/** The article's own part of a page as HTML, not sanitised; `''` where none was found. */
export type Engine = (html: string) => string;

/** Readability drops headings that are like the title of the page; which of them repeat it is decided elsewhere. */
const NEUTRAL_TITLE = 'A page that was saved to be read';

/** Mozilla's Readability, as in Firefox's reader view. Nothing is fetched and no script runs: linkedom has neither. */
export const readability: Engine = (html) => {
  const { document } = parseHTML(html);
  document.title = NEUTRAL_TITLE;
  return (
    new Readability(document, { keepClasses: true, disableJSONLD: true, charThreshold: 250 }).parse()?.content ?? ''
  );
};

/** Defuddle, the engine of Obsidian's web clipper; its synchronous half, which fetches nothing. */
export const defuddle: Engine = (html) => {
  const { document } = parseHTML(html);
  return new DefuddleClass(document, { useAsync: false, url: 'https://page.invalid/' }).parse().content;
};
