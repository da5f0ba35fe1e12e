import { expect, test } from 'vitest';
import { ownPath } from './session';

test.each([
  ['/home/x?y=1', '/home/x?y=1'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/\n/evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?continueAt=/', '/'],
  ['', '/'],
  [undefined, '/'],
])('after signing in, %s leads to %s', (wanted, path) => {
  expect(ownPath(wanted)).toBe(path);
});
