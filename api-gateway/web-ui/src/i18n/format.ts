import type { Language } from '../api/contract';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NBSP = '\u00a0';

const SPOKEN = {
  en: { on: 'on', from: 'from', since: 'from', to: 'to' },
  es: { on: 'el', from: 'de', since: 'desde', to: 'a' },
};

/** Numbers and times as people of a place write them, in their own time zone. */
export interface Format {
  locale: string;
  power(watts: number): string;
  /** of a chart's axis, where one unit holds for all: "0.25 kW" */
  kilowatts(value: number): string;
  energy(wattHours: number): string;
  percent(percent: number): string;
  usd(amount: number): string;
  time(at: string | Date): string;
  /** "today", "tomorrow", or the date */
  day(at: string | Date, now?: Date): string;
  /** "today, 5 – 7 PM" */
  span(from: string, to: string | null | undefined, now?: Date): string;
  /** the same inside a sentence: "today from 5 to 7 PM" */
  spoken(from: string, to: string | null | undefined, now?: Date): string;
  /** "today, 4:02 PM" */
  moment(at: string, now?: Date): string;
  date(at: string): string;
  ago(at: string, now?: Date): string;
  months(months: readonly number[]): string;
  list(items: readonly string[]): string;
}

/** The reader's own variant of a language, as the browser names it; the one of the United States without any. */
export function localeFor(language: Language, wanted: readonly string[]): string {
  return wanted.find((tag) => tag.toLowerCase().startsWith(`${language}-`)) ?? `${language}-US`;
}

export function formatFor(locale: string, timeZone?: string): Format {
  const zone = timeZone === undefined ? {} : { timeZone };
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const oneDigit = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const twoDigits = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const usdWhole = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });
  const usdCents = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD' });
  const exact = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', ...zone });
  const hour = new Intl.DateTimeFormat(locale, { hour: 'numeric', ...zone });
  const wholeHours = hour.resolvedOptions().hour12 ? hour : exact;
  const thisYear = new Intl.DateTimeFormat(locale, { weekday: 'short', month: 'short', day: 'numeric', ...zone });
  const anyYear = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric', ...zone });
  const calendar = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', ...zone });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });

  const says = SPOKEN[locale.startsWith('es') ? 'es' : 'en'];

  const dateOf = (at: string | Date) => (at instanceof Date ? at : new Date(at));
  const isWholeHour = (at: Date) => at.getTime() % HOUR === 0;
  /** whole days between two dates of the calendar, whatever the clock's changes */
  const dayNumber = (at: Date) => Date.parse(`${calendar.format(at)}T00:00:00Z`) / DAY;

  const time = (at: string | Date) => {
    const date = dateOf(at);
    return (isWholeHour(date) ? wholeHours : exact).format(date);
  };
  const day = (at: string | Date, now = new Date()) => {
    const date = dateOf(at);
    const distance = dayNumber(date) - dayNumber(now);
    if (Math.abs(distance) <= 1) {
      return relative.format(distance, 'day');
    }
    return (calendar.format(date).slice(0, 4) === calendar.format(now).slice(0, 4) ? thisYear : anyYear).format(date);
  };

  return {
    locale,
    power: (watts) => {
      const size = Math.abs(watts);
      return size < 950
        ? `${whole.format(size < 100 ? size : Math.round(size / 10) * 10)}${NBSP}W`
        : `${oneDigit.format(size / 1000)}${NBSP}kW`;
    },
    kilowatts: (value) => `${twoDigits.format(value)}${NBSP}kW`,
    energy: (wattHours) => `${oneDigit.format(wattHours / 1000)}${NBSP}kWh`,
    percent: (value) => percent.format(value / 100),
    usd: (amount) => (Number.isInteger(amount) ? usdWhole : usdCents).format(amount),
    time,
    day,
    span: (from, to, now = new Date()) => {
      const start = dateOf(from);
      if (!to) {
        return `${day(start, now)}, ${time(start)}`;
      }
      const end = dateOf(to);
      if (dayNumber(start) !== dayNumber(end)) {
        return `${day(start, now)}, ${time(start)} – ${day(end, now)}, ${time(end)}`;
      }
      const format = isWholeHour(start) && isWholeHour(end) ? wholeHours : exact;
      return `${day(start, now)}, ${format.formatRange(start, end)}`;
    },
    spoken: (from, to, now = new Date()) => {
      const start = dateOf(from);
      const near = Math.abs(dayNumber(start) - dayNumber(now)) <= 1;
      const on = near ? day(start, now) : `${says.on} ${day(start, now)}`;
      if (!to) {
        return `${on} ${says.since} ${time(start)}`;
      }
      const end = dateOf(to);
      if (dayNumber(start) !== dayNumber(end)) {
        return `${on} ${says.since} ${time(start)} ${says.to} ${day(end, now)} ${time(end)}`;
      }
      const parts = (isWholeHour(start) && isWholeHour(end) ? wholeHours : exact).formatRangeToParts(start, end);
      const hours = parts
        .map(({ type, value, source }) =>
          type === 'literal' && source === 'shared' && /[–-]/.test(value) ? ` ${says.to} ` : value,
        )
        .join('');
      return `${on} ${says.from} ${hours}`;
    },
    moment: (at, now = new Date()) => `${day(at, now)}, ${time(at)}`,
    date: (at) => anyYear.format(dateOf(at)),
    ago: (at, now = new Date()) => {
      const passed = dateOf(at).getTime() - now.getTime();
      const size = Math.abs(passed);
      if (size < MINUTE) {
        return relative.format(Math.round(passed / 1000), 'second');
      }
      if (size < HOUR) {
        return relative.format(Math.round(passed / MINUTE), 'minute');
      }
      return size < DAY
        ? relative.format(Math.round(passed / HOUR), 'hour')
        : relative.format(Math.round(passed / DAY), 'day');
    },
    months: (months) =>
      list.format(
        runs(months).map(([from, to]) => {
          const name = (number: number) => month.format(new Date(Date.UTC(2024, number - 1, 15)));
          return from === to ? name(from) : `${name(from)} – ${name(to)}`;
        }),
      ),
    list: (items) => list.format(items),
  };
}

/** Months that follow each other, also over the turn of the year, as pairs of the first and the last. */
export function runs(months: readonly number[]): [number, number][] {
  const wanted = new Set(months.filter((one) => one >= 1 && one <= 12));
  const next = (one: number) => (one % 12) + 1;
  const before = (one: number) => ((one + 10) % 12) + 1;
  if (wanted.size === 12) {
    return [[1, 12]];
  }
  return [...wanted]
    .filter((one) => !wanted.has(before(one)))
    .sort((one, other) => one - other)
    .map((first) => {
      let last = first;
      while (wanted.has(next(last))) {
        last = next(last);
      }
      return [first, last];
    });
}

/** A sentence that ends in an abbreviation needs no second full stop: "5 p. m.". */
export function ended(sentence: string): string {
  return sentence.replace(/\.\.$/, '.');
}
