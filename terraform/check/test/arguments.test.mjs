import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkArguments } from '../src/arguments.mjs';
import { configuration, schema } from './fixture.mjs';

async function problems(t, text) {
  return checkArguments(await configuration(t, { 'main.tf': text }), schema);
}

const RULE = (body) => `
  resource "aws_iot_topic_rule" "telemetry" {
    name        = "telemetry"
    enabled     = true
    sql         = "SELECT *"
    sql_version = "2016-03-23"
    ${body}
  }`;

test('what fits has no problem', async (t) => {
  assert.deepEqual(
    await problems(
      t,
      RULE(`
        count = 2
        error_action {
          sqs {
            queue_url  = "https://\${local.host}/queue"
            role_arn   = var.role
            use_base64 = false
          }
        }
        lifecycle {
          prevent_destroy = true
        }`),
    ),
    [],
  );
});

test('an unknown argument', async (t) => {
  assert.deepEqual(await problems(t, 'resource "aws_sqs_queue" "q" { retention = 3 }'), [
    '.: aws_sqs_queue.q: has no argument or block "retention"',
  ]);
});

test('an argument that only the provider sets', async (t) => {
  assert.deepEqual(await problems(t, 'resource "aws_sqs_queue" "q" { arn = "arn:aws:sqs:a:1:q" }'), [
    '.: aws_sqs_queue.q: has no argument or block "arn"',
  ]);
});

test('an unknown argument of a block in a block', async (t) => {
  const sqs = 'sqs {\nqueue_url = "q"\nrole_arn = "r"\nuse_base64 = false\nqueue = 1\n}';
  assert.deepEqual(await problems(t, RULE(`error_action {\n${sqs}\n}`)), [
    '.: aws_iot_topic_rule.telemetry.error_action.sqs: has no argument or block "queue"',
  ]);
});

test('a missing argument, at the top and in a block', async (t) => {
  assert.deepEqual(await problems(t, RULE('sqs { queue_url = "q" }').replace(/enabled.*/, '')), [
    '.: aws_iot_topic_rule.telemetry.sqs: lacks "role_arn", which is required',
    '.: aws_iot_topic_rule.telemetry.sqs: lacks "use_base64", which is required',
    '.: aws_iot_topic_rule.telemetry: lacks "enabled", which is required',
  ]);
});

test('a missing argument of a dynamic block', async (t) => {
  const body = 'dynamic "sqs" {\nfor_each = var.all\ncontent {\nqueue_url = sqs.value\nrole_arn = "r"\n}\n}';
  assert.deepEqual(await problems(t, RULE(body)), [
    '.: aws_iot_topic_rule.telemetry.sqs: lacks "use_base64", which is required',
  ]);
});

test('a block that may be there once', async (t) => {
  const action = 'error_action {\n}\n';
  assert.deepEqual(await problems(t, RULE(action + action)), [
    '.: aws_iot_topic_rule.telemetry.error_action: can be there only once',
  ]);
});

for (const [name, argument, problem] of [
  ['a word for a number', 'delay_seconds = "soon"', 'delay_seconds: needs number, has "soon"'],
  ['a word for a bool', 'fifo_queue = "yes"', 'fifo_queue: needs bool, has "yes"'],
  ['a list for a string', 'name = ["q"]', 'name: needs string, has ["q"]'],
  ['a string for a map', 'tags = "x"', 'tags: needs map, has "x"'],
  ['a list of a variable for a string', 'name = var.names', 'name: needs string, has var.names, which is list'],
  [
    'a map of a resource for a string',
    'name = aws_sqs_queue.q.tags',
    'name: needs string, has aws_sqs_queue.q.tags, which is map',
  ],
]) {
  test(`a wrong type: ${name}`, async (t) => {
    const text = `variable "names" { type = list(string) }\nresource "aws_sqs_queue" "q" {\n${argument}\n}`;
    assert.deepEqual(await problems(t, text), [`.: aws_sqs_queue.q.${problem}`]);
  });
}

test('a part of a variable has a type of its own', async (t) => {
  const variable = 'variable "it" { type = object({ name = string }) }';
  const text = `${variable}\nresource "aws_sqs_queue" "q" {\nname = var.it.name\n}`;
  assert.deepEqual(await problems(t, text), []);
});

test('a type that the schema does not have', async (t) => {
  const [problem] = await problems(t, 'resource "aws_sqs_kueue" "q" {}');
  assert.match(problem, /aws_sqs_kueue\.q: type is not in check\/schema\.json/);
});

test('a file that does not parse', async (t) => {
  const { modules } = await configuration(t, { 'main.tf': 'resource "aws_sqs_queue" {' }, true);
  assert.equal(modules.get('.').problems.length, 1);
});
