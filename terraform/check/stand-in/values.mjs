import { ExtensionCodec, decode, encode } from '@msgpack/msgpack';

/** What is known only once it is there. */
export class Unknown {}

const extensionCodec = new ExtensionCodec();
for (const type of [0, 12]) {
  extensionCodec.register({
    type,
    encode: (value) => (type === 0 && value instanceof Unknown ? new Uint8Array(1) : null),
    decode: () => new Unknown(),
  });
}

export const read = ({ msgpack }) => decode(msgpack, { extensionCodec });
export const write = (value) => ({ msgpack: Buffer.from(encode(value, { extensionCodec })) });

/** @param make gives a value for each computed attribute that has none */
export function complete(attributes, value, make) {
  if (value === null || value instanceof Unknown) {
    return value;
  }
  const whole = { ...value };
  for (const [name, attribute] of Object.entries(attributes)) {
    if (typeof attribute !== 'string') {
      whole[name] = whole[name]?.map((it) => complete(attribute.has, it, make)) ?? whole[name];
    } else if (attribute.includes('computed') && (whole[name] === null || whole[name] instanceof Unknown)) {
      whole[name] = make(name, attribute.split(' ')[0], whole);
    }
  }
  return whole;
}

/** What AWS might answer. */
export function invented(type) {
  return (name, kind, { name: own = type }) => {
    const text = {
      arn: `arn:aws:${type.split('_')[1]}:us-west-2:123456789012:${own}`,
      url: `https://sqs.example.org/123456789012/${own}`,
      api_endpoint: 'https://api.example.org',
    };
    return { string: text[name] ?? `${own}/${name}`, number: 1, bool: false, list: [], map: {} }[kind] ?? null;
  };
}

const one = (list) => (list?.length === 1 ? list[0] : (list ?? undefined));

/** As the provider writes the document. */
export function policy({ statement: statements }) {
  if (hasUnknown(statements)) {
    return new Unknown();
  }
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((it) => ({
      Sid: it.sid ?? undefined,
      Effect: it.effect ?? 'Allow',
      Action: one(it.actions),
      Resource: one(it.resources),
      Principal: it.principals.length
        ? Object.fromEntries(it.principals.map(({ type, identifiers }) => [type, one(identifiers)]))
        : undefined,
      Condition: it.condition.length
        ? Object.fromEntries(it.condition.map(({ test, variable, values }) => [test, { [variable]: one(values) }]))
        : undefined,
    })),
  });
}

function hasUnknown(value) {
  return (
    value instanceof Unknown ||
    (value !== null && typeof value === 'object' && Object.values(value).some((it) => hasUnknown(it)))
  );
}
