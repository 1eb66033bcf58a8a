import { z } from 'zod';
import { nearestName } from '../shared/nearest.ts';

/** A node of a JSON Schema, as far as it is asked here. */
interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
}

/**
 * What to do about a key that a schema does not know: the one that was likely meant, or the place where this one belongs.
 *
 * @param path of the map that the key stands in
 */
export function adviseOnKey(schema: z.ZodType, path: readonly PropertyKey[], key: string): string {
  const root = toNode(schema);
  const here = Object.keys(propertiesAt(root, path));
  const near = nearestName(key, here);
  if (near !== null) return `Did you mean \`${near}\`? Correct its spelling, or take it out.`;
  const place = placesOf(root, key).find((other) => other.length > 0);
  if (place !== undefined) return `It belongs below \`${place.join('.')}\`: move it there, indented by two spaces.`;
  return here.length === 0
    ? 'Correct its spelling, or take it out.'
    : `Correct its spelling, or take it out. Known here: ${here.join(', ')}.`;
}

function toNode(schema: z.ZodType): Node {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node;
}

function propertiesAt(root: Node, path: readonly PropertyKey[]): Readonly<Record<string, Node>> {
  let nodes: readonly Node[] = [root];
  for (const step of path) {
    nodes = nodes.flatMap(choices).flatMap(({ properties, additionalProperties, items }) => {
      if (typeof step === 'number') return items ?? [];
      return properties?.[String(step)] ?? (typeof additionalProperties === 'object' ? additionalProperties : []);
    });
  }
  return Object.assign({}, ...nodes.flatMap(choices).map(({ properties }) => properties ?? {}));
}

/** Paths of the maps, not of the items of lists, that know a key. */
function placesOf(root: Node, key: string, path: readonly string[] = []): string[][] {
  return choices(root).flatMap(({ properties = {} }) => [
    ...(key in properties ? [[...path]] : []),
    ...Object.entries(properties).flatMap(([name, inner]) => placesOf(inner, key, [...path, name])),
  ]);
}

function choices(node: Node): readonly Node[] {
  return [node, ...(node.anyOf ?? []).flatMap(choices)];
}
