import { textPage } from '../page.tsx';

/**
 * Markdown of a fixed form: a heading, what the site is, and lists of links.
 *
 * @see https://llmstxt.org/
 */
export const { data, render } = textPage('llms', ({ title, description }, { sections }) => {
  const blocks = [
    `# ${title}`,
    ...(description === '' ? [] : [`> ${description}`]),
    'Articles are dated by what their files state, and undated where they state nothing. Addresses of attackers are written so that nothing can follow them (`hxxp`, `[.]`); the data files hold them as they are.',
    ...sections.map(({ heading, links }) =>
      [`## ${heading}\n`, ...links.map(({ url, label, about }) => `- [${label}](${url}): ${about}`)].join('\n'),
    ),
  ];
  return `${blocks.join('\n\n')}\n`;
});
