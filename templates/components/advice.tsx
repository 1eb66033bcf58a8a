import type { RenderedBody } from '../../scripts/render/markdown.ts';
import { Link } from './link.tsx';
import { Text } from './text.tsx';

interface AdviceProps {
  readonly advice: RenderedBody['advice'];
  readonly lang: string | null;
}

/** What to do, as far as the article says it; nothing where it does not. */
export function Advice({ advice, lang }: AdviceProps) {
  if (advice === null) return null;
  const { lines, section } = advice;
  return (
    <section class="advice" aria-labelledby="advice">
      <h2 id="advice">What to do, in the article’s words</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <Text of={{ text: line, lang }} />
          </li>
        ))}
      </ul>
      {section !== null && (
        <p>
          <Link href={`#${section}`}>All that it says of this</Link>
        </p>
      )}
    </section>
  );
}
