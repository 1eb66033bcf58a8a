import { canonicalJson, type Json, type JsonObject } from '../json.ts';
import { uuid5 } from '../uuid.ts';

/** A STIX 2.1 object of any type, as JSON. */
export interface StixObject extends JsonObject {
  readonly type: string;
  readonly spec_version: '2.1';
  readonly id: string;
}

/** What the objects of one bundle have in common. */
export interface Maker {
  /** Namespace of the ids of all that is no observable. */
  readonly namespace: string;
  /** Id of the identity that says it; `null` for that identity itself. */
  readonly creator: string | null;
  /** Id of the marking. */
  readonly marking: string;
  readonly created: string;
  readonly modified: string;
}

/** Properties by name; those that are `undefined`, empty lists among them, are left out. */
export type Properties = Readonly<Record<string, Json | undefined>>;

const OBSERVABLES = '00abedb4-aa42-466c-9c01-fed23315a9b7';

/**
 * A domain or relationship object. Its id is a UUIDv5 over a key that stays the same for ever, so that whoever takes a
 * bundle twice gets one object. The standard asks for version 4 here or a version 5 in a namespace other than that of
 * observables (STIX 2.1 §2.9).
 */
export function sayObject(maker: Maker, type: string, key: string, properties: Properties): StixObject {
  return {
    type,
    spec_version: '2.1',
    id: `${type}--${uuid5(maker.namespace, `${type} ${key}`)}`,
    ...present({ created_by_ref: maker.creator ?? undefined }),
    created: maker.created,
    modified: maker.modified,
    ...present(properties),
    object_marking_refs: [maker.marking],
  };
}

/**
 * A cyber-observable object. Its id is the UUIDv5 over the canonical JSON of its ID contributing properties, so that
 * every producer gives one thing one id (STIX 2.1 §2.9 and the tables of §6).
 *
 * @param contributing those of its properties that make its id
 */
export function observable(type: string, contributing: JsonObject): StixObject {
  return {
    type,
    spec_version: '2.1',
    id: `${type}--${uuid5(OBSERVABLES, canonicalJson(contributing))}`,
    ...contributing,
  };
}

/** A timestamp of STIX, UTC and to the millisecond (STIX 2.1 §2.16, §3.2). */
export function timestamp(millis: number): string {
  return new Date(millis).toISOString();
}

function present(properties: Properties): JsonObject {
  const entries: [string, Json][] = [];
  for (const [name, value] of Object.entries(properties)) {
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) entries.push([name, value]);
  }
  return Object.fromEntries(entries);
}
