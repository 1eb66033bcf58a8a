import { Edition } from '../components/edition.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('month', (site, page) => <Edition site={site} page={page} steps="Months" />);
