// Providers that stand in for the real ones, so that terraform itself can plan and apply without AWS: they have the
// types of schema.json, take everything that fits, and invent what AWS would answer.
import { join } from 'node:path';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import { Unknown, complete, invented, policy, read, write } from './values.mjs';

const TYPES = {
  string: '"string"',
  number: '"number"',
  bool: '"bool"',
  list: '["list","string"]',
  map: '["map","string"]',
};
const DATA = {
  aws_caller_identity: () => ({ account_id: '123456789012' }),
  aws_partition: () => ({ partition: 'aws' }),
  aws_iot_endpoint: () => ({ endpoint_address: 'batteries.example.org' }),
  aws_iam_policy_document: (config) => ({ json: policy(config) }),
};

const { Provider } = grpc.loadPackageDefinition(
  loader.loadSync(join(import.meta.dirname, 'provider.proto'), { keepCase: true, enums: String, defaults: true }),
).tfplugin5;

/** @returns the environment in which terraform finds the providers, and what it has made in them */
export async function standIn(schema) {
  const made = [];
  const servers = [];
  const addresses = {};
  for (const name of Object.keys(schema.providers)) {
    const server = new grpc.Server();
    server.addService(Provider.service, answers(name, schema, made));
    const port = await new Promise((resolve, reject) =>
      server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (e, it) =>
        e ? reject(e) : resolve(it),
      ),
    );
    servers.push(server);
    addresses[`hashicorp/${name}`] = {
      Protocol: 'grpc',
      ProtocolVersion: 5,
      Pid: process.pid,
      Test: true,
      Addr: { Network: 'tcp', String: `127.0.0.1:${port}` },
    };
  }
  return {
    made,
    environment: { TF_REATTACH_PROVIDERS: JSON.stringify(addresses) },
    stop: () => servers.forEach((it) => it.forceShutdown()),
  };
}

function answers(name, schema, made) {
  const calls = {
    GetSchema: () => ({
      provider: { block: blockOf(providerAttributes(schema.provider[name])) },
      resource_schemas: schemasOf(schema.resource, name),
      data_source_schemas: schemasOf(schema.data, name),
    }),
    PrepareProviderConfig: ({ config }) => ({ prepared_config: config }),
    ValidateResourceTypeConfig: () => ({}),
    ValidateDataSourceConfig: () => ({}),
    Configure: () => ({}),
    PlanResourceChange({ type_name: type, proposed_new_state: proposed }) {
      const planned = complete(schema.resource[type], read(proposed), () => new Unknown());
      return { planned_state: write(planned), legacy_type_system: true };
    },
    ApplyResourceChange({ type_name: type, planned_state: planned }) {
      const state = complete(schema.resource[type], read(planned), invented(type));
      made.push({ ...state, madeOf: type });
      return { new_state: write(state), legacy_type_system: true };
    },
    ReadDataSource({ type_name: type, config }) {
      const given = read(config);
      return { state: write(complete(schema.data[type], { ...given, ...DATA[type](given) }, invented(type))) };
    },
    Stop: () => ({}),
  };
  return Object.fromEntries(
    Object.entries(calls).map(([call, answer]) => [
      call,
      ({ request }, reply) => {
        try {
          reply(null, answer(request));
        } catch (e) {
          reply({ code: grpc.status.INTERNAL, message: String(e.stack) });
        }
      },
    ]),
  );
}

const schemasOf = (types, name) =>
  Object.fromEntries(
    Object.entries(types)
      .filter(([type]) => type.startsWith(`${name}_`))
      .map(([type, attributes]) => [type, { block: blockOf(attributes) }]),
  );

/** The schema of a provider tells no types of nested blocks; the tags are the only one that is used. */
function providerAttributes(attributes) {
  const known = Object.fromEntries(Object.entries(attributes).filter(([, it]) => !it.startsWith('any')));
  return 'default_tags' in attributes
    ? { ...known, default_tags: { is: 'block', has: { tags: 'map optional' } } }
    : known;
}

function blockOf(attributes) {
  const block = { attributes: [], block_types: [] };
  for (const [name, attribute] of Object.entries(attributes)) {
    if (typeof attribute === 'string') {
      const [type, ...is] = attribute.split(' ');
      const flags = Object.fromEntries(is.map((it) => [it, true]));
      block.attributes.push({ name, type: Buffer.from(TYPES[type] ?? '"dynamic"'), ...flags });
    } else {
      const is = attribute.is.split(' ');
      block.block_types.push({
        type_name: name,
        block: blockOf(attribute.has),
        nesting: 'LIST',
        min_items: is.includes('required') ? 1 : 0,
        max_items: is.includes('many') ? 0 : 1,
      });
    }
  }
  return block;
}
