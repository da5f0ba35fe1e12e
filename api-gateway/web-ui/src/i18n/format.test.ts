import { describe, expect, test } from 'vitest';
import { formatFor, localeFor, runs } from './format';
import { languageOf } from '.';

const pacific = formatFor('en-US', 'America/Los_Angeles');
const spanish = formatFor('es-US', 'America/Los_Angeles');
const now = new Date('2026-07-01T16:00:00Z');
/** Intl separates by narrow and thin blanks; that is not what is tested. */
const plain = (text: string) => text.replace(/[\u00a0\u202f\u2009]/g, ' ');

describe('power and energy', () => {
  test.each([
    [0, '0 W'],
    [42.4, '42 W'],
    [847, '850 W'],
    [4000, '4 kW'],
    [-3240, '3.2 kW'],
  ])('%d W reads %s', (watts, text) => {
    expect(plain(pacific.power(watts))).toBe(text);
  });

  test('follow the locale', () => {
    expect(plain(formatFor('es-ES', 'Europe/Madrid').power(3240))).toBe('3,2 kW');
    expect(plain(formatFor('es-ES', 'Europe/Madrid').kilowatts(-0.25))).toBe('-0,25 kW');
    expect(plain(pacific.energy(13_500))).toBe('13.5 kWh');
    expect(plain(pacific.percent(66.7))).toBe('67%');
    expect(pacific.usd(250)).toBe('$250');
  });
});

describe('times', () => {
  test('a span of whole hours today reads like speech', () => {
    expect(plain(pacific.span('2026-07-02T00:00:00Z', '2026-07-02T02:00:00Z', now))).toBe('today, 5 – 7 PM');
    expect(plain(spanish.span('2026-07-02T00:00:00Z', '2026-07-02T02:00:00Z', now))).toMatch(/^hoy, 5.7 p\. ?m\.$/);
  });

  test('a span in a sentence', () => {
    expect(plain(pacific.spoken('2026-07-02T00:00:00Z', '2026-07-02T02:00:00Z', now))).toBe('today from 5 to 7 PM');
    expect(plain(pacific.spoken('2026-07-03T18:30:00Z', '2026-07-03T20:00:00Z', now))).toBe(
      'on Fri, Jul 3 from 11:30 AM to 1:00 PM',
    );
    expect(plain(spanish.spoken('2026-07-02T00:00:00Z', '2026-07-02T02:00:00Z', now))).toMatch(/^hoy de 5 a 7 p\. ?m\.$/);
  });

  test('minutes show where there are some, and both days where there are two', () => {
    expect(plain(pacific.span('2026-07-02T00:30:00Z', '2026-07-02T02:00:00Z', now))).toBe('today, 5:30 – 7:00 PM');
    expect(plain(pacific.span('2026-07-02T05:00:00Z', '2026-07-02T09:00:00Z', now))).toBe(
      'today, 10 PM – tomorrow, 2 AM',
    );
    expect(plain(pacific.span('2026-07-04T01:00:00Z', null, now))).toBe('Fri, Jul 3, 6 PM');
  });

  test('a day is one of the calendar of the reader', () => {
    expect(pacific.day('2026-07-02T06:59:00Z', now)).toBe('today');
    expect(pacific.day('2026-07-02T07:01:00Z', now)).toBe('tomorrow');
    expect(pacific.day('2025-12-31T20:00:00Z', now)).toBe('Dec 31, 2025');
  });

  test('countries with 24 hours keep their minutes', () => {
    const spain = formatFor('es-ES', 'Europe/Madrid');
    expect(plain(spain.span('2026-07-01T15:00:00Z', '2026-07-01T17:00:00Z', now))).toBe('hoy, 17:00–19:00');
  });

  test('how long ago', () => {
    expect(pacific.ago('2026-07-01T15:59:55Z', now)).toBe('5 seconds ago');
    expect(pacific.ago('2026-07-01T13:00:00Z', now)).toBe('3 hours ago');
  });
});

test('months in a row are one span, also over the turn of the year', () => {
  expect(runs([6, 7, 8, 9])).toEqual([[6, 9]]);
  expect(runs([12, 1, 2, 6])).toEqual([
    [6, 6],
    [12, 2],
  ]);
  expect(runs([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])).toEqual([[1, 12]]);
  expect(pacific.months([6, 7, 8, 9, 12])).toBe('June – September and December');
});

test('the language and its variant come from the browser', () => {
  expect(languageOf(['fr-CA', 'es-MX', 'en-US'])).toBe('es');
  expect(languageOf(['de'])).toBe('en');
  expect(localeFor('es', ['en-US', 'es-MX'])).toBe('es-MX');
  expect(localeFor('es', ['en-US'])).toBe('es-US');
});
