/** What a source says of a text: that `value` is in it, or, where it is `null`, that nothing of the kind is. */
export interface Case {
  readonly text: string;
  readonly kind: CaseKind;
  readonly value: string | null;
}

/** Kinds that the sources know and that articles name; `other` is what articles are not searched for. */
export type CaseKind =
  | 'other'
  | 'any'
  | 'ip'
  | 'ipv4'
  | 'cidr'
  | 'ipv6'
  | 'domain'
  | 'url'
  | 'email'
  | 'hash'
  | 'file'
  | 'path'
  | 'registry'
  | 'bitcoin'
  | 'monero'
  | 'id'
  | 'tlp';

/** A public collection of test vectors: reads its checkout. */
export interface Source {
  readonly name: string;
  /** What its checkout is called. */
  readonly folder: string;
  /** @param folder of its checkout */
  readonly read: (folder: string) => readonly Case[];
  /** What is of no use for the prose of news, and why. */
  readonly leftOut: readonly LeftOut[];
}

export interface LeftOut {
  readonly reason: string;
  readonly matches: (one: Case) => boolean;
}
