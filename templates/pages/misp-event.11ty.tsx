import { share } from '../../scripts/sharing/article.ts';
import { jsonDocument } from '../../scripts/sharing/json.ts';
import { mispEvent } from '../../scripts/sharing/misp.ts';
import { textPage } from '../page.tsx';

/** @see https://www.misp-standard.org/rfc/misp-standard-core.html */
export const { data, render } = textPage('misp-event', (site, { shared }) => {
  const event = mispEvent(share(shared, site));
  return event === null ? '' : jsonDocument(event);
});
