// Checks the configuration of this folder's parent against schema.json: check.mjs [root]
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkArguments } from './arguments.mjs';
import { checkCalls } from './calls.mjs';
import { readConfiguration } from './configuration.mjs';
import { checkPolicies } from './policies.mjs';
import { checkReferences } from './references.mjs';

const home = resolve(import.meta.dirname, '..');
const json = (name) => JSON.parse(readFileSync(join(home, name), 'utf8'));
const schema = json('schema.json');
const configuration = await readConfiguration(resolve(home, '..'));
const code = (module) => resolve(home, '../..', module, 'src/main/java');

const problems = [
  ...[...configuration.modules.values()].flatMap((it) => it.problems),
  ...checkPins(),
  ...checkArguments(configuration, schema),
  ...checkReferences(configuration, schema),
  ...checkPolicies(configuration, json('stars.json')),
  ...checkCalls(configuration, {
    'modules/server': code('api-gateway'),
    'modules/provisioning': code('provisioning'),
  }),
];

/** What is checked here must be what terraform downloads. */
function checkPins() {
  const settings = configuration.modules.get('.').settings;
  const required = Object.assign({}, ...settings.flatMap((it) => it.required_providers ?? []));
  return Object.entries(schema.providers)
    .filter(([name, version]) => required[name]?.version !== version)
    .map(([name, version]) => `versions.tf: schema.json is of ${name} ${version}`);
}

const blocks = [...configuration.modules.values()].reduce((sum, it) => sum + it.blocks.length, 0);
if (problems.length) {
  console.error(`terraform: ${problems.length} problem(s)\n  ${problems.join('\n  ')}`);
  process.exit(1);
}
const size = `${configuration.modules.size} modules with ${blocks} resources and data sources`;
console.log(`terraform: ${size} fit provider aws ${schema.providers.aws}`);
