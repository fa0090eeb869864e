// `node scripts/complete-lock.mjs` after adding a package. A registry that mirrors only some platforms makes npm leave
// the others' native parts out of package-lock.json, and `npm ci` then refuses the file. This names them again, so that
// the same lock file installs on every platform: npm fetches only what fits the machine.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './bootstrap/install.mjs';

const file = path.join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const systems = { darwin: 'darwin', linux: 'linux', win32: 'win32', windows: 'win32', android: 'android', freebsd: 'freebsd', openbsd: 'openbsd', netbsd: 'netbsd', sunos: 'sunos', aix: 'aix', openharmony: 'openharmony' };
const processors = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32'];

function platformOf(name) {
  const words = name.split('/').pop().split(/[-.]/);
  const system = words.map((word) => systems[word]).find(Boolean);
  const processor = words.map((word) => processors.find((each) => word === each || (each === 'arm' && /^arm(v7|gnueabihf)?$/.test(word)))).find(Boolean);
  return { system, processor };
}

/** Where Node would find `name` from the package at `where`: the nearest folder upwards. */
function found(where, name) {
  for (let folder = where; ; ) {
    const entry = lock.packages[folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`];
    if (entry || folder === '') return entry;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1));
  }
}

// What was named here before has no integrity; it is named anew where it is still missing.
for (const [where, entry] of Object.entries(lock.packages)) if (entry.optional && entry.os && !entry.integrity) delete lock.packages[where];

const exact = (range) => /^\d+\.\d+\.\d+/.test(range);
let added = 0;
for (const [where, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (found(where, name)?.version === range) continue;
    const nested = `${where}/node_modules/${name}`;
    const flat = `node_modules/${name}`;
    const { system, processor } = platformOf(name);
    if (!exact(range) || !system) continue;
    lock.packages[lock.packages[flat] ? nested : flat] = {
      version: range,
      ...(processor ? { cpu: [processor] } : {}),
      ...(entry.dev ? { dev: true } : {}),
      license: entry.license,
      optional: true,
      os: [system],
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} platform packages named\n`);
