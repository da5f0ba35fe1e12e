import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';

const repository = join(import.meta.dirname, '../../..');
const TOOLS = [
  'bash',
  'cat',
  'cp',
  'cut',
  'dirname',
  'env',
  'grep',
  'head',
  'mkdir',
  'mktemp',
  'mv',
  'readlink',
  'rm',
  'sed',
];

const AWS = `#!/usr/bin/env bash
echo "aws $*" | head -n 1 >>"$CALLS"
case "$1 $2" in
  "sts get-caller-identity") [ -z "\${NO_CREDENTIALS:-}" ] && echo 123456789012 ;;
  "kms describe-key")
    if [ -z "\${THERE:-}" ]; then
      echo "An error occurred (\${REFUSED:-NotFoundException}) when calling the DescribeKey operation" >&2
      exit 254
    fi
    echo arn:aws:kms:us-west-2:123456789012:key/k
    ;;
  "s3api head-bucket") [ -n "\${THERE:-}" ] ;;
  "kms create-key") echo arn:aws:kms:us-west-2:123456789012:key/k ;;
esac
`;
const TERRAFORM = `#!/usr/bin/env bash
echo "terraform $*" >>"$CALLS"
case "$*" in
  version) echo "Terraform v\${TERRAFORM_VERSION:-1.11.4}" ;;
  *" output -json") [ -z "\${BROKEN:-}" ] || { echo '{"aws_re'; exit 1; }; echo '{"aws_region": {"value": "us-west-2"}}' ;;
  *" output -raw "*) echo https://example.org/api/flip-webhook ;;
esac
`;

/** A copy of the scripts, with an aws and a terraform that only write down how they are called. */
function workplace(t, { tools = ['aws', 'terraform'], files = {} } = {}) {
  const home = mkdtempSync(join(tmpdir(), 'terraform-scripts-'));
  t.after(() => rmSync(home, { recursive: true }));
  const bin = join(home, 'bin');
  mkdirSync(bin);
  for (const tool of TOOLS) {
    symlinkSync(spawnSync('bash', ['-c', `type -P ${tool}`], { encoding: 'utf8' }).stdout.trim(), join(bin, tool));
  }
  for (const tool of tools) {
    writeFileSync(join(bin, tool), { aws: AWS, terraform: TERRAFORM }[tool]);
    chmodSync(join(bin, tool), 0o755);
  }
  cpSync(join(repository, 'scripts'), join(home, 'scripts'), { recursive: true });
  cpSync(join(repository, 'terraform/files'), join(home, 'terraform/files'), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(home, name), text);
  }
  const log = join(home, 'calls');
  return {
    path: (name) => join(home, name),
    calls: () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []),
    run(script, args = [], { env = {}, input = '' } = {}) {
      return spawnSync(join(home, 'scripts', script), args, {
        env: { PATH: bin, CALLS: log, ...env },
        input,
        encoding: 'utf8',
      });
    },
  };
}

const READY = { files: { 'terraform/backend.hcl': 'bucket = "b"\n', 'terraform/terraform.tfvars': '' } };
const changes = (calls) => calls.filter((it) => / (create-|put-)/.test(it));

describe('apply.sh', () => {
  test('names everything that is missing, and calls nothing', (t) => {
    const place = workplace(t, { tools: [] });
    const { status, stderr } = place.run('apply.sh');

    assert.equal(status, 1);
    for (const missing of [
      /^ {2}aws /m,
      /^ {2}terraform /m,
      /backend\.hcl is missing/,
      /terraform\.tfvars is missing/,
    ]) {
      assert.match(stderr, missing);
    }
    assert.deepEqual(place.calls(), []);
  });

  test('refuses an old terraform, and credentials that do not work', (t) => {
    const env = { NO_CREDENTIALS: '1', TERRAFORM_VERSION: '1.9.8' };
    const { status, stderr } = workplace(t, READY).run('apply.sh', ['--yes'], { env });

    assert.equal(status, 1);
    assert.match(stderr, /1\.11 or newer; this is Terraform v1\.9\.8/);
    assert.match(stderr, /AWS credentials that work/);
  });

  test('applies the plan that was shown, and writes the outputs for their owner only', (t) => {
    const place = workplace(t, READY);
    const { status, stderr } = place.run('apply.sh', [], { input: 'yes\n' });

    assert.equal(status, 0, stderr);
    const [init, plan, apply] = place.calls().filter((it) => / (init|plan|apply) /.test(it));
    assert.match(init, /init .*-backend-config=backend\.hcl/);
    assert.equal(apply.split(' ').at(-1), /-out=(\S+)/.exec(plan)[1]);
    const config = place.path('terraform/output/aws-config.json');
    assert.equal(JSON.parse(readFileSync(config, 'utf8')).aws_region.value, 'us-west-2');
    assert.equal(statSync(config).mode & 0o777, 0o600);
    assert.ok(existsSync(place.path('terraform/output/AmazonRootCA1.pem')));
    assert.ok(!existsSync(apply.split(' ').at(-1)), 'the plan is still there');
  });

  test('changes nothing without a yes', (t) => {
    for (const input of ['', 'y\n', 'no\n']) {
      const place = workplace(t, READY);

      assert.equal(place.run('apply.sh', [], { input }).status, 1);
      assert.ok(!place.calls().some((it) => it.includes(' apply ')));
    }
  });

  test('only shows the plan', (t) => {
    const place = workplace(t, READY);

    assert.equal(place.run('apply.sh', ['--plan']).status, 0);
    assert.ok(!place.calls().some((it) => / (apply|output) /.test(it)));
  });

  test('keeps the file that is there when terraform fails', (t) => {
    const place = workplace(t, READY);
    place.run('apply.sh', ['--outputs']);
    const before = readFileSync(place.path('terraform/output/aws-config.json'), 'utf8');

    assert.notEqual(place.run('apply.sh', ['--outputs'], { env: { BROKEN: '1' } }).status, 0);
    assert.equal(readFileSync(place.path('terraform/output/aws-config.json'), 'utf8'), before);
  });
});

describe('setup-terraform-backend.sh', () => {
  test('makes no key when it may not look whether there is one', (t) => {
    const place = workplace(t);
    const { status, stderr } = place.run('setup-terraform-backend.sh', [], { env: { REFUSED: 'AccessDeniedException' } });

    assert.equal(status, 1);
    assert.match(stderr, /AccessDeniedException/);
    assert.deepEqual(changes(place.calls()), []);
  });

  test('makes a bucket that is encrypted, versioned, closed and reached over TLS only, and names it', (t) => {
    const place = workplace(t);
    const { status, stderr } = place.run('setup-terraform-backend.sh', [
      '--project',
      'mine',
      '--region',
      'eu-central-1',
    ]);

    assert.equal(status, 0, stderr);
    for (const call of [
      'create-key',
      'create-bucket',
      'put-bucket-encryption',
      'put-bucket-versioning',
      'put-public-access-block',
      'put-bucket-policy',
    ]) {
      assert.ok(
        place.calls().some((it) => it.includes(` ${call} `)),
        call,
      );
    }
    assert.match(
      readFileSync(place.path('terraform/backend.hcl'), 'utf8'),
      /"mine-terraform-state-123456789012-eu-central-1"/,
    );
  });

  test('makes nothing a second time', (t) => {
    const place = workplace(t);

    assert.equal(place.run('setup-terraform-backend.sh', [], { env: { THERE: '1' } }).status, 0);
    assert.deepEqual(
      changes(place.calls()).filter((it) => it.includes('create-')),
      [],
    );
  });

  test('refuses names that AWS would, and a place without aws', (t) => {
    assert.equal(workplace(t).run('setup-terraform-backend.sh', ['--project', 'My_Project']).status, 2);
    assert.equal(workplace(t).run('setup-terraform-backend.sh', ['--region', 'somewhere']).status, 2);
    const { status, stderr } = workplace(t, { tools: [] }).run('setup-terraform-backend.sh');
    assert.equal(status, 1);
    assert.match(stderr, /^ {2}aws /m);
  });
});
