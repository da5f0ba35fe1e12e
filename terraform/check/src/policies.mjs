import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const list = (value) => (value === undefined ? [] : [value].flat());

/**
 * Policies that do not parse or lack a part, and those for every resource that are not allowed for a reason.
 *
 * @param allowed a reason for each statement that may say "*", by module, document and sid
 */
export function checkPolicies({ root, modules }, allowed) {
  const problems = [];
  const seen = new Set();
  const star = (where) => {
    seen.add(where);
    if (!allowed[where]) {
      problems.push(`${where}: allows something for every resource ("*"); name it in check/stars.json with a reason`);
    }
  };
  for (const module of modules.values()) {
    for (const { type, name, body } of module.blocks.filter((it) => it.type === 'aws_iam_policy_document')) {
      const statements = [...list(body.statement), ...list(body.dynamic?.statement).flatMap((it) => it.content)];
      for (const statement of statements) {
        checkStatement(statement, `${module.path} ${name} ${statement.sid ?? '(no sid)'}`, problems, star);
      }
      if (!statements.length) {
        problems.push(`${module.path}: ${type}.${name} has no statement`);
      }
    }
  }
  const folder = join(root, 'policies');
  for (const file of existsSync(folder) ? readdirSync(folder).filter((it) => it.endsWith('.json')) : []) {
    checkDocument(`policies/${file}`, readFileSync(join(folder, file), 'utf8'), problems, star);
  }
  for (const where of Object.keys(allowed).filter((it) => !seen.has(it))) {
    problems.push(`check/stars.json: there is no "${where}"`);
  }
  return problems;
}

function checkStatement(statement, where, problems, star) {
  const trust = list(statement.actions).every((it) => it.startsWith('sts:'));
  if (!list(statement.actions).length) {
    problems.push(`${where}: lacks actions`);
  }
  if (!trust && !list(statement.resources).length) {
    problems.push(`${where}: lacks resources`);
  }
  if (!['Allow', 'Deny'].includes(statement.effect ?? 'Allow')) {
    problems.push(`${where}: has the effect ${statement.effect}`);
  }
  if (statement.effect !== 'Deny' && list(statement.resources).includes('*')) {
    star(where);
  }
}

function checkDocument(where, text, problems, star) {
  let policy;
  try {
    policy = JSON.parse(text);
  } catch (e) {
    problems.push(`${where}: ${e.message}`);
    return;
  }
  if (policy.Version !== '2012-10-17' || !list(policy.Statement).length) {
    problems.push(`${where}: lacks a Version 2012-10-17 or a Statement`);
  }
  list(policy.Statement).forEach((statement, n) => {
    for (const part of ['Effect', 'Action', 'Resource']) {
      if (!list(statement[part]).length) {
        problems.push(`${where}: statement ${n + 1} lacks ${part}`);
      }
    }
    if (statement.Effect !== 'Deny' && list(statement.Resource).includes('*')) {
      star(`${where} ${n + 1}`);
    }
  });
}
