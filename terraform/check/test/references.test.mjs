import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { codeOf, referencesIn } from '../src/expressions.mjs';
import { checkReferences } from '../src/references.mjs';
import { configuration, schema } from './fixture.mjs';

async function problems(t, files) {
  return checkReferences(await configuration(t, files), schema);
}

const variable = (name, more = '') => `variable "${name}" {\ntype = string\ndescription = "d"\n${more}}\n`;

describe('finding references', () => {
  test('what stands in quotes is none, what is in them in braces is one', () => {
    assert.deepEqual(
      referencesIn('${jsonencode({ a = "var.b ${var.c} $${request.header.x-y}", d = local.e["f"].g })}'),
      [
        ['var', 'c'],
        ['local', 'e', 'g'],
      ],
    );
  });

  test('in the text of a template only what is in braces', () => {
    assert.deepEqual(referencesIn('var.a/${aws_sqs_queue.b[0].arn}/${[for q in data.aws_region.c : q.x]}'), [
      ['aws_sqs_queue', 'b', 'arn'],
      ['data', 'aws_region', 'c'],
    ]);
  });

  test('braces and quotes in expressions', () => {
    assert.equal(codeOf('${{ a = "}\\"" }}x').trim(), '{ a = "" }');
  });
});

for (const [name, value, problem] of [
  ['variable', 'var.nothing', 'var.nothing: there is no such variable'],
  ['local', 'local.nothing', 'local.nothing: there is no such local'],
  ['module', 'module.nothing.x', 'module.nothing.x: there is no such module'],
  ['output of a module', 'module.child.nothing', 'module.child.nothing: the module has no such output'],
  ['resource', 'aws_sqs_queue.nothing.arn', 'aws_sqs_queue.nothing.arn: there is no such resource'],
  ['data source', 'data.aws_region.nothing.region', 'data.aws_region.nothing.region: there is no such data source'],
  ['attribute', 'aws_sqs_queue.q[0].address', 'aws_sqs_queue.q.address: aws_sqs_queue has no attribute "address"'],
  [
    'attribute in an interpolation',
    '"x-${aws_sqs_queue.q.address}"',
    'aws_sqs_queue.q.address: aws_sqs_queue has no attribute "address"',
  ],
]) {
  test(`a reference to what is not there: ${name}`, async (t) => {
    const files = {
      'main.tf': `module "child" {\nsource = "./modules/child"\n}\nresource "aws_sqs_queue" "q" {}\noutput "o" {\nvalue = ${value}\n}`,
      'modules/child/main.tf': 'output "there" {\nvalue = 1\n}',
    };
    assert.deepEqual(await problems(t, files), [`.: output o: ${problem}`]);
  });
}

test('an attribute of a nested block', async (t) => {
  const text = (attribute) =>
    `resource "aws_sesv2_email_identity" "i" {}\noutput "o" {\nvalue = aws_sesv2_email_identity.i.dkim_signing_attributes[0].${attribute}\n}`;
  assert.deepEqual(await problems(t, { 'main.tf': text('tokens') }), []);
  assert.equal((await problems(t, { 'main.tf': text('tokkens') })).length, 1);
});

test('a variable that nothing uses, also when its own validation names it', async (t) => {
  const validation = 'validation {\ncondition = var.b != ""\nerror_message = "e"\n}\n';
  assert.deepEqual(await problems(t, { 'main.tf': variable('a') + variable('b', validation) }), [
    '.: variable "a" is used by nothing',
    '.: variable "b" is used by nothing',
  ]);
});

test('a local that nothing uses, and a variable without a description', async (t) => {
  assert.deepEqual(await problems(t, { 'main.tf': 'locals {\na = var.b\n}\nvariable "b" {\ntype = string\n}' }), [
    '.: local "a" is used by nothing',
    '.: variable "b" lacks a type or a description',
  ]);
});

test('a call that does not fit its module', async (t) => {
  const files = {
    'main.tf':
      'module "child" {\nsource = "./modules/child"\ncolour = "red"\n}\nmodule "gone" {\nsource = "./modules/gone"\n}',
    'modules/child/main.tf': variable('name') + 'output "o" {\nvalue = var.name\n}',
  };
  assert.deepEqual(await problems(t, files), [
    '.: module child: modules/child has no variable "colour"',
    '.: module child: lacks "name", which modules/child requires',
    '.: module gone: there is no module at ./modules/gone',
  ]);
});

test('a file that is not there', async (t) => {
  const text = 'output "o" {\nvalue = file("${path.module}/policy.json")\n}';
  assert.deepEqual(await problems(t, { 'main.tf': text }), ['.: there is no file policy.json']);
  assert.deepEqual(await problems(t, { 'main.tf': text, 'policy.json': '{}' }), []);
});
