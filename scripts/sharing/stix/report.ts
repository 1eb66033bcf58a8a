import { namedIn, type ObservedAs, type Shared } from '../article.ts';
import { momentsOf } from '../time.ts';
import { type Maker, type StixObject, sayObject, timestamp } from './object.ts';
import { observe } from './observation.ts';
import { pageReference } from './references.ts';
import { thingObject } from './things.ts';

/** Objects of an article that other articles have too, and those that it alone says. */
export interface Told {
  readonly shared: readonly StixObject[];
  readonly own: readonly StixObject[];
}

/**
 * What an article says. The report refers to all of it; each indicator is based on the observed data of its article, as
 * STIX 2.1 §4.7.2 has it. Nothing is concluded from two things being named together.
 *
 * @param facts maker of what many articles name
 * @param own maker of what this article alone says
 * @returns `null` for an article that names nothing
 */
export function tell(shared: Shared, facts: Maker, own: Maker): Told | null {
  const { things, indicators } = namedIn(shared.mentions);
  const said = things.map((thing) => ({ thing, object: thingObject(facts, thing, shared.thingOf) }));
  const named = said.map(({ object }) => object).filter((object) => object !== null);
  const labels = said.filter(({ object }) => object === null).map(({ thing: { kind, key } }) => `${kind}:${key}`);
  const observed = indicators.map((indicator) => ({ indicator, ...observe(indicator) }));
  const observables = uniqueById(observed.flatMap(({ observables: objects }) => objects));
  const data = observables.length === 0 ? null : observedData(shared, own, observables);
  const claimed = observed.flatMap(({ indicator, pattern, observables: objects }) => {
    const object = indicatorObject(shared, own, indicator, pattern);
    return data === null || objects.length === 0 ? [object] : [object, basedOn(own, object, data)];
  });
  const facets = [...named, ...observables];
  const claims = data === null ? claimed : [data, ...claimed];
  if (facets.length + claims.length === 0) return null;
  return { shared: facets, own: [report(shared, own, labels, [...facets, ...claims]), ...claims] };
}

/** Objects by their ids, each once: under one id there is one object. */
export function uniqueById(objects: readonly StixObject[]): StixObject[] {
  return [...new Map(objects.map((object) => [object.id, object])).values()];
}

function report(
  { article, site }: Shared,
  maker: Maker,
  labels: readonly string[],
  objects: readonly StixObject[],
): StixObject {
  return sayObject(maker, 'report', article.id, {
    name: article.title,
    description: article.summary ?? undefined,
    report_types: ['threat-report'],
    published: maker.created,
    object_refs: objects.map(({ id }) => id),
    labels: ['observed-in-text', ...labels],
    lang: article.lang ?? undefined,
    external_references: [
      ...pageReference(site.title, article.url),
      ...pageReference(article.source ?? 'original', article.original),
    ],
  });
}

/** Observed data is no assertion, only that something was seen (STIX 2.1 §4.14): here in a text, on its day. */
function observedData({ article }: Shared, maker: Maker, observables: readonly StixObject[]): StixObject {
  const seen = timestamp(momentsOf(article).created);
  return sayObject(maker, 'observed-data', article.id, {
    first_observed: seen,
    last_observed: seen,
    number_observed: 1,
    object_refs: observables.map(({ id }) => id),
    labels: ['observed-in-text'],
  });
}

function indicatorObject(
  { article, site }: Shared,
  maker: Maker,
  { type, value }: ObservedAs,
  pattern: string,
): StixObject {
  return sayObject(maker, 'indicator', `${article.id} ${type} ${value}`, {
    name: value,
    description: `Observed in text: “${article.title}” names it. That says nothing of what it is.`,
    indicator_types: ['unknown'],
    pattern,
    pattern_type: 'stix',
    pattern_version: '2.1',
    valid_from: maker.created,
    labels: ['observed-in-text'],
    external_references: pageReference(site.title, article.url),
  });
}

function basedOn(maker: Maker, indicator: StixObject, data: StixObject): StixObject {
  return sayObject(maker, 'relationship', `based-on ${indicator.id} ${data.id}`, {
    relationship_type: 'based-on',
    source_ref: indicator.id,
    target_ref: data.id,
  });
}
