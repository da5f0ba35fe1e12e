import { join, normalize } from 'node:path';
import { existsSync } from 'node:fs';
import { referencesIn } from './expressions.mjs';

const CALL_META = new Set(['source', 'version', 'providers', 'count', 'for_each', 'depends_on']);
const BUILT_IN = new Set(['path', 'each', 'count', 'self', 'terraform']);

/** References to what is not there, calls of modules that do not fit, and what is declared but used by nothing. */
export function checkReferences(configuration, schema) {
  const problems = [];
  for (const module of configuration.modules.values()) {
    const used = new Set();
    const refer = (value, where) => {
      for (const reference of referencesIn(value)) {
        used.add(reference.slice(0, 2).join('.'));
        const problem = problemOf(reference, module, configuration, schema);
        if (problem) {
          problems.push(`${module.path}: ${where}: ${reference.join('.')}: ${problem}`);
        }
      }
    };
    for (const [section, bodies] of Object.entries(module.bodies)) {
      for (const [name, body] of Object.entries(bodies)) {
        const where = section === 'blocks' ? module.blocks[name].address : `${section.slice(0, -1)} ${name}`;
        // What a variable says of itself in its validation is no use of it.
        const before = new Set(used);
        refer(body, where);
        if (section === 'variables' && !before.has(`var.${name}`)) {
          used.delete(`var.${name}`);
        }
      }
    }
    for (const [name, body] of Object.entries(module.calls)) {
      checkCall(name, body, module, configuration, problems);
    }
    problems.push(...unused(module, used), ...missingFiles(module));
  }
  return problems;
}

function problemOf([head, ...names], module, configuration, schema) {
  switch (head) {
    case 'var':
      return names[0] in module.variables ? undefined : 'there is no such variable';
    case 'local':
      return names[0] in module.locals ? undefined : 'there is no such local';
    case 'module': {
      if (!(names[0] in module.calls)) {
        return 'there is no such module';
      }
      const called = calledModule(module, names[0], configuration);
      return !called || names.length < 2 || names[1] in called.outputs ? undefined : 'the module has no such output';
    }
    case 'data':
      return problemOfBlock('data', names[0], names.slice(1), module, schema);
    default:
      return BUILT_IN.has(head) || !schema.providers[head.split('_')[0]]
        ? undefined
        : problemOfBlock('resource', head, names, module, schema);
  }
}

function problemOfBlock(kind, type, [name, ...path], module, schema) {
  if (!module.find(kind, type, name)) {
    return `there is no such ${kind === 'data' ? 'data source' : 'resource'}`;
  }
  let attributes = schema[kind][type];
  for (const step of path) {
    if (typeof attributes !== 'object') {
      return undefined;
    }
    if (!(step in attributes)) {
      return `${type} has no attribute "${step}"`;
    }
    attributes = attributes[step].has;
  }
  return undefined;
}

function calledModule(module, name, configuration) {
  return configuration.modules.get(normalize(join(module.path, module.calls[name].source)));
}

function checkCall(name, body, module, configuration, problems) {
  const where = `${module.path}: module ${name}`;
  const called = calledModule(module, name, configuration);
  if (!called) {
    problems.push(`${where}: there is no module at ${body.source}`);
    return;
  }
  for (const argument of Object.keys(body)) {
    if (!CALL_META.has(argument) && !(argument in called.variables)) {
      problems.push(`${where}: ${called.path} has no variable "${argument}"`);
    }
  }
  for (const [variable, declared] of Object.entries(called.variables)) {
    if (!('default' in declared) && !(variable in body)) {
      problems.push(`${where}: lacks "${variable}", which ${called.path} requires`);
    }
  }
}

function unused(module, used) {
  const problems = [];
  for (const [kind, prefix, declared] of [
    ['variable', 'var', module.variables],
    ['local', 'local', module.locals],
  ]) {
    for (const name of Object.keys(declared)) {
      if (!used.has(`${prefix}.${name}`)) {
        problems.push(`${module.path}: ${kind} "${name}" is used by nothing`);
      }
    }
  }
  for (const [name, variable] of Object.entries(module.variables)) {
    if (!variable.description || !variable.type) {
      problems.push(`${module.path}: variable "${name}" lacks a type or a description`);
    }
  }
  return problems;
}

function missingFiles(module) {
  const calls = JSON.stringify(module.bodies).matchAll(
    /(?:templatefile|file)\(\\"\$\{path\.(?:module|root)\}\/([^"\\]+)\\"/g,
  );
  return [...calls]
    .filter(([, path]) => !existsSync(join(module.folder, path)))
    .map(([, path]) => `${module.path}: there is no file ${path}`);
}
