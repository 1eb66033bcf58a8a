import { sealPaths } from './seal-path.ts';

/** Hex digits as a mark. */
export function Seal({ digits }: { readonly digits: string }) {
  const { edge, bits } = sealPaths(digits);
  return (
    <svg class="seal" viewBox="0 0 24 24" aria-hidden="true">
      <path class="seal-edge" d={edge} />
      <path class="seal-digits" d={bits} />
    </svg>
  );
}
