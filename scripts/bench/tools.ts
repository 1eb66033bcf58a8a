import { hexdigest } from './hexdigest.ts';
import { hugo } from './hugo.ts';
import type { Tool } from './tool.ts';

/** The tools that are measured beside ours where they are installed. */
const peers: readonly Tool[] = [hugo];

/** Ours and the peers that are installed, ours first. Each is told with its version, or how to install it. */
export async function installedTools(tell: (line: string) => void): Promise<Tool[]> {
  const installed: Tool[] = [];
  for (const tool of [hexdigest, ...peers]) {
    const version = await tool.version();
    tell(version === null ? `${tool.name} is not installed: ${tool.install}` : `${tool.name}: ${version}`);
    if (version !== null) installed.push(tool);
  }
  return installed;
}
