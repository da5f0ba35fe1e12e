// Makes schema.json anew: extract-schema.mjs <node_modules with the provider packages>
// The packages hold the generated source of each type with what the provider says of every attribute. They are 400 MB,
// so only what this folder uses is kept.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROVIDERS, readConfiguration } from './configuration.mjs';

const TYPES = {
  getStringAttribute: 'string',
  getNumberAttribute: 'number',
  getBooleanAttribute: 'bool',
  getListAttribute: 'list',
  getNumberListAttribute: 'list',
  getStringMapAttribute: 'map',
  getNumberMapAttribute: 'map',
  getBooleanMapAttribute: 'map',
  string: 'string',
  number: 'number',
  boolean: 'bool',
};

/** The TypeScript from which a package's file was compiled, which its source map carries. */
function sourceOf(file) {
  const map = /sourceMappingURL=data:application\/json;base64,(\S+)/.exec(readFileSync(file, 'utf8'));
  return JSON.parse(Buffer.from(map[1], 'base64').toString()).sourcesContent[0];
}

function bodies(source, pattern) {
  const found = new Map();
  for (const match of source.matchAll(pattern)) {
    found.set(match[1], source.slice(match.index, source.indexOf('\n}', match.index)));
  }
  return found;
}

/** The names that are written as blocks, from the functions that write HCL. */
function blocksOf(text) {
  return new Set([...text.matchAll(/^ {4,6}(\w+): \{\n\s+value:.*\n\s+isBlock: true/gm)].map((match) => match[1]));
}

function attributesOf(text, blocks, structs) {
  const attributes = {};
  const parts = text.split(/^ {2}\/\/ (?=\w+ - computed: )/m).slice(1);
  for (const part of parts) {
    const [, name, computed, optional, required] = /^(\w+) - computed: (\w+), optional: (\w+), required: (\w+)/.exec(
      part,
    );
    const is = [
      required === 'true' && 'required',
      optional === 'true' && 'optional',
      computed === 'true' && 'computed',
    ].filter(Boolean);
    const nested = / = new (\w+?)(List|Map|OutputReference)\(this, "/.exec(part);
    if (nested && structs.has(nested[1])) {
      const many = nested[2] === 'List' && (required === 'true' || optional === 'true');
      const form = blocks.has(name) ? 'block' : 'object';
      attributes[name] = {
        is: [form, many && 'many', ...is].filter(Boolean).join(' '),
        has: structs.get(nested[1])(),
      };
    } else {
      const getter = /this\.(get\w+Attribute)\(/.exec(part);
      // A provider has no getters.
      const declared = /^ {2}private _\w+\?: (string|number|boolean)(?=;| \|)/m.exec(part)?.[1];
      attributes[name] = [TYPES[getter?.[1] ?? declared] ?? 'any', ...is].join(' ');
    }
  }
  return attributes;
}

function schemaOf(file) {
  const source = sourceOf(file);
  const writers = bodies(source, /^export function (\w+)ToHclTerraform\(/gm);
  const structs = new Map();
  for (const [name, text] of bodies(source, /^export class (\w+)OutputReference extends cdktf\.ComplexObject/gm)) {
    const blocks = blocksOf(writers.get(name[0].toLowerCase() + name.slice(1)) ?? '');
    structs.set(name, () => attributesOf(text, blocks, structs));
  }
  const [[, root]] = bodies(source, /^export class (\w+) extends cdktf\.Terraform(?:Resource|DataSource|Provider) /gm);
  const attributes = attributesOf(root, blocksOf(root), structs);
  // Of old resources the generator says that their id could be set; it cannot.
  if (attributes.id === 'string optional computed') {
    attributes.id = 'string computed';
  }
  return attributes;
}

const [modules] = process.argv.slice(2);
if (!modules || !existsSync(join(modules, '@cdktf'))) {
  console.error(`usage: node src/extract-schema.mjs <node_modules>
  Install the packages into an empty folder elsewhere first:
    npm install --ignore-scripts --legacy-peer-deps ${Object.values(PROVIDERS)
      .map((it) => it.package)
      .join(' ')}`);
  process.exit(2);
}

const home = join(import.meta.dirname, '..', '..');
const configuration = await readConfiguration(home);
const schema = { providers: {}, provider: {}, resource: {}, data: {} };
for (const [name, provider] of Object.entries(PROVIDERS)) {
  const folder = join(modules, provider.package.replace(/(?<=.)@[^@]+$/, ''));
  const version = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).cdktf.provider.version;
  schema.providers[name] = version;
  schema.provider[name] = schemaOf(join(folder, 'lib/provider/index.js'));
  const folders = new Set(readdirSync(join(folder, 'lib')));
  for (const { kind, type } of configuration.types(name)) {
    const short = type.slice(name.length + 1).replaceAll('_', '-');
    const where = kind === 'data' ? `data-${name}-${short}` : short;
    if (folders.has(where)) {
      schema[kind][type] = schemaOf(join(folder, 'lib', where, 'index.js'));
    } else {
      console.error(`${kind} ${type}: the provider has no such type`);
      process.exitCode = 1;
    }
  }
}
writeFileSync(join(home, 'check', 'schema.json'), JSON.stringify(schema, null, 1) + '\n');
