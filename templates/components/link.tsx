import type { ComponentChildren } from 'preact';
import { safeUrl } from './safe-url.ts';

interface LinkProps {
  readonly href: string;
  readonly class?: string;
  readonly rel?: string;
  readonly type?: string;
  /** `page` when it leads to the page that it is on, `true` when it leads to the section that holds that page. */
  readonly 'aria-current'?: 'page' | 'true' | undefined;
  /** How much lies behind it, from 1 to 4, for the year's calendar and the matrix of techniques. */
  readonly 'data-level'?: number;
  /** -1 for what keyboards need not stop at, since the same link stands elsewhere on the page. */
  readonly tabindex?: -1;
  readonly children: ComponentChildren;
}

/** The one place that writes `<a href>`. */
export function Link({ href, ...rest }: LinkProps) {
  return <a href={safeUrl(href)} {...rest} />;
}
