/** The code of a template or expression as hcl2json gives it, without what stands in quotes. */
export function codeOf(text) {
  let at = 0;
  let code = '';

  function literal(end) {
    while (at < text.length) {
      if (text.startsWith('$${', at) || text.startsWith('%%{', at)) {
        at += 3;
      } else if (text.startsWith('${', at) || text.startsWith('%{', at)) {
        at += 2;
        code += ' ';
        expression();
        code += ' ';
      } else if (end && text[at] === '\\') {
        at += 2;
      } else if (end && text[at] === end) {
        at += 1;
        return;
      } else {
        at += 1;
      }
    }
  }

  function expression() {
    for (let depth = 0; at < text.length;) {
      const c = text[at++];
      if (c === '"') {
        literal('"');
        code += '""';
        continue;
      }
      if (c === '}' && depth-- === 0) {
        return;
      }
      depth += c === '{' ? 1 : 0;
      code += c;
    }
  }

  literal();
  return code;
}

const HEADS = 'var|local|module|data|path|each|count|self|terraform|[a-z]+_[a-z0-9_]+';
const TRAVERSAL = new RegExp(`(?<![\\w.-])(?:${HEADS})(?:\\.[\\w-]+|\\[[^\\]]*\\])+`, 'g');

/** Every reference in a value, as the names of which it consists; indexes are left out. */
export function referencesIn(value) {
  if (typeof value === 'string') {
    return (codeOf(value).match(TRAVERSAL) ?? []).map(namesOf);
  }
  return value && typeof value === 'object' ? Object.values(value).flatMap(referencesIn) : [];
}

/** The one reference of which an expression consists, or undefined. */
export function soleReference(value) {
  const whole = /^\$\{([^{}"]*)\}$/.exec(value)?.[1].trim();
  const match = whole?.match(TRAVERSAL);
  return match?.length === 1 && match[0] === whole && !whole.includes('[*]') ? namesOf(whole) : undefined;
}

function namesOf(traversal) {
  return traversal.replace(/\[[^\]]*\]/g, '').split('.');
}
