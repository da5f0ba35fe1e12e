import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import hcl from '@cdktf/hcl2json';

/** The packages from which schema.json is made; versions.tf pins the same versions of the providers. */
export const PROVIDERS = {
  aws: { package: '@cdktf/provider-aws@21.22.1' },
  random: { package: '@cdktf/provider-random@12.0.1' },
};

/** One folder of .tf files. */
export class Module {
  variables = {};
  locals = {};
  outputs = {};
  calls = {};
  settings = [];
  providers = [];
  /** Resources and data sources. */
  blocks = [];
  problems = [];

  constructor(path, folder) {
    this.path = path;
    this.folder = folder;
  }

  async add(name, text) {
    let parsed;
    try {
      parsed = await hcl.parse(name, text);
    } catch (e) {
      this.problems.push(`${this.path}/${name}: ${String(e.message ?? e).split('\n')[0]}`);
      return;
    }
    Object.assign(this.variables, first(parsed.variable));
    Object.assign(this.outputs, first(parsed.output));
    Object.assign(this.calls, first(parsed.module));
    Object.assign(this.locals, ...(parsed.locals ?? []));
    this.settings.push(...(parsed.terraform ?? []));
    for (const [provider, bodies] of Object.entries(parsed.provider ?? {})) {
      this.providers.push(...bodies.map((body) => ({ provider, body })));
    }
    for (const kind of ['resource', 'data']) {
      for (const [type, named] of Object.entries(parsed[kind] ?? {})) {
        for (const [name, [body]] of Object.entries(named)) {
          this.blocks.push({
            kind,
            type,
            name,
            body,
            address: `${kind === 'data' ? 'data.' : ''}${type}.${name}`,
          });
        }
      }
    }
  }

  find(kind, type, name) {
    return this.blocks.find((it) => it.kind === kind && it.type === type && it.name === name);
  }

  /** Everything in which something can be referred to. */
  get bodies() {
    const { variables, locals, outputs, calls, providers, blocks } = this;
    return {
      variables,
      locals,
      outputs,
      calls,
      providers: providers.map((it) => it.body),
      blocks: blocks.map((it) => it.body),
    };
  }
}

function first(named = {}) {
  return Object.fromEntries(Object.entries(named).map(([name, [body]]) => [name, body]));
}

/** @returns all modules by their path below the root, which is '.' */
export async function readConfiguration(root) {
  const folders = ['.'];
  if (existsSync(join(root, 'modules'))) {
    folders.push(
      ...readdirSync(join(root, 'modules'))
        .sort()
        .map((it) => `modules/${it}`),
    );
  }
  const modules = new Map();
  for (const path of folders) {
    const folder = join(root, path);
    const module = new Module(path, folder);
    for (const file of readdirSync(folder)
      .filter((it) => it.endsWith('.tf'))
      .sort()) {
      await module.add(file, readFileSync(join(folder, file), 'utf8'));
    }
    modules.set(path, module);
  }
  return {
    root,
    modules,
    types(provider) {
      const all = [...modules.values()].flatMap((it) => it.blocks).filter((it) => it.type.startsWith(`${provider}_`));
      const names = [...new Set(all.map((it) => `${it.kind} ${it.type}`))].sort();
      return names.map((it) => ({ kind: it.split(' ')[0], type: it.split(' ')[1] }));
    },
  };
}
