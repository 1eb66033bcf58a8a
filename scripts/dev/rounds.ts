/** Builds in turn. */
export interface Rounds<Kind> {
  /** Notes a change: a build begins once things are quiet, or after the one that runs. */
  readonly changed: (kind: Kind) => void;
}

/** Milliseconds. An editor's program or a checkout makes many changes; a build waits for the last, but not for ever. */
const WAITS = { quiet: 40, longest: 1000, rest: 5000 };

/** How builds in turn are made. */
export interface Turns<Kind> {
  /** Is given the kinds of what changed since the last began; it must not fail. */
  readonly build: (kinds: ReadonlySet<Kind>) => Promise<void>;
  /** What counts as changed once nothing has changed for a while; `null` for nothing. */
  readonly rest?: () => Kind | null;
  readonly waits?: typeof WAITS;
}

/**
 * Has things built after changes: never two builds at a time, one for many changes together, and another one for what
 * changes during a build.
 */
export function makeRounds<Kind>({ build, rest = () => null, waits = WAITS }: Turns<Kind>): Rounds<Kind> {
  let kinds = new Set<Kind>();
  let timer: NodeJS.Timeout | undefined;
  let since: number | null = null;
  let isBuilding = false;

  const begin = async (): Promise<void> => {
    const taken = kinds;
    kinds = new Set();
    since = null;
    isBuilding = true;
    await build(taken);
    isBuilding = false;
    if (kinds.size > 0) wait();
    else timer = setTimeout(restNow, waits.rest).unref();
  };
  const restNow = (): void => {
    const kind = rest();
    if (kind === null) return;
    kinds.add(kind);
    void begin();
  };
  const wait = (): void => {
    since ??= Date.now();
    const left = Math.max(0, since + waits.longest - Date.now());
    clearTimeout(timer);
    timer = setTimeout(() => void begin(), Math.min(waits.quiet, left));
  };
  return {
    changed: (kind) => {
      kinds.add(kind);
      if (!isBuilding) wait();
    },
  };
}
