// After Vite: checks that the first load stays small and free of charts, and compresses what the gateway serves.
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const MOST_KB = 150;
const out = process.env.WEB_UI_OUT ?? 'dist';
const manifest = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8'));

const gzipped = (file) => gzipSync(readFileSync(join(out, file)), { level: 9 }).length;

/** The files that come with a chunk at once: itself, what it imports, and their styles. */
function filesOf(key, files = new Set()) {
  const chunk = manifest[key];
  if (chunk && !files.has(chunk.file)) {
    files.add(chunk.file);
    (chunk.css ?? []).forEach((css) => files.add(css));
    (chunk.imports ?? []).forEach((one) => filesOf(one, files));
  }
  return files;
}

const entry = filesOf('index.html');
const STAFF = 'src/pages/support/';
const CONSOLE = `${STAFF}console.ts`;
const pages = Object.keys(manifest).filter((key) => /^src\/pages\/.*Page\.tsx$/.test(key) || key === CONSOLE);
const loads = pages.map((page) => {
  const files = new Set([...entry, ...filesOf(page)]);
  return { page, files, kb: [...files].reduce((sum, file) => sum + gzipped(file), 0) / 1024 };
});
loads.sort((one, other) => other.kb - one.kb);
const spanish = gzipped(manifest['src/i18n/es.ts'].file) / 1024;

const problems = [];
for (const { page, files, kb } of loads) {
  if (kb > MOST_KB) {
    problems.push(`the first load of ${page} is ${kb.toFixed(1)} KB gzip; at most ${MOST_KB} KB are allowed`);
  }
  for (const file of files) {
    if (file.endsWith('.js') && readFileSync(join(out, file), 'utf8').includes('u-legend')) {
      problems.push(`${page} loads the charts at once: ${file}`);
    }
  }
}
const consoleOnly = manifest[CONSOLE]?.file;
if (!consoleOnly || loads.some(({ page, files }) => !page.startsWith(STAFF) && files.has(consoleOnly))) {
  problems.push('the console for staff is no chunk of its own, that no page for homeowners loads');
}
const html = readFileSync(join(out, 'index.html'), 'utf8');
if (/<style|style=|<script(?![^>]*\bsrc=)|\son\w+=/.test(html)) {
  problems.push('index.html has inline scripts or styles, which the content security policy forbids');
}
if (loads.length === 0) {
  problems.push('no page was found in the manifest');
}
if (problems.length > 0) {
  console.error(problems.map((problem) => `web-ui: ${problem}`).join('\n'));
  process.exit(1);
}

for (const file of readdirSync(join(out, 'assets'))) {
  if (/\.(js|css|svg)$/.test(file)) {
    const path = join(out, 'assets', file);
    const bytes = readFileSync(path);
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  }
}
rmSync(join(out, '.vite'), { recursive: true });
console.log(
  `web-ui: first load ${loads.at(-1).kb.toFixed(1)} to ${loads[0].kb.toFixed(1)} KB gzip (${loads[0].page});` +
    ` Spanish adds ${spanish.toFixed(1)} KB`,
);
