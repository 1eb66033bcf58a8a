import type { ComponentChildren } from 'preact';
import { cutAtAddresses } from '../../scripts/render/addresses.ts';
import { cutAtIds } from '../../scripts/render/identifiers.ts';

/** Words of an article: an address between right-to-left words is read from left to right all the same. */
export function Directed({ of: text }: { readonly of: string }) {
  return <>{directed(text, (words) => words)}</>;
}

/** As {@link Directed}, and no line ends within an id. */
export function Words({ of: text }: { readonly of: string }) {
  return <>{directed(text, withIds)}</>;
}

function directed(text: string, shown: (words: string) => ComponentChildren) {
  return cutAtAddresses(text).map((part) => (part.isFound ? <bdi dir="ltr">{part.text}</bdi> : shown(part.text)));
}

function withIds(words: string) {
  return cutAtIds(words).map((part) => (part.isFound ? <span class="whole">{part.text}</span> : part.text));
}
