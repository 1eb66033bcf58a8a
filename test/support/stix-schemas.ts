import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { toHostName } from '../../scripts/sharing/uri.ts';

const FOLDER = fileURLToPath(new URL('../schemas/stix2.1/', import.meta.url));
const BASE = 'http://raw.githubusercontent.com/oasis-open/cti-stix2-json-schemas/stix2.1/schemas/';

// The schemas' patterns escape hyphens, which a regular expression may do only without its `u` flag.
const ajv = new Ajv2020({ strict: false, allErrors: false, unicodeRegExp: false });
ajv.addFormat('uri', fullFormats.uri);
ajv.addFormat('email', fullFormats.email);
ajv.addFormat('idn-hostname', (name: string) => toHostName(name) !== null);
for (const name of readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })) {
  if (name.endsWith('.json')) ajv.addSchema(JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')));
}

/** What OASIS's schemas of STIX 2.1 find wrong with a bundle; empty for a valid one. */
export function schemaErrors(bundle: { readonly objects: readonly { readonly type: string }[] }): string[] {
  const inObjects = bundle.objects.flatMap((object) => errorsBy(schemaOf(object.type), object));
  // Of a wrong object the bundle's schema tells in what it differs from each of forty types.
  const inBundle = errorsBy('common/bundle', bundle).slice(-1);
  return inObjects.length > 0 ? inObjects : inBundle;
}

function schemaOf(type: string): string {
  if (type === 'marking-definition') return `common/${type}`;
  if (type === 'relationship') return `sros/${type}`;
  return ajv.getSchema(`${BASE}sdos/${type}.json`) === undefined ? `observables/${type}` : `sdos/${type}`;
}

function errorsBy(schema: string, value: unknown): string[] {
  const validate = ajv.getSchema(`${BASE}${schema}.json`);
  if (validate === undefined) return [`There is no schema ${schema}.`];
  if (validate(value) === true) return [];
  return (validate.errors ?? []).map((error) => `${schema}${error.instancePath} ${error.message}`);
}
