import { renderBody } from '../../scripts/render/markdown.ts';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The text of HTML as `renderBody` writes it, a line a block. */
function htmlToText(html: string): string {
  return html
    .replace(/<ol>([\s\S]*?)<\/ol>/g, (_, items: string) => {
      let number = 0;
      return items.replace(/<li>/g, () => `${++number}. `);
    })
    .replace(/<(?:\/(?:p|h[1-6]|li|pre|td|th|blockquote)|br|hr)\b[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}

/** The text that a reader sees of a Markdown body. */
export function shownText(markdown: string): string {
  return htmlToText(renderBody(markdown, { linkedHosts: [], root: '/' }));
}

/** The runs of letters and digits of a text, with defanged addresses as they were. */
export function wordsOf(text: string): string[] {
  const fanged = text.replaceAll('[.]', '.').replace(/\bhxxp(?=s?:)/gi, 'http');
  return fanged.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
