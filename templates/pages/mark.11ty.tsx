import { markSvg } from '../components/mark.ts';
import { textPage } from '../page.tsx';

/** The site's mark as a picture, to be drawn by `render/card/rasterise.ts`. */
export const { data, render } = textPage('mark', (_site, mark) => markSvg(mark));
