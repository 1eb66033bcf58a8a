import type { Seal as SealData, SiteInfo } from '../../scripts/site/page.ts';
import { Link } from './link.tsx';
import { Seal } from './seal.tsx';

interface EditionSealProps {
  readonly site: SiteInfo;
  readonly seal: SealData;
}

/** The seal of an edition, leading to how it is verified, and the list over which it is made. */
export function EditionSeal({ site, seal: { digits, list } }: EditionSealProps) {
  return (
    <p class="edition-seal">
      <Link href={`${site.basePath}about/#seals`}>
        <Seal digits={digits} />
        <span class="unseen">Seal of this edition: </span>
        <code>{digits}</code>
      </Link>{' '}
      <Link href={list} type="text/plain">
        seal.txt
      </Link>
    </p>
  );
}
