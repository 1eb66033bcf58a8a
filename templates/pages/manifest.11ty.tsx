import { textPage } from '../page.tsx';

const PAPER = '#f7f7f3';
const LONGEST_SHORT_NAME = 12;

/**
 * What a device shows of the site where a reader puts it on a home screen.
 *
 * @see https://www.w3.org/TR/appmanifest/
 */
export const { data, render } = textPage('manifest', ({ title, description, language, basePath }) => {
  const icon = (name: string, size: number, purpose: 'any' | 'maskable') => ({
    src: `${basePath}icons/${name}.png`,
    type: 'image/png',
    sizes: `${size}x${size}`,
    purpose,
  });
  return `${JSON.stringify({
    id: basePath,
    name: title,
    ...(title.length <= LONGEST_SHORT_NAME && { short_name: title }),
    ...(description !== '' && { description }),
    lang: language,
    start_url: basePath,
    scope: basePath,
    // With the way back that a digest full of links needs.
    display: 'minimal-ui',
    background_color: PAPER,
    theme_color: PAPER,
    categories: ['news', 'security'],
    icons: [
      { src: `${basePath}icon.svg`, type: 'image/svg+xml', sizes: 'any', purpose: 'any' },
      icon('192', 192, 'any'),
      icon('512', 512, 'any'),
      icon('maskable', 512, 'maskable'),
    ],
  })}\n`;
});
