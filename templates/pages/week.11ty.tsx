import { Edition } from '../components/edition.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('week', (site, page) => <Edition site={site} page={page} steps="Weeks" />);
