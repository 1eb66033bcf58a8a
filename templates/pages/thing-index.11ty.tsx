import { levelOf } from '../../scripts/site/level.ts';
import type { IndexedThing, MatrixTechnique, ThingIndexPage } from '../../scripts/site/page.ts';
import { Counts } from '../components/counts.tsx';
import { Files } from '../components/files.tsx';
import { Layout } from '../components/layout.tsx';
import { Link } from '../components/link.tsx';
import { Name } from '../components/name.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { quantity } from '../components/quantity.ts';
import { Steps } from '../components/steps.tsx';
import { datasetSubject } from '../components/structured/dataset.ts';
import { htmlPage } from '../page.tsx';

/** So many sections at least, before it is worth jumping to one. */
const WORTH_JUMPING = 4;

export const { data, render } = htmlPage('thing-index', (site, page) => (
  <Layout
    site={site}
    page={page}
    subject={page.files.length > 0 ? datasetSubject(site, page.head, page.files) : undefined}
  >
    <PageTitle title={page.label} note={`${page.total} named in articles`}>
      <p class="standfirst">{page.description}</p>
      <Files files={page.files} />
    </PageTitle>
    {page.most.length > 0 && (
      <section class="most" aria-labelledby="most">
        <h2 id="most">Named most</h2>
        <Counts items={page.most} />
      </section>
    )}
    {page.matrix !== null && <Matrix columns={page.matrix} />}
    <Sections sections={page.sections} />
    <Steps steps={page.steps} label={page.label} />
  </Layout>
));

/** The matrix of ATT&CK, with what articles name of it. */
function Matrix({ columns }: { readonly columns: NonNullable<ThingIndexPage['matrix']> }) {
  return (
    <section class="matrix" aria-labelledby="matrix">
      <h2 id="matrix">ATT&CK matrix</h2>
      <p class="note">
        A column for each tactic, in the order of an attack, with the techniques that articles name. The figure counts
        articles; the stronger the shade, the more.
      </p>
      <section class="columns" tabindex={0} aria-label="Matrix of tactics and techniques">
        {columns.map(({ tactic, techniques }) => (
          <div key={tactic.label} class="column">
            <h3>{tactic.url === null ? tactic.label : <Link href={tactic.url}>{tactic.label}</Link>}</h3>
            <ul>
              {techniques.map((technique) => (
                <li key={technique.label}>
                  <Cell of={technique} />
                  {technique.parts.length > 0 && (
                    <ul>
                      {technique.parts.map((part) => (
                        <li key={part.url}>
                          <Cell of={part} />
                        </li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </section>
    </section>
  );
}

/** A technique, in a shade the stronger the more articles name it; no link where none names it but through its sub-techniques. */
function Cell({ of: { url, label, count } }: { readonly of: Omit<MatrixTechnique, 'parts'> }) {
  const level = levelOf(count);
  const text = (
    <>
      <Name of={label} /> <span class="count">{count}</span>
    </>
  );
  if (url === null)
    return (
      <p class="cell" data-level={level}>
        {text}
      </p>
    );
  return (
    <Link href={url} class="cell" data-level={level}>
      {text}
    </Link>
  );
}

function Sections({ sections }: { readonly sections: ThingIndexPage['sections'] }) {
  const apart = sections.flatMap(({ label, count, url }) => (url === null ? [] : [{ label, count, url }]));
  const here = sections.filter(({ url }) => url === null);
  return (
    <>
      {apart.length > 0 && <Counts items={apart} />}
      {here.length >= WORTH_JUMPING && (
        <nav class="jump" aria-label="Parts of this list">
          <Counts items={here.map(({ label, count }) => ({ label, count, url: `#${anchor(label)}` }))} />
        </nav>
      )}
      {here.map(({ label, entries }) => (
        <section key={label} class="part" aria-labelledby={anchor(label)}>
          <h2 id={anchor(label)}>{label}</h2>
          <ul class="things">
            {entries.map((entry) => (
              <Entry key={entry.url} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Entry({ entry }: { readonly entry: IndexedThing }) {
  const { url, label, count, latest, description, isExploited, isRansomware } = entry;
  return (
    <li>
      <p class="thing-name">
        <Link href={url}>
          <Name of={label} />
        </Link>
        {isExploited && <span class="mark">known exploited</span>}
        {isRansomware && <span class="kind">ransomware</span>}
      </p>
      {description !== null && <p>{description}</p>}
      <p class="note">
        {quantity(count)}
        {latest !== null && (
          <>
            , latest <time datetime={latest.iso}>{latest.iso}</time>
          </>
        )}
      </p>
    </li>
  );
}

function anchor(label: string): string {
  return `part-${label.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}
