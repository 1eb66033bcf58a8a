import { share } from '../../scripts/sharing/article.ts';
import { jsonDocument } from '../../scripts/sharing/json.ts';
import { stixOfArticle, stixOfDay } from '../../scripts/sharing/stix.ts';
import { textPage } from '../page.tsx';

/** @see https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html */
export const { data, render } = textPage('stix', (site, { day, articles }) => {
  const all = articles.map((article) => share(article, site));
  const [first] = all;
  const bundle = day !== null ? stixOfDay(site, day, all) : first === undefined ? null : stixOfArticle(first);
  return bundle === null ? '' : jsonDocument(bundle);
});
