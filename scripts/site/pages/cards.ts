import type { Article } from '../../article/article.ts';
import { groupBy } from '../../shared/group.ts';
import type { Page } from '../page.ts';
import type { Planned } from '../planned.ts';
import type { Site } from '../site.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';

/** So many digits of its id are the seal of an article. */
const DIGITS_OF_ARTICLE = 8;

/** The pictures that stand for the site and its articles elsewhere: cards of previews, and icons of home screens. */
export function planCards(site: Site, view: View): Planned[] {
  const { title: name, description, mark } = view.info;
  const icon = (url: string, size: number, share: number): Page => ({
    kind: 'mark',
    url,
    data: { name, digits: mark, size, share },
  });
  const common = { site: name, mark };
  const cardOf = (article: Article): Page => {
    const { title, published, source } = view.card(article);
    const instead = published === null ? [name] : [published.text, published.iso];
    const data = { ...common, title: title.text, instead, date: published?.iso ?? null, source: source?.label ?? null };
    return { kind: 'card', url: urls.card(article), data: { ...data, seal: article.id.slice(0, DIGITS_OF_ARTICLE) } };
  };
  const whole = {
    title: description === '' ? name : description,
    instead: [name],
    date: null,
    source: null,
    seal: null,
  };
  return [
    // Launchers cut a maskable icon to a circle of four fifths of its width (W3C Web App Manifest, «safe zone»).
    icon(urls.icons.small, 192, 0.8),
    icon(urls.icons.large, 512, 0.8),
    icon(urls.icons.maskable, 512, 0.56),
    icon(urls.icons.apple, 180, 0.72),
    ...(site.settings.digest.social_cards === false
      ? []
      : [{ kind: 'card', url: urls.siteCard, data: { ...common, ...whole } } as const]),
    ...[...groupBy([...site.dated, ...site.undated].filter(view.hasCard), monthOf)].map(([month, articles]) =>
      view.unit(`card ${month}`, articles.map(view.keyOf), () => articles.map(cardOf)),
    ),
  ];
}

function monthOf({ published }: Article): string {
  return published?.day.slice(0, 7) ?? 'undated';
}
