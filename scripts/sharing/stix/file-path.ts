import { observable } from './object.ts';
import type { Observation } from './observation.ts';
import { pattern } from './pattern.ts';

/** A path as the directory and the file in it (STIX 2.1 §6.5, §6.8); one that ends in a separator is a directory. */
export function fileOf(path: string): Observation {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  const name = path.slice(at + 1);
  if (at < 0) {
    return { pattern: pattern({ path: 'file:name', value: name }), observables: [observable('file', { name })] };
  }
  const folder = folderOf(path.slice(0, at + 1));
  const directory = observable('directory', { path: folder });
  if (name === '') return { pattern: pattern({ path: 'directory:path', value: folder }), observables: [directory] };
  return {
    pattern: pattern({ path: 'file:name', value: name }, { path: 'file:parent_directory_ref.path', value: folder }),
    observables: [observable('file', { name, parent_directory_ref: directory.id }), directory],
  };
}

/** The folder without its last separator, save for a root: `C:\`, `/`. */
function folderOf(path: string): string {
  return /^(?:[A-Za-z]:)?[\\/]$/.test(path) ? path : path.slice(0, -1);
}
