import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPolicies } from '../src/policies.mjs';
import { configuration } from './fixture.mjs';

async function problems(t, files, allowed = {}) {
  return checkPolicies(await configuration(t, files), allowed);
}

const document = (statement) => ({ 'main.tf': `data "aws_iam_policy_document" "p" {\n${statement}\n}` });
const policy = (statement) => ({
  'main.tf': '',
  'policies/p.json': JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
});
const ALL = 'statement {\nsid = "All"\nactions = ["iot:Publish"]\nresources = ["*"]\n}';

test('a policy that does not parse', async (t) => {
  const [problem] = await problems(t, { 'main.tf': '', 'policies/p.json': '{"Version": "2012-10-17",}' });
  assert.match(problem, /^policies\/p\.json: /);
});

test('a policy that lacks a part', async (t) => {
  for (const part of ['Effect', 'Action', 'Resource']) {
    const statement = {
      Effect: 'Allow',
      Action: 'iot:Connect',
      Resource: 'arn:aws:iot:*:*:client/a',
      [part]: undefined,
    };
    assert.deepEqual(await problems(t, policy(statement)), [`policies/p.json: statement 1 lacks ${part}`]);
  }
});

test('a policy without a version', async (t) => {
  assert.deepEqual(await problems(t, { 'main.tf': '', 'policies/p.json': '{}' }), [
    'policies/p.json: lacks a Version 2012-10-17 or a Statement',
  ]);
});

test('a document that lacks a part', async (t) => {
  assert.deepEqual(await problems(t, document('statement {\nsid = "S"\nactions = ["iot:Connect"]\n}')), [
    '. p S: lacks resources',
  ]);
  assert.deepEqual(await problems(t, document('statement {\nsid = "S"\nresources = ["a"]\n}')), [
    '. p S: lacks actions',
  ]);
  assert.deepEqual(await problems(t, document('')), ['.: aws_iam_policy_document.p has no statement']);
});

test('a document of trust needs no resources', async (t) => {
  assert.deepEqual(await problems(t, document('statement {\nactions = ["sts:AssumeRole"]\n}')), []);
});

test('everything is allowed for a reason only', async (t) => {
  const refused = '. p All: allows something for every resource ("*"); name it in check/stars.json with a reason';
  assert.deepEqual(await problems(t, document(ALL)), [refused]);
  assert.deepEqual(await problems(t, document(ALL), { '. p All': 'because' }), []);
  assert.equal((await problems(t, policy({ Effect: 'Allow', Action: 'iot:*', Resource: '*' }))).length, 1);
  assert.equal(
    (await problems(t, document(ALL.replace('statement {', 'dynamic "statement" {\nfor_each = []\ncontent {') + '\n}')))
      .length,
    1,
  );
});

test('to refuse everything needs no reason', async (t) => {
  assert.deepEqual(await problems(t, document(ALL.replace('sid', 'effect = "Deny"\nsid'))), []);
});

test('a reason for what is no longer there', async (t) => {
  assert.deepEqual(
    await problems(t, document('statement {\nactions = ["sts:AssumeRole"]\n}'), { '. p Gone': 'because' }),
    ['check/stars.json: there is no ". p Gone"'],
  );
});
