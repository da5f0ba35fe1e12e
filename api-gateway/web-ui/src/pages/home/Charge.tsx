import type { BatteryNow } from '../../api/contract';
import { useWords } from '../../i18n';

/** How full the battery is, and what of it is kept for outages. */
export function Charge({ now }: { now: BatteryNow }) {
  const { t, f } = useWords();
  const percent = now.stateOfChargePercent;
  if (percent === null || percent === undefined) {
    return null;
  }
  const reserve = now.reservePercent;
  const low = reserve !== null && reserve !== undefined && percent < reserve;
  return (
    <div className="charge">
      <p className="charge-number">
        <strong>{f.percent(percent)}</strong>
        {typeof now.storedEnergyWh === 'number' && typeof now.capacityWh === 'number' && (
          <span>{t.home.stored(f.energy(now.storedEnergyWh), f.energy(now.capacityWh))}</span>
        )}
      </p>
      <svg
        className={low ? 'charge-bar low' : 'charge-bar'}
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        role="img"
        aria-label={t.home.chargeOf(f.percent(percent))}
      >
        <rect className="charge-room" width="100" height="8" />
        <rect className="charge-level" width={Math.min(100, Math.max(0, percent))} height="8" />
        {typeof reserve === 'number' && <rect className="charge-reserve" x={reserve - 0.4} width="0.8" height="8" />}
      </svg>
      {typeof reserve === 'number' && <p className="small">{t.home.reserveMark(f.percent(reserve))}</p>}
    </div>
  );
}
