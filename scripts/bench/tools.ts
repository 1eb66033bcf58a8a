import { eleventy } from './eleventy.ts';
import { hexdigest, whole } from './hexdigest.ts';
import { hugo } from './hugo.ts';
import type { Tool } from './tool.ts';

/** The tools that are measured beside ours where they are installed. */
const peers: readonly Tool[] = [hugo, eleventy];

/** A tool that is installed. */
export interface Installed {
  readonly tool: Tool;
  readonly version: string;
}

/** Ours and the peers that are installed, ours first. Each is told with its version, or how to install it. */
export async function installedTools(tell: (line: string) => void): Promise<Installed[]> {
  const installed: Installed[] = [];
  for (const tool of [hexdigest, whole, ...peers]) {
    const version = await tool.version();
    tell(version === null ? `${tool.name} is not installed: ${tool.install}` : `${tool.name}: ${version}`);
    if (version !== null) installed.push({ tool, version });
  }
  return installed;
}
