import { soleReference } from './expressions.mjs';

const META = new Set(['count', 'for_each', 'provider', 'lifecycle', 'depends_on', 'provisioner', 'connection']);
const PRIMITIVE = new Set(['string', 'number', 'bool']);

const isExpression = (value) => typeof value === 'string' && value.startsWith('${');
const words = (attribute) => (typeof attribute === 'string' ? attribute : attribute.is).split(' ');

/** What is wrong with the arguments of resources, data sources and providers. */
export function checkArguments({ modules }, schema) {
  const problems = [];
  for (const module of modules.values()) {
    const typeOf = (reference) => typeOfReference(module, reference, schema);
    for (const { kind, type, body, address } of module.blocks) {
      const where = `${module.path}: ${address}`;
      const attributes = schema[kind][type];
      if (attributes) {
        checkBody(attributes, body, where, problems, typeOf, META);
      } else {
        problems.push(`${where}: type is not in check/schema.json (made by check/src/extract-schema.mjs)`);
      }
    }
    for (const { provider, body } of module.providers) {
      const where = `${module.path}: provider ${provider}`;
      if (schema.provider[provider]) {
        checkBody(schema.provider[provider], body, where, problems, typeOf, new Set(['alias']));
      } else {
        problems.push(`${where}: is not in check/schema.json`);
      }
    }
  }
  return problems;
}

function checkBody(attributes, body, where, problems, typeOf, meta = new Set()) {
  const given = { ...body };
  for (const [name, bodies] of Object.entries(given.dynamic ?? {})) {
    given[name] = [...(given[name] ?? []), ...bodies.flatMap((it) => it.content)];
  }
  delete given.dynamic;
  for (const [name, value] of Object.entries(given)) {
    if (meta.has(name)) {
      continue;
    }
    const attribute = attributes[name];
    if (!attribute || !/required|optional/.test(words(attribute).join(' '))) {
      problems.push(`${where}: has no argument or block "${name}"`);
    } else {
      checkValue(attribute, value, `${where}.${name}`, problems, typeOf);
    }
  }
  for (const [name, attribute] of Object.entries(attributes)) {
    if (words(attribute).includes('required') && !(name in given)) {
      problems.push(`${where}: lacks "${name}", which is required`);
    }
  }
}

function checkValue(attribute, value, where, problems, typeOf) {
  const is = words(attribute);
  if (is[0] === 'block') {
    if (!Array.isArray(value)) {
      problems.push(`${where}: is a block, not an argument`);
      return;
    }
    if (value.length > 1 && !is.includes('many')) {
      problems.push(`${where}: can be there only once`);
    }
    value.forEach((body) => checkBody(attribute.has, body, where, problems, typeOf));
  } else if (isExpression(value)) {
    const reference = soleReference(value);
    const type = reference && typeOf(reference);
    if (type && type !== 'any' && is[0] !== 'any' && PRIMITIVE.has(type) !== PRIMITIVE.has(is[0])) {
      problems.push(`${where}: needs ${is[0]}, has ${reference.join('.')}, which is ${type}`);
    }
  } else if (!fits(is[0], value)) {
    problems.push(`${where}: needs ${is[0]}, has ${JSON.stringify(value)}`);
  }
}

function fits(type, value) {
  switch (type) {
    case 'string':
      return typeof value !== 'object';
    case 'number':
      return typeof value !== 'object' && value !== '' && !Number.isNaN(Number(value)) && typeof value !== 'boolean';
    case 'bool':
      return ['true', 'false'].includes(String(value));
    case 'list':
      return Array.isArray(value);
    case 'map':
      return typeof value === 'object' && !Array.isArray(value);
    default:
      return true;
  }
}

function typeOfReference(module, [head, ...names], schema) {
  if (head === 'var' && names.length === 1) {
    const type = /^\$\{(\w+)/.exec(module.variables[names[0]]?.type)?.[1];
    return { set: 'list', tuple: 'list', object: 'map' }[type] ?? type;
  }
  const [kind, type, path] = head === 'data' ? ['data', names[0], names.slice(2)] : ['resource', head, names.slice(1)];
  let attributes = schema[kind][type];
  for (const name of path.slice(0, -1)) {
    attributes = attributes?.[name]?.has;
  }
  const found = path.length > 0 && attributes?.[path.at(-1)];
  return typeof found === 'string' ? words(found)[0] : undefined;
}
