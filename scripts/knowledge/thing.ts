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
  /** The official page about it, https; `null` where there is none. */
  readonly reference: string | null;
  /** Keys of the tactics that a technique serves, `TA0001`; empty for all others. */
  readonly tactics: readonly string[];
  /** Of a malware, whether it is known for extortion; false for all others. */
  readonly isRansomware: boolean;
}

/** Another name, and who uses it where that is known: `STRONTIUM`, `Microsoft`. */
export interface Alias {
  readonly name: string;
  readonly by: string | null;
}

/** A name to be looked for in texts. */
export interface Name {
  readonly name: string;
  readonly kind: ThingKind;
  readonly key: string;
  /** An ordinary word, `Cuba`, that is a name only where the words around it say so. */
  readonly needsContext: boolean;
}
