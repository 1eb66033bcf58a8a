import type { Lead as LeadData, LeadReason, Link as LinkData } from '../../scripts/site/page.ts';
import { Byline, Story } from './article-card.tsx';
import { Link } from './link.tsx';
import { Name } from './name.tsx';
import { Dated } from './when.tsx';

interface LeadsProps {
  readonly leads: readonly LeadData[];
  /** Level of the headlines. */
  readonly level: 2 | 3;
  /** Whether leads say their days: the first, and those of another day than the first. */
  readonly dated: boolean;
}

/** The stories that lead, each with why it does; nothing where none does. */
export function Leads({ leads, level, dated }: LeadsProps) {
  if (leads.length === 0) return null;
  return (
    <div class="leads">
      {leads.map(({ article, reasons, also }, at) => (
        <article key={article.url} class="card lead">
          {dated && (at === 0 || article.published?.iso !== leads[0]?.article.published?.iso) && (
            <p class="when">
              <Dated at={article.published} />
            </p>
          )}
          <Story article={article} level={level} />
          <Why reasons={reasons} />
          {also.length > 0 && <Also also={also} />}
          <Byline article={article} dated={dated} isMarked={false} />
        </article>
      ))}
    </div>
  );
}

function Why({ reasons }: { readonly reasons: readonly LeadReason[] }) {
  if (reasons.length === 0) return null;
  return (
    <p class="why">
      Why it leads:{' '}
      {reasons.map((reason, at) => [
        at > 0 && ', ',
        reason.why === 'exploited' ? (
          <span key="exploited">
            <span class="mark">known exploited</span> (<Links links={reason.things} />)
          </span>
        ) : (
          `reported by ${reason.count} sources`
        ),
      ])}
    </p>
  );
}

function Also({ also }: { readonly also: readonly LinkData[] }) {
  return (
    <p class="why">
      Also at <Links links={also} />
    </p>
  );
}

function Links({ links }: { readonly links: readonly LinkData[] }) {
  return (
    <>
      {links.map(({ url, label }, at) => [
        at > 0 && ', ',
        <Link key={url} href={url}>
          <Name of={label} />
        </Link>,
      ])}
    </>
  );
}
