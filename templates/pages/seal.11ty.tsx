import { textPage } from '../page.tsx';

export const { data, render } = textPage('seal', (_site, { list }) => list);
