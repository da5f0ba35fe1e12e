// Writes what we ship and under which licences, and fails on a licence that nobody has looked at:
//   node scripts/licences.mjs     (after a build; scripts/licences.json says what is allowed)
// Reads the bills of materials that Maven wrote, and for the pages npm's lock file, of which it writes one as well.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

process.chdir(resolve(import.meta.dirname ?? 'scripts', '..'));
const rules = JSON.parse(readFileSync('scripts/licences.json', 'utf8'));

const fromMaven = (module, folder = 'classes/META-INF/sbom') => {
  const file = `${module}/target/${folder}/application.cdx.json`;
  if (!existsSync(file)) {
    console.error(`licences: there is no ${file}; build first: ./verify --quick`);
    process.exit(1);
  }
  return JSON.parse(readFileSync(file, 'utf8')).components.map(({ group, name, version, purl, licenses }) => ({
    name: `${group}:${name}`,
    version,
    purl,
    licences: (licenses ?? []).map(({ license, expression }) => expression ?? license.id ?? license.name),
  }));
};

const fromNpm = () =>
  Object.entries(JSON.parse(readFileSync('api-gateway/web-ui/package-lock.json', 'utf8')).packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version, license, integrity }]) => {
      const name = path.replace(/^.*node_modules\//, '');
      const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
      return { name, version, purl, licences: license ? [license] : [], integrity };
    });

/** The one that we take, when a part may be had under any of several. */
const taken = ({ purl, licences }) => {
  const looked = Object.entries(rules.parts).find(([begin]) => purl.startsWith(begin));
  return looked ? looked[1].licence : licences.map((one) => rules.names[one] ?? one).find((one) => rules.allowed.includes(one));
};

const products = {
  'api-gateway, its jar': fromMaven('api-gateway'),
  'api-gateway, its pages': fromNpm(),
  'the command line': fromMaven('command-line'),
};
// Only the whole ./verify has this one made.
if (existsSync('local-cloud/target/application.cdx.json')) {
  products['the local cloud, for development'] = fromMaven('local-cloud', '.');
} else {
  console.log('licences: those of the local cloud are looked at by ./verify without --quick');
}

const ours = 'pkg:maven/energy.flipbridge/';
const unknown = new Map();
const lines = [];
for (const [product, parts] of Object.entries(products)) {
  lines.push('', `${product}: ${parts.length} parts`, '');
  for (const part of parts.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const licence = part.purl.startsWith(ours) ? 'Apache-2.0' : taken(part);
    if (!licence) {
      unknown.set(part.purl, `${part.name} ${part.version}: ${part.licences.join(', ') || 'none named'}`);
    }
    lines.push(`  ${(licence ?? '?').padEnd(40)} ${part.name} ${part.version}`);
  }
}

mkdirSync('target', { recursive: true });
writeFileSync('target/licences.txt', `What is shipped with Flipbridge, by product, each with the licence it is taken under.\n${lines.join('\n')}\n`);
writeFileSync(
  'target/web-ui.cdx.json',
  `${JSON.stringify(
    {
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      version: 1,
      metadata: { component: { type: 'application', name: 'web-ui', 'bom-ref': 'web-ui' } },
      components: products['api-gateway, its pages'].map(({ name, version, purl, licences, integrity }) => ({
        type: 'library',
        'bom-ref': purl,
        name,
        version,
        purl,
        licenses: licences.map((id) => ({ license: { id } })),
        hashes: integrity?.startsWith('sha512-')
          ? [{ alg: 'SHA-512', content: Buffer.from(integrity.slice(7), 'base64').toString('hex') }]
          : [],
      })),
    },
    null,
    2,
  )}\n`,
);

if (unknown.size > 0) {
  console.error(`licences: nobody has looked at these yet; decide, and say so in scripts/licences.json:`);
  [...unknown.values()].sort().forEach((line) => console.error(`  ${line}`));
  process.exit(1);
}
const count = Object.values(products).flat().length;
console.log(`licences: ${count} parts, all under licences that are allowed (target/licences.txt)`);
