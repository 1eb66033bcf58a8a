import type { AccountRef, BodyRef, Filled, Page, PageKind, PageKinds, ReadingShown } from '../site/page.ts';

/** Kinds whose pages name nothing that is to be filled in. */
type Plain = { [K in PageKind]: Filled<PageKinds[K]> extends PageKinds[K] ? K : never }[PageKind];

/** All others: the data of some are large, and need not be gone through. */
const FILLED: Readonly<Record<Exclude<PageKind, Plain>, true>> = {
  article: true,
  'feed-atom': true,
  'feed-json': true,
  'feed-rss': true,
  receipt: true,
  'search-bundle': true,
};

/**
 * Makes what gives the template of a page its data: with the Markdown of bodies, and accounts, where the plan names them. What
 * pages have in common, such as the articles of a list, they have in common then, too.
 */
export function makeFill(
  read: (body: BodyRef) => string,
  readAccount: (account: AccountRef) => ReadingShown,
): <P extends Page>(page: P) => Filled<P> {
  const filled = new WeakMap<object, unknown>();
  const fill = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const known = filled.get(value);
    if (known !== undefined) return known;
    const whole = fillObject(value);
    filled.set(value, whole);
    return whole;
  };
  const fillObject = (value: object): unknown => {
    if (Array.isArray(value)) return value.map(fill);
    if (isBodyRef(value)) return read(value);
    if (isAccountRef(value)) return readAccount(value);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner)]));
  };
  return <P extends Page>({ kind, url, data }: P) =>
    ({ kind, url, data: kind in FILLED ? fill(data) : data }) as Filled<P>;
}

function isBodyRef(value: object): value is BodyRef {
  return 'bodyOf' in value && 'digest' in value;
}

function isAccountRef(value: object): value is AccountRef {
  return 'accountOf' in value && 'digest' in value;
}
