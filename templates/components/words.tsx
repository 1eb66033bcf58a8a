import { cutAtAddresses } from '../../scripts/render/addresses.ts';
import { cutAtIds } from '../../scripts/render/identifiers.ts';

/**
 * Words of an article: an address between right-to-left words is read from left to right all the same, and no line ends within
 * an id.
 */
export function Words({ of: text }: { readonly of: string }) {
  return (
    <>{cutAtAddresses(text).map((part) => (part.isFound ? <bdi dir="ltr">{part.text}</bdi> : withIds(part.text)))}</>
  );
}

function withIds(text: string) {
  return cutAtIds(text).map((part) => (part.isFound ? <span class="whole">{part.text}</span> : part.text));
}
