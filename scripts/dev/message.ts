import type { Trouble } from './outcome.ts';

/** What an open page is told: `client.js` does it. */
export interface Message {
  /** Of the last build whose site is shown. */
  readonly build: string;
  readonly action: 'none' | 'style' | 'reload';
  /** What to lay over the page; `null` takes it away. */
  readonly trouble: Trouble | null;
}
