import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCalls } from '../src/calls.mjs';
import { configuration } from './fixture.mjs';

const JAVA = `
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

final class Queue {
    private final IotClient iot;

    void all(SqsAsyncClient sqs) {
        iot
            .listThingPrincipalsPaginator(request -> request.thingName("a"));
        sqs.deleteMessageBatch(request -> request.queueUrl("q"));
        sqs.close();
    }
}
`;

async function problems(t, actions) {
  const read = await configuration(t, {
    'main.tf': `data "aws_iam_policy_document" "calls" {\nstatement {\nactions = ${JSON.stringify(actions)}\nresources = ["a"]\n}\n}`,
    'java/Queue.java': JAVA,
  });
  return checkCalls(read, { '.': `${read.root}/java` });
}

test('what the calls need and nothing more', async (t) => {
  assert.deepEqual(await problems(t, ['iot:ListThingPrincipals', 'sqs:DeleteMessage']), []);
});

test('a call that is not allowed', async (t) => {
  assert.deepEqual(await problems(t, ['sqs:DeleteMessage']), [
    '.: does not allow iot:ListThingPrincipals, which Queue.java needs',
  ]);
});

test('a right without a call', async (t) => {
  assert.deepEqual(await problems(t, ['iot:ListThingPrincipals', 'sqs:DeleteMessage', 'sqs:PurgeQueue']), [
    '.: allows sqs:PurgeQueue, for which the code has no call',
  ]);
});
