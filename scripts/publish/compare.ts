/** SHA-256 of each file by its path. */
type Sums = ReadonlyMap<string, string>;

/** How a published site differs from one that was built from nothing. Paths are relative to the output folder. */
export interface Differences {
  readonly differing: readonly string[];
  readonly missing: readonly string[];
  /** Listed in `SHA256SUMS`, and no part of the site any more. */
  readonly leftOver: readonly string[];
  /** Not the program's; a build leaves them alone. */
  readonly foreign: readonly string[];
}

export interface Verified extends Differences {
  /** Files of the site that was built from nothing. */
  readonly files: number;
}

/** Compares the files of a published site with those of a clean one. */
export function compareSites(published: Sums, clean: Sums, listed: ReadonlySet<string>): Differences {
  const beside = [...published.keys()].filter((file) => !clean.has(file));
  return {
    differing: [...clean].flatMap(([file, sum]) => ((published.get(file) ?? sum) === sum ? [] : [file])),
    missing: [...clean.keys()].filter((file) => !published.has(file)),
    leftOver: beside.filter((file) => listed.has(file)),
    foreign: beside.filter((file) => !listed.has(file)),
  };
}

/** True where every file is as it should be, and none is left over. */
export function isSame({ differing, missing, leftOver }: Differences): boolean {
  return differing.length + missing.length + leftOver.length === 0;
}
