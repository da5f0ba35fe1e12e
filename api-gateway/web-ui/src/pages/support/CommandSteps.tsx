import type { CommandStep } from '../../api/contract';
import { Moment } from './Moment';
import { duration } from './times';
import { actorWords, eventTone } from './words';

/** What happened to it, oldest first, each with how long it came after the one before. */
export function CommandSteps({ steps, leftOut }: { steps: readonly CommandStep[]; leftOut: number }) {
  return (
    <section className="card stack" aria-labelledby="steps">
      <h2 id="steps">Step by step</h2>
      {leftOut > 0 && <p className="hint">{leftOut} steps in the middle are left out; the history has them all.</p>}
      <ol className="story steps-taken">
        {steps.map((step, index) => (
          <li key={step.event + step.at} className={eventTone(step.event)}>
            <p>
              {step.summary}
              {step.times > 1 && <span className="small"> × {step.times}</span>}
            </p>
            <p className="small">
              <Moment at={step.at} />
              {sinceBefore(step, steps[index - 1])} · {step.event} · {actorWords(step.actor)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function sinceBefore(step: CommandStep, before: CommandStep | undefined): string {
  const passed = before ? Date.parse(step.at) - Date.parse(before.at) : 0;
  return passed >= 1_000 ? ` · ${duration(passed)} later` : '';
}
