import type { ComponentChildren } from 'preact';

interface PageTitleProps {
  readonly title: ComponentChildren;
  /** One line below: how much there is, or which part this is. */
  readonly note?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** The heading of a page that lists things. */
export function PageTitle({ title, note, children }: PageTitleProps) {
  return (
    <header class="page-title">
      <h1>{title}</h1>
      {note !== undefined && <p class="note">{note}</p>}
      {children}
    </header>
  );
}
