import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readConfiguration } from '../src/configuration.mjs';
import { rightsNeeded } from '../src/calls.mjs';

const home = join(import.meta.dirname, '../..');
const { modules } = await readConfiguration(home);
const read = (path) => readFileSync(join(home, '..', path), 'utf8');

test('the rule is the one of the local cloud', () => {
  const { sql } = modules.get('modules/telemetry').find('resource', 'aws_iot_topic_rule', 'telemetry').body;
  const [, filter] = / FROM '(.+)'$/.exec(sql);

  assert.match(
    read('local-cloud/src/main/java/energy/flipbridge/cloud/LocalCloud.java'),
    new RegExp(`"${filter.replaceAll('+', '\\+')}"`),
  );
  assert.ok(sql.startsWith('SELECT *, topic() AS mqtt_topic, timestamp() AS mqtt_received_at FROM '));
});

test('the gateway and provisioning find every output that they name', () => {
  const outputs = Object.keys(modules.get('.').outputs);
  const settings = read('api-gateway/src/main/java/energy/flipbridge/gateway/settings/Settings.java');
  const config = read('provisioning/src/main/java/energy/flipbridge/provisioning/aws/AwsConfigFile.java');
  const named = [
    ...[...settings.matchAll(/terraform output (\w+)/g)].map((it) => it[1]),
    ...[...config.matchAll(/required\("(\w+)"/g)].map((it) => it[1]),
  ];

  assert.ok(named.length > 8);
  assert.deepEqual(
    named.filter((it) => !outputs.includes(it)),
    [],
  );
});

test('the calls of the code are seen', () => {
  const rights = [...rightsNeeded(join(home, '../provisioning/src/main/java')).keys()];

  assert.ok(rights.includes('iot:CreateKeysAndCertificate') && rights.includes('iot:ListCertificates'), String(rights));
});

test('secrets do not leave by an output that is not marked', () => {
  const open = Object.entries(modules.get('.').outputs).filter(([, it]) => !it.sensitive);

  assert.deepEqual(
    open.map(([name]) => name).filter((it) => /secret(?!_arns)|password|access_key$|hash/.test(it)),
    ['web_server_user_access_key'],
  );
});

test('the root certificate is Amazon Root CA 1', () => {
  const certificate = new X509Certificate(read('terraform/files/AmazonRootCA1.pem'));

  assert.equal(
    certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    '8ecde6884f3d87b1125ba31ac3fcb13d7016de7f57cc904fe1cb97c6ae98196e',
  );
});

test('the provisioning template is JSON and refuses what is there', () => {
  const template = JSON.parse(read('terraform/modules/fleet-provisioning/template.json'));

  assert.equal(template.Resources.thing.OverrideSettings.AttributePayload, 'FAIL');
  assert.equal(template.Resources.policy.Properties.PolicyName, '${device_policy_name}');
});
