import { renderToStaticMarkup } from 'preact-render-to-string';
import { sealPaths } from '../components/seal-path.ts';
import { textPage } from '../page.tsx';

/** The seal of the site's name, in ink on a piece of paper of its own, so that it is seen on tabs of any colour. */
export const { data, render } = textPage('icon', ({ title, mark }) => {
  const { edge, bits } = sealPaths(mark);
  return renderToStaticMarkup(
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
      <title>{title}</title>
      <path fill="#f7f7f3" stroke="#161a20" stroke-width="1.2" stroke-linejoin="round" d={edge} />
      <path fill="#161a20" d={bits} />
    </svg>,
  );
});
