import type { ThingKind } from '../mentions/mention.ts';

/** A thing that articles name, with what is known of it. Facts alone; `asOf` says of when, where they came from a feed. */
export interface Thing {
  readonly kind: ThingKind;
  /** As in `NamedMention`: `CVE-2021-44228`, `T1566.001`, `apt28`. */
  readonly key: string;
  /** What it is shown as: `Log4Shell`, `Spearphishing Attachment`, `APT28`. */
  readonly name: string;
  readonly aliases: readonly Alias[];
  /** A sentence or two, plain text; `null` where nothing is known. */
  readonly description: string | null;
  /** Its id in MITRE ATT&CK, `G0007`; `null` where it has none. */
  readonly attackId: string | null;
  /** The cluster of MISP's galaxies that it is in ATT&CK; absent where it is in none. */
  readonly cluster?: GalaxyCluster;
  /** The official page about it, https; `null` where there is none. */
  readonly reference: string | null;
  /** Keys of the tactics that a technique serves, `TA0001`; empty for all others. */
  readonly tactics: readonly string[];
  /** Of a malware, whether it is known for extortion; false for all others. */
  readonly isRansomware: boolean;
  /** Of a product, the key of its vendor where that is known; absent for all others. */
  readonly vendor?: string;
}

/** What MISP calls an object of ATT&CK, which has names of its own: `mitre-intrusion-set` and `menuPass` for APT10. */
export interface GalaxyCluster {
  readonly galaxy: 'mitre-intrusion-set' | 'mitre-malware' | 'mitre-tool';
  readonly name: string;
}

/** Another name, and who uses it where that is known: `STRONTIUM`, `Microsoft`. */
export interface Alias {
  readonly name: string;
  readonly by: string | null;
}

/** What a known-exploited list says of a vulnerability (CISA KEV). Days are ISO 8601. */
export interface Exploited {
  readonly added: string;
  readonly isRansomware: boolean;
}

/** How likely a vulnerability is exploited within 30 days (FIRST EPSS): both from 0 to 1. */
export interface ExploitPrediction {
  readonly score: number;
  readonly percentile: number;
}

/** A name to be looked for in texts. */
export interface Name {
  readonly name: string;
  readonly kind: ThingKind;
  readonly key: string;
  /** An ordinary word, `Cuba`, that is a name only where the words around it say so. */
  readonly needsContext: boolean;
}

/** Values by key, of which only those that are asked for are read. */
export interface Lookup<T> {
  readonly get: (key: string) => T | undefined;
}

/** All that is known: the lists that the project ships, and what `content/intel/` adds. */
export interface Knowledge {
  /** By kind and key: `group apt28`. */
  readonly things: Lookup<Thing>;
  readonly names: readonly Name[];
  /** By CVE id; `asOf` is the day of the list, `null` where there is none. */
  readonly exploited: { readonly asOf: string | null; readonly of: ReadonlyMap<string, Exploited> };
  readonly predicted: { readonly asOf: string | null; readonly of: Lookup<ExploitPrediction> };
  /** Digest of everything above that changes what is found in a text (the names). */
  readonly namesDigest: string;
  /** Digest of everything above. */
  readonly digest: string;
}
