import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Moment } from '../../api/contract';
import { useErrorText } from '../../forms/useErrorText';
import { useForm } from '../../forms/useForm';
import { useWords } from '../../i18n';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import type { Then } from './addresses';
import { Segments } from './Segments';
import { SPANS, SPAN_KEYS, type Span, momentAt, spanFor, stretchOf } from './spans';
import { exactTime, fromLocalInput, toLocalInput } from './times';
import { useNow } from './useNow';

/** Whoever drags or holds a key down passes many moments, each of which would be asked for. */
const SETTLED_MS = 400;

interface TravelProps {
  /** when the battery was first mentioned; undefined when that is not known */
  first: string | undefined;
  /** the moment that is shown; undefined for now */
  moment: Moment | undefined;
  /** what the address asks for, which may not have been answered yet */
  then: Then;
}

/** Chooses the moment at which the battery is shown. It stands in the address, so that it can be shared and gone back from. */
export function TimeTravel({ first, moment, then }: TravelProps) {
  const navigate = useNavigate({ from: '/support/devices/$thing' });
  const go = (wanted: Then) =>
    void navigate({
      // A page of the history is one of the moment that is left.
      search: ({ at: _, revision: __, cursor: ___, ...filter }) => ({ ...filter, ...wanted }),
      resetScroll: false,
    });
  const at = then.at ?? moment?.at;
  return (
    <section className="card stack travel" aria-labelledby="travel">
      <Slider first={first} at={at} go={go} />
      <div className="travel-exactly">
        <Exactly at={at} go={go} />
        {moment && <OneEvent revision={moment.revision} go={go} />}
      </div>
    </section>
  );
}

function Slider({ first, at, go }: { first: string | undefined; at: string | undefined; go(then: Then): void }) {
  const { f } = useWords();
  const now = useNow(30_000).getTime();
  const shown = at === undefined ? undefined : Date.parse(at);
  const [chosen, choose] = useState<Span>();
  const reach = shown === undefined ? 'hour' : spanFor(shown, now);
  const span = chosen && SPANS[chosen].length >= SPANS[reach].length ? chosen : reach;
  const stretch = stretchOf(span, first === undefined ? now - SPANS.week.length : Date.parse(first), now);
  const [held, hold] = useSettled(shown, (value) => {
    const wanted = momentAt(value, stretch);
    if (wanted === at) {
      hold(undefined);
    } else {
      go(wanted === undefined ? {} : { at: wanted });
    }
  });
  const value = held ?? stretch.to;
  const isNow = momentAt(value, stretch) === undefined;
  const words = isNow ? 'Now' : exactTime(new Date(value).toISOString(), new Date(now), f.locale);
  return (
    <>
      <div className="row">
        <h2 id="travel">As it was</h2>
        <Segments
          label="How far back"
          options={SPAN_KEYS.map((key) => [key, SPANS[key].label] as const)}
          value={span}
          onValue={(key) => choose(key)}
        />
      </div>
      <div className="slider">
        <input
          type="range"
          aria-label="Moment"
          aria-valuetext={words}
          min={stretch.from}
          max={stretch.to}
          step={stretch.step}
          value={value}
          onChange={(change) => hold(Number(change.target.value))}
        />
        <p className="slider-ends" aria-hidden="true">
          <Ends at={stretch.from} now={now} locale={f.locale} />
          <strong>{words}</strong>
          <span>Now</span>
        </p>
      </div>
    </>
  );
}

function Ends({ at, now, locale }: { at: number; now: number; locale: string }): ReactNode {
  return <span>{exactTime(new Date(at).toISOString(), new Date(now), locale)}</span>;
}

/** A value that follows the hand at once, and is handed on when the hand rests. */
function useSettled(given: number | undefined, settle: (value: number) => void) {
  const [held, setHeld] = useState<number>();
  const latest = useRef(settle);
  latest.current = settle;
  useEffect(() => setHeld(undefined), [given]);
  useEffect(() => {
    const timer = held === undefined ? undefined : setTimeout(() => latest.current(held), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [held]);
  return [held ?? given, setHeld] as const;
}

function Exactly({ at, go }: { at: string | undefined; go(then: Then): void }) {
  const [shown, show] = useState(at);
  const { values, errors, set, setValues, fail, form } = useForm({ at: toLocalInput(at, true) });
  const errorText = useErrorText(errors);
  // The slider and the browser's back button change it, too.
  if (shown !== at) {
    show(at);
    setValues({ at: toLocalInput(at, true) });
  }
  return (
    <form
      ref={form}
      className="exactly"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        const wanted = fromLocalInput(values.at);
        if (wanted === undefined) {
          fail({ at: { rule: 'required' } });
        } else if (Date.parse(wanted) > Date.now()) {
          fail({ at: { text: 'must not be in the future' } });
        } else {
          go({ at: wanted });
        }
      }}
    >
      <TextField
        label="Exactly at"
        type="datetime-local"
        step={1}
        value={values.at}
        onValue={(typed) => set('at', typed)}
        error={errorText('at')}
      />
      <Button type="submit" kind="secondary">
        Go there
      </Button>
    </form>
  );
}

/** From one event of the battery to the one before or after. */
function OneEvent({ revision, go }: { revision: number | null | undefined; go(then: Then): void }) {
  const id = useId();
  const number = revision ?? -1;
  return (
    <div className="one-event" role="group" aria-labelledby={id}>
      <p id={id} className="small">
        {number < 0 ? 'Before the battery’s first event' : `After the battery’s event number ${number}`}
      </p>
      <div className="actions">
        <Button kind="secondary" off={number < 1} onClick={() => go({ revision: number - 1 })}>
          One event back
        </Button>
        <Button kind="secondary" onClick={() => go({ revision: number + 1 })}>
          One event on
        </Button>
      </div>
    </div>
  );
}
