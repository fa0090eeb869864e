import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The parts of a Word template by their place in the file. A template is a folder of readable XML, so that a change
 * of its look can be read like any other change; placeholders are {name} and {#list}…{/list}.
 */
export async function documentParts(name: string): Promise<[path: string, text: string][]> {
  const folder = path.join(__dirname, name);
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const places = files.filter((file) => file.isFile()).map((file) => path.relative(folder, path.join(file.parentPath, file.name)).split(path.sep).join('/'));
  return Promise.all(places.map(async (place) => [place, await readFile(path.join(folder, place), 'utf8')] as [string, string]));
}
