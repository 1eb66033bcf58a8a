import type { AccountRef, BodyRef, Filled, Page, ReadingShown } from '../site/page.ts';

/** The data that the template of a page gets: with the Markdown of bodies, and accounts, where the plan names them. */
export function fillPage<P extends Page>(
  page: P,
  read: (body: BodyRef) => string,
  readAccount: (account: AccountRef) => ReadingShown,
): Filled<P> {
  const fill = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== 'object' || value === null) return value;
    if (isBodyRef(value)) return read(value);
    if (isAccountRef(value)) return readAccount(value);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner)]));
  };
  return fill(page) as Filled<P>;
}

function isBodyRef(value: object): value is BodyRef {
  return 'bodyOf' in value && 'digest' in value;
}

function isAccountRef(value: object): value is AccountRef {
  return 'accountOf' in value && 'digest' in value;
}
