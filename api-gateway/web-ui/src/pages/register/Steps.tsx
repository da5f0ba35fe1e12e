import type { Ref } from 'react';
import { useWords } from '../../i18n';

/** Where one is among the steps; the heading takes the focus from step to step. */
export function Steps({ current, heading }: { current: number; heading: Ref<HTMLHeadingElement> }) {
  const { t } = useWords();
  const names = t.register.steps;
  return (
    <div className="steps">
      <h2 ref={heading} tabIndex={-1} className="step-now">
        <span className="step-count">{t.register.stepOf(current + 1, names.length)}</span> {names[current]}
      </h2>
      <ol className="step-bar" aria-hidden="true">
        {names.map((name, index) => (
          <li key={name} className={index <= current ? 'done' : undefined} />
        ))}
      </ol>
    </div>
  );
}
