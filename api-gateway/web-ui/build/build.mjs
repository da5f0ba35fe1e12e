// What the Maven build runs: installs, checks and builds, each only when what it depends on has changed.
//   node build/build.mjs build|test <target folder>
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const [task, target] = process.argv.slice(2);
const home = dirname(import.meta.dirname ?? '.');
process.chdir(home);
const out = resolve(target, 'classes/web-ui');

function hashOf(...paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    hash.update(path).update(readFileSync(path));
  };
  const walk = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inside = join(path, entry.name);
      entry.isDirectory() ? walk(inside) : add(inside);
    }
  };
  paths.forEach((path) => (path.endsWith('/') ? walk(path.slice(0, -1)) : add(path)));
  return hash.digest('hex');
}

const LOCK = ['package.json', 'package-lock.json', '.npmrc'];
const API = '../openapi.json';
const SOURCES = [...LOCK, 'index.html', 'tsconfig.json', 'vite.config.ts', 'src/', 'public/', 'build/'];

function once(stamp, hash, needed, work) {
  if (existsSync(needed) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) {
    return;
  }
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

function run(command, ...args) {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, WEB_UI_OUT: out, PATH: `${resolve('node_modules/.bin')}:${process.env.PATH}` },
  });
  if (status !== 0) {
    console.error(`web-ui: "${[command, ...args].join(' ')}" failed`);
    process.exit(status ?? 1);
  }
}

once('node_modules/.flipbridge', hashOf(...LOCK), 'node_modules', () => run('npm', 'ci', '--no-progress'));
// Before anything is compared: the types of the API are one of the sources.
const contract = hashOf('package.json', API);
once('node_modules/.flipbridge-contract', contract, 'src/api/contract.d.ts', () => run('npm', 'run', '--silent', 'contract'));
if (task === 'build') {
  once(resolve(target, 'web-ui.built'), hashOf(...SOURCES), join(out, 'index.html'), () => {
    run('tsc', '--noEmit');
    run('vite', 'build', '--logLevel', 'warn');
    run('node', 'build/finish.mjs');
  });
} else {
  once(resolve(target, 'web-ui.tested'), hashOf(...SOURCES), 'src', () => run('vitest', 'run', '--reporter', 'dot'));
}
