import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const PREFIX = { iot: 'iot', iotdataplane: 'iot', sqs: 'sqs' };
const NO_CALLS = new Set(['Close', 'Builder', 'ServiceClientConfiguration']);
/** Where the right has another name than the call (Service Authorization Reference). */
const RIGHTS = {
  'sqs:DeleteMessageBatch': 'sqs:DeleteMessage',
  'sqs:ChangeMessageVisibilityBatch': 'sqs:ChangeMessageVisibility',
};

/** The rights that the Java code below a folder needs: each with the file that makes the call. */
export function rightsNeeded(folder) {
  const needed = new Map();
  for (const file of readdirSync(folder, { recursive: true }).filter((it) => it.endsWith('.java'))) {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const [, service, client] of text.matchAll(
      /^import software\.amazon\.awssdk\.services\.(\w+)\.(\w+Client);/gm,
    )) {
      for (const [, variable] of text.matchAll(new RegExp(`\\b${client} (\\w+)\\b`, 'g'))) {
        for (const [, method] of text.matchAll(new RegExp(`\\b${variable}\\s*\\.(\\w+)\\(`, 'g'))) {
          const call = method[0].toUpperCase() + method.slice(1).replace(/Paginator$/, '');
          const right = `${PREFIX[service] ?? service}:${call}`;
          if (!NO_CALLS.has(call)) {
            needed.set(RIGHTS[right] ?? right, file);
          }
        }
      }
    }
  }
  return needed;
}

/** @param identities the folder of the Java code that runs as the identity of each module */
export function checkCalls({ modules }, identities) {
  const problems = [];
  for (const [path, folder] of Object.entries(identities)) {
    const needed = rightsNeeded(folder);
    const given = new Set(
      modules
        .get(path)
        .blocks.filter((it) => it.type === 'aws_iam_policy_document')
        .flatMap((it) => it.body.statement ?? [])
        .flatMap((it) => it.actions),
    );
    for (const [right, file] of needed) {
      if (!given.has(right)) {
        problems.push(`${path}: does not allow ${right}, which ${file} needs`);
      }
    }
    for (const right of given) {
      if (!needed.has(right)) {
        problems.push(`${path}: allows ${right}, for which the code has no call`);
      }
    }
  }
  return problems;
}
