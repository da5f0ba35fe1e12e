import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { standIn } from '../stand-in/provider.mjs';

const home = join(import.meta.dirname, '../..');
const schema = JSON.parse(readFileSync(join(home, 'check/schema.json'), 'utf8'));
const LEAST = { mail_identity: 'flipbridge@example.org', alarm_emails: ['operators@example.org'] };

// terraform itself evaluates every expression here; what AWS would say to the result, nobody knows.
describe('planned and applied by terraform with providers that stand in', { skip: skip() }, () => {
  let folder;
  let provider;
  let least;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'terraform-plan-'));
    for (const part of ['modules', 'policies', 'files']) {
      cpSync(join(home, part), join(folder, part), { recursive: true });
    }
    for (const file of ['backend', 'main', 'outputs', 'secrets', 'variables', 'versions']) {
      cpSync(join(home, `${file}.tf`), join(folder, `${file}.tf`));
    }
    writeFileSync(join(folder, 'backend_override.tf'), 'terraform {\n  backend "local" {}\n}\n');
    provider = await standIn(schema);
    await terraform('init', '-input=false');
  });

  after(() => {
    provider?.stop();
    rmSync(folder, { recursive: true });
  });

  function terraform(...args) {
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', ...provider.environment };
    return new Promise((resolve, reject) =>
      execFile('terraform', [...args, '-no-color'], { cwd: folder, env, maxBuffer: 1 << 26 }, (e, out, err) =>
        e ? reject(new Error(`${out}\n${err}`)) : resolve(out),
      ),
    );
  }

  function plan(variables) {
    writeFileSync(join(folder, 'terraform.tfvars.json'), JSON.stringify(variables));
    return terraform('plan', '-input=false', '-out=plan');
  }

  /** What is made anew with these variables, and the outputs. */
  async function applied(variables) {
    rmSync(join(folder, 'terraform.tfstate'), { force: true });
    provider.made.length = 0;
    await plan(variables);
    await terraform('apply', '-input=false', 'plan');
    const outputs = JSON.parse(await terraform('output', '-json'));
    const made = [...provider.made];
    const all = (type) => made.filter((it) => it.madeOf === type);
    return { all, named: (type, name) => all(type).find((it) => it.name === name), outputs };
  }

  const attributesOf = ({ all }) => {
    const [{ request_parameters: parameters }] = all('aws_apigatewayv2_integration');
    const mapped = Object.entries(JSON.parse(parameters.MessageAttributes));
    return Object.fromEntries(mapped.map(([name, { StringValue }]) => [name, StringValue]));
  };

  test('terraform finds it valid', async () => {
    assert.match(await terraform('validate'), /The configuration is valid/);
  });

  test('with the least that has to be said', async () => {
    least = await applied(LEAST);
    const it = least;

    assert.deepEqual(attributesOf(it), {
      'received-at': '${context.requestTimeEpoch}000',
      'webhook-id': '${request.header.webhook-id}',
      'webhook-signature': '${request.header.webhook-signature}',
      'webhook-timestamp': '${request.header.webhook-timestamp}',
    });
    const { Statement: server } = JSON.parse(it.named('aws_iam_policy', 'flipbridge-web-server').policy);
    assert.deepEqual(server.find(({ Sid }) => Sid === 'Queues').Resource, [
      'arn:aws:sqs:us-west-2:123456789012:flipbridge-telemetry-queue',
      'arn:aws:sqs:us-west-2:123456789012:flipbridge-webhook-queue',
    ]);
    assert.equal(
      server.find(({ Sid }) => Sid === 'Commands').Resource,
      'arn:aws:iot:us-west-2:123456789012:topic/devices/*/commands',
    );
    assert.equal(
      it.named('aws_iot_policy', 'flipbridge-device-policy').policy,
      readFileSync(join(home, 'policies/device-policy.json'), 'utf8'),
    );
    assert.equal(it.outputs.webhook_url.value, 'https://api.example.org/api/flip-webhook');
    assert.equal(it.outputs.mail_from.value, 'flipbridge@example.org');
    assert.ok(
      it.outputs.device_provisioning_access_key.value.secret_key && it.outputs.web_server_shared_secret.value.result,
    );
    assert.deepEqual(it.all('aws_pipes_pipe').concat(it.all('aws_iot_provisioning_template')), []);
  });

  test('every queue is encrypted and refuses what comes without TLS', () => {
    const { all } = least;

    assert.equal(all('aws_sqs_queue').length, 5);
    for (const { name, sqs_managed_sse_enabled: encrypted } of all('aws_sqs_queue')) {
      const statements = all('aws_sqs_queue_policy').flatMap((it) => JSON.parse(it.policy).Statement);
      const own = statements.filter((it) => it.Resource.endsWith(`:${name}`));
      assert.ok(encrypted, name);
      assert.deepEqual(own[0], {
        ...own[0],
        Effect: 'Deny',
        Action: 'sqs:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      });
      assert.deepEqual(
        own.slice(1).map((it) => it.Action),
        name.endsWith('-dlq') ? [] : ['sqs:SendMessage'],
      );
    }
  });

  test('with everything that can be asked for', async () => {
    const it = await applied({
      ...LEAST,
      project_name: 'other-one',
      mail_identity: 'example.org',
      server_access_key: false,
      webhook_signed: false,
      webhook_bearer_header: 'authentication',
      iot_log_level: 'OFF',
      certificate_audit: false,
      enable_fleet_provisioning: true,
      fleet_hook_arn: 'arn:aws:lambda:us-west-2:123456789012:function:serials',
      enable_http_pipe: true,
      gateway_url: 'https://flipbridge.example.org/',
    });

    assert.deepEqual(attributesOf(it), {
      authorization: '${request.header.authentication}',
      'received-at': '${context.requestTimeEpoch}000',
    });
    assert.ok(!('web_server_user_access_key' in it.outputs));
    assert.equal(it.outputs.mail_from.value, 'no-reply@example.org');
    assert.equal(
      it.all('aws_cloudwatch_event_api_destination')[0].invocation_endpoint,
      'https://flipbridge.example.org/api/devices/telemetry',
    );
    const template = JSON.parse(it.all('aws_iot_provisioning_template')[0].template_body);
    assert.equal(template.Resources.policy.Properties.PolicyName, 'other-one-device-policy');
    assert.deepEqual(it.all('aws_iot_logging_options').concat(it.all('aws_cloudcontrolapi_resource')), []);
  });

  test('refuses what cannot be', async () => {
    const wrong = {
      region: 'here',
      project_name: 'A',
      mail_identity: 'nobody',
      mail_from: 'Flipbridge <a@example.org>',
      alarm_emails: [],
      webhook_bearer_header: 'x-token',
      webhook_requests_per_second: 0,
      log_retention_days: 8,
      iot_log_level: 'LOUD',
      enable_http_pipe: true,
    };
    const { message } = await plan(wrong).catch((e) => e);

    for (const variable of [...Object.keys(wrong), 'gateway_url'].filter((it) => it !== 'enable_http_pipe')) {
      assert.match(message, new RegExp(`var\\.${variable} is|variable "${variable}"`), variable);
    }
    await assert.rejects(plan({ ...LEAST, webhook_signed: false }), /no webhook could be told\s+from a forged one/);
  });
});

function skip() {
  const { status, stdout } = spawnSync('terraform', ['version', '-json'], { encoding: 'utf8' });
  if (status !== 0) return 'there is no terraform here';
  const [major, minor] = JSON.parse(stdout).terraform_version.split('.').map(Number);
  return major > 1 || minor >= 11 ? false : 'this terraform is older than 1.11';
}
