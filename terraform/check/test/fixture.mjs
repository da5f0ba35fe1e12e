import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readConfiguration } from '../src/configuration.mjs';

export const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../schema.json'), 'utf8'));

/** A configuration of the given files, which are gone when the test has ended. */
export async function configuration(t, files, broken = false) {
  const root = mkdtempSync(join(tmpdir(), 'terraform-check-'));
  t.after(() => rmSync(root, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  const read = await readConfiguration(root);
  if (!broken) {
    assert.deepEqual(
      [...read.modules.values()].flatMap((it) => it.problems),
      [],
    );
  }
  return read;
}
