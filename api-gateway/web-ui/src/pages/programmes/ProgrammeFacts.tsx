import type { Programme } from '../../api/contract';
import { useWords } from '../../i18n';

export function ProgrammeFacts({ programme }: { programme: Programme }) {
  const { t, f } = useWords();
  const { participationMonths, minimumCommitmentMonths: months, minimumReservePercent: reserve } = programme;
  const allYear = participationMonths.length === 0 || new Set(participationMonths).size === 12;
  const commitment =
    months === null || months === undefined
      ? t.programmes.commitmentUnknown
      : months === 0
        ? t.programmes.commitmentNone
        : t.programmes.commitmentMonths(months);
  return (
    <dl className="facts">
      <div>
        <dt>{t.programmes.months}</dt>
        <dd>{allYear ? t.programmes.allYear : f.months(participationMonths)}</dd>
      </div>
      <div>
        <dt>{t.programmes.commitment}</dt>
        <dd>{commitment}</dd>
      </div>
      {typeof reserve === 'number' && reserve > 0 && (
        <div>
          <dt>{t.programmes.minimumReserve}</dt>
          <dd>{f.percent(reserve)}</dd>
        </div>
      )}
    </dl>
  );
}
