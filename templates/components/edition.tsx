import type { Card, EditionPage, SiteInfo } from '../../scripts/site/page.ts';
import { ArticleCards } from './article-card.tsx';
import { Counts } from './counts.tsx';
import { DayName } from './day-groups.tsx';
import { EditionSeal } from './edition-seal.tsx';
import { Fact } from './fact.tsx';
import { Files } from './files.tsx';
import { Headlines } from './headlines.tsx';
import { Layout } from './layout.tsx';
import { Leads } from './lead.tsx';
import { Link } from './link.tsx';
import { NamedCounts } from './named-counts.tsx';
import { PageTitle } from './page-title.tsx';
import { quantity } from './quantity.ts';
import { Steps } from './steps.tsx';

interface EditionProps {
  readonly site: SiteInfo;
  readonly page: EditionPage;
  /** What is stepped through: `Days`. */
  readonly steps: string;
}

/** The edition of a day, a week or a month: what leads, what it is about at a glance, and its stories by day. */
export function Edition({ site, page, steps }: EditionProps) {
  const { label, iso, dates, total, minutes } = page;
  return (
    <Layout site={site} page={page} steps={page.steps}>
      <PageTitle
        title={<time datetime={iso}>{label}</time>}
        note={[dates, quantity(total), `${minutes} min to read`].filter((part) => part !== null).join(' · ')}
      >
        <EditionSeal site={site} seal={page.seal} />
      </PageTitle>
      <div class="top">
        <Leads leads={page.leads} level={2} dated={page.days.length > 1} />
        <Glance page={page} />
      </div>
      <Stories page={page} />
      <Files files={page.files} />
      <Steps steps={page.steps} label={steps} previous="Earlier" next="Later" />
    </Layout>
  );
}

/** What the edition is about, whom and what it names, and the editions around it. */
function Glance({ page: { topics, named, within, weeks } }: { readonly page: EditionPage }) {
  return (
    <dl class="glance">
      {topics.length > 0 && (
        <Fact name="About">
          <NamedCounts things={topics} />
        </Fact>
      )}
      {named.map(({ kind, label, things }) => (
        <Fact key={kind} name={label}>
          <NamedCounts things={things} />
        </Fact>
      ))}
      {weeks.length > 0 && (
        <Fact name="By week">
          <Counts items={weeks} />
        </Fact>
      )}
      {within.length > 0 && (
        <Fact name="Part of">
          <ul class="counts">
            {within.map(({ url, label }) => (
              <li key={url}>
                <Link href={url}>{label}</Link>
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </dl>
  );
}

/** The stories under their days; of a single day without its name. */
function Stories({ page: { days, leads, stories, briefs } }: { readonly page: EditionPage }) {
  const [only] = days;
  if (only === undefined) return <p class="empty">No articles in this edition.</p>;
  if (days.length === 1)
    return (
      <>
        {stories.length > 0 && <ArticleCards articles={stories} level={2} dated={false} empty="" />}
        <Headlines articles={briefs} />
      </>
    );
  return (
    <div class="days">
      {days.map((day) => {
        const ofDay = (articles: readonly Card[]): Card[] =>
          articles.filter(({ published }) => published?.iso === day.iso);
        const [told, named] = [ofDay(stories), ofDay(briefs)];
        const shown = told.length + named.length + ofDay(leads.map(({ article }) => article)).length;
        return (
          <section key={day.iso} class="day">
            <h2 class="day-name">
              <Link href={day.url}>
                <DayName day={day} />
              </Link>{' '}
              <span class="count">{day.count}</span>
            </h2>
            <div>
              {told.length > 0 && <ArticleCards articles={told} level={3} dated={false} empty="" />}
              <Headlines articles={named} />
              {shown < day.count && (
                <p class="more">
                  <Link href={day.url}>All {quantity(day.count)} of this day</Link>
                </p>
              )}
              {told.length + named.length === 0 && shown === day.count && <p class="note">See above.</p>}
            </div>
          </section>
        );
      })}
    </div>
  );
}
