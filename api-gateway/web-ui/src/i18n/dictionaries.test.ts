import { expect, test } from 'vitest';
import { en } from './en';
import { es } from './es';

function paths(value: unknown, path = ''): string[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => paths(inner, path ? `${path}.${key}` : key))
    : [path];
}

test('Spanish says all that English says, also where the compiler does not look', () => {
  expect(paths(es).sort()).toEqual(paths(en).sort());
});
