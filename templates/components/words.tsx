import { cutAtAddresses } from '../../scripts/render/addresses.ts';

/** Words of an article: an address between right-to-left words is read from left to right all the same. */
export function Words({ of: text }: { readonly of: string }) {
  return <>{cutAtAddresses(text).map((part) => (part.isFound ? <bdi dir="ltr">{part.text}</bdi> : part.text))}</>;
}
