import type { Link as LinkData, Steps as StepsData } from '../../scripts/site/page.ts';
import { Link } from './link.tsx';
import { Words } from './words.tsx';

interface StepsProps {
  readonly steps: StepsData;
  /** What is stepped through, for those who cannot see the page. */
  readonly label: string;
  /** What lies in each direction, `Earlier`, where the links do not say so themselves. */
  readonly previous?: string;
  readonly next?: string;
}

/** The way to the page before and the page after; nothing where there is neither. */
export function Steps({ steps, label, previous, next }: StepsProps) {
  if (steps.previous === null && steps.next === null) return null;
  return (
    <nav class="steps" aria-label={label}>
      {steps.previous !== null && <Step rel="prev" direction={previous} to={steps.previous} />}
      {steps.next !== null && <Step rel="next" direction={next} to={steps.next} />}
    </nav>
  );
}

interface StepProps {
  readonly rel: 'prev' | 'next';
  readonly direction: string | undefined;
  readonly to: LinkData;
}

function Step({ rel, direction, to }: StepProps) {
  return (
    <Link class={`step ${rel}`} rel={rel} href={to.url}>
      {direction !== undefined && <span class="direction">{direction}</span>}{' '}
      <bdi class="destination">
        <Words of={to.label} />
      </bdi>
    </Link>
  );
}
