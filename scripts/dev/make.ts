import type { Builder } from './builder.ts';
import type { Channel } from './channel.ts';
import type { Kind } from './places.ts';
import { makeTeller, shownTrouble } from './tell.ts';

/** What is served. Paths are absolute. */
export interface Preview {
  readonly content: string;
  readonly out: string;
  /** Address of the site's root on this machine. */
  readonly root: string;
  readonly showsDrafts: boolean;
}

/** Builds the site after changes, and tells the console and the open pages. It never fails. */
export interface SiteMaker {
  readonly make: (kinds: ReadonlySet<Kind>) => Promise<void>;
  /** True after a build that left the index of the search as it was. */
  readonly isBehind: () => boolean;
}

export function makeSite({ content, out, root, showsDrafts }: Preview, builder: Builder, channel: Channel): SiteMaker {
  const tell = makeTeller();
  let isBehind = false;
  const make = async (kinds: ReadonlySet<Kind>): Promise<void> => {
    if (kinds.has('dev')) console.log('scripts/dev/ has changed: end npm run dev and start it again to see it.');
    if (kinds.has('code')) builder.end();
    // Somebody waits to see what they changed; nobody for the rest.
    const isHasty = [...kinds].some((kind) => kind !== 'rest');
    const began = performance.now();
    const modes = { isClean: false, isStrict: false, isPreview: true, report: null, showsDrafts, isHasty };
    const outcome = await builder.build({ content, out, baseUrl: root, now: Date.now(), ...modes });
    const told = outcome.kind === 'built' ? outcome : shownTrouble(outcome);
    isBehind = isHasty && told.kind === 'built';
    if (isHasty || told.kind !== 'built') console.log(tell(told, performance.now() - began).join('\n'));
    if (told.kind === 'built') channel.mended(told.changed);
    else channel.troubled(told);
  };
  return { make, isBehind: () => isBehind };
}
