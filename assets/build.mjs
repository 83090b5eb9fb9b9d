// Builds assets/dist: app-HASH.css, app-HASH.js, fonts, icon sprite, manifest.json, and a .br and .gz beside each text file.
// Run it with `npm run build`; `npm run build -- --dev` adds source maps.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'assets/dist');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const result = await build({
  absWorkingDir: root,
  entryPoints: ['assets/app.js', 'assets/app.css'],
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2022', 'chrome111', 'firefox115', 'safari16.4'],
  outdir: out,
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  loader: { '.woff2': 'file' },
  legalComments: 'linked',
  metafile: true,
  logLevel: 'warning',
  sourcemap: process.argv.includes('--dev'),
});

// The manifest maps the names that templates use to the names with a hash.
const manifest = {};
for (const [path, output] of Object.entries(result.metafile.outputs)) {
  const name = basename(path);
  if (output.entryPoint === 'assets/app.js') manifest['app.js'] = name;
  else if (output.entryPoint === 'assets/app.css') manifest['app.css'] = name;
  else if (name.startsWith('inter-latin-wght-')) manifest['inter.woff2'] = name;
}

// Only the icons that are named in icons.txt, one symbol each.
const icons = readFileSync(join(root, 'assets/icons.txt'), 'utf8').split(/\s+/).filter(Boolean);
const symbols = icons.map((icon) => {
  const svg = readFileSync(join(root, 'node_modules/@navikt/aksel-icons/dist/svg', `${icon}.svg`), 'utf8');
  const shapes = svg.replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, '').trim();
  return `<symbol id="${icon}" viewBox="0 0 24 24">${shapes}</symbol>`;
});
const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`;
writeHashed('icons.svg', sprite);
writeHashed('icon.svg', readFileSync(join(root, 'assets/icon.svg'), 'utf8').trim());

for (const name of ['app.css', 'app.js', 'icon.svg', 'icons.svg', 'inter.woff2']) {
  if (!manifest[name]) throw new Error(`${name} was not built`);
}
writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);

const rows = [];
for (const name of readdirSync(out).sort()) {
  const bytes = readFileSync(join(out, name));
  if (!/\.(css|js|svg)$/.test(name)) {
    if (name.endsWith('.woff2')) rows.push({ name, bytes: bytes.length });
    continue;
  }
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  const gzip = gzipSync(bytes, { level: 9 });
  writeFileSync(join(out, `${name}.br`), brotli);
  writeFileSync(join(out, `${name}.gz`), gzip);
  rows.push({ name, bytes: bytes.length, gzip: gzip.length, brotli: brotli.length });
}
console.table(rows);

/** Writes a file under a name with the hash of its content, as esbuild does for its own. */
function writeHashed(name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8).toUpperCase();
  manifest[name] = name.replace('.', `-${hash}.`);
  writeFileSync(join(out, manifest[name]), content);
}
