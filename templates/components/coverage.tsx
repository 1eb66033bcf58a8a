import type { Coverage as CoverageData, CoverageItem } from '../../scripts/site/page.ts';
import { Link } from './link.tsx';
import { Name } from './name.tsx';
import { Text } from './text.tsx';

/** What was reported before and after of what an article is about; nothing where there is neither. */
export function Coverage({ coverage: { earlier, later } }: { readonly coverage: CoverageData }) {
  if (earlier.length === 0 && later.length === 0) return null;
  return (
    <section class="coverage" aria-labelledby="coverage">
      <h2 id="coverage">On the same subject</h2>
      <Part name="Earlier" items={earlier} />
      <Part name="Later" items={later} />
    </section>
  );
}

function Part({ name, items }: { readonly name: string; readonly items: readonly CoverageItem[] }) {
  if (items.length === 0) return null;
  return (
    <section>
      <h3>{name}</h3>
      <ul>
        {items.map(({ url, title, day, source, shared }) => (
          <li key={url}>
            <time datetime={day.iso}>{day.text}</time>
            <p class="headline">
              <Link href={url}>
                <Text of={title} />
              </Link>
            </p>
            <p class="note">
              {source !== null && <bdi>{source}</bdi>}
              {source !== null && ', '}also on{' '}
              {shared.map((name, at) => [at > 0 && ', ', <Name key={name} of={name} />])}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
