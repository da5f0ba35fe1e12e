import type { CommandTimeline, TimelineStep } from '../../api/contract';
import { Facts } from './Facts';
import { Id } from './Id';
import { Moment } from './Moment';
import { duration } from './times';
import { actorWords, stepTone, stepWords } from './words';

/** All that happened to a command, oldest first, each with how long it came after the one before. */
export function TimelineSteps({ timeline: { steps, stepsLeftOut } }: { timeline: CommandTimeline }) {
  return (
    <section className="card stack" aria-labelledby="steps">
      <h2 id="steps">Step by step</h2>
      {stepsLeftOut > 0 && (
        <p className="hint">{stepsLeftOut} steps in the middle are left out; the history has them all.</p>
      )}
      <ol className="story steps-taken">
        {steps.map((step) => (
          <li key={`${step.kind} ${step.position ?? step.at}`} className={stepTone(step)}>
            <p className="step-what">
              <span>{step.summary}</span>
              <SinceBefore milliseconds={step.afterMillis} />
            </p>
            <p className="small">
              <Moment at={step.at} /> · {stepWords(step.kind)}
              {step.actor && ` · ${actorWords(step.actor)}`}
            </p>
            {step.eventId && <Ids step={step} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function SinceBefore({ milliseconds }: { milliseconds: number | null | undefined }) {
  return (
    typeof milliseconds === 'number' && (
      <span className="since">{milliseconds < 1_000 ? 'at once' : `${duration(milliseconds)} later`}</span>
    )
  );
}

function Ids({ step: { event, eventId, correlationId, causationId, source, summary } }: { step: TimelineStep }) {
  return (
    <details className="help">
      <summary>
        {event}
        <span className="hidden">, ids of “{summary}”</span>
      </summary>
      <Facts
        rows={[
          ['Event', eventId && <Id id={eventId} name="the event’s id" />],
          ['Led to by', causationId && <Id id={causationId} name="the id of what led to it" />],
          ['Chain begun by', correlationId && <Id id={correlationId} name="the id of what began the chain" />],
          ['Came in as', source && <code>{source}</code>],
        ]}
      />
    </details>
  );
}
