import type { Programme } from '../../api/contract';
import { useWords } from '../../i18n';

/** The two figures that people ask for first. */
export function Earnings({ programme }: { programme: Programme }) {
  const { t, f } = useWords();
  const { earningsYearlyUsd: yearly, earningsUpfrontUsd: upfront } = programme;
  const figures = [
    yearly ? t.programmes.yearly(f.usd(yearly)) : undefined,
    upfront ? t.programmes.upfront(f.usd(upfront)) : undefined,
  ].filter((figure) => figure !== undefined);
  return (
    <p className="earnings">
      <span className="hidden">{t.programmes.earnings}: </span>
      <strong>{figures[0] ?? t.programmes.earningsUnknown}</strong>
      {figures[1] && <span>+ {figures[1]}</span>}
    </p>
  );
}
