import { useQuery } from '@tanstack/react-query';
import { addressQuery } from '../../api/queries';
import { useWords } from '../../i18n';
import { Button } from '../../ui/Button';
import type { Draft } from './draft';

interface ReviewStepProps {
  thing: string;
  draft: Draft;
  busy: boolean;
  onChange(step: number): void;
  onSend(): void;
}

export function ReviewStep({ thing, draft, busy, onChange, onSend }: ReviewStepProps) {
  const { t, f } = useWords();
  const { battery } = draft;
  const siteId = draft.siteId ?? '';
  const known = useQuery({ ...addressQuery(siteId), enabled: siteId !== '' }).data?.body;
  const address = siteId === '' ? draft.address : known;
  const kilo = (typed: string) => Number(typed.replace(',', '.')) * 1000;
  return (
    <section className="card stack">
      <h3>{t.register.reviewTitle}</h3>
      <div className="review-part">
        <h4>{t.register.reviewAddress}</h4>
        {address ? (
          <address>
            {address.firstName} {address.lastName}
            <br />
            {address.streetAddress}
            {address.streetAddress2 && `, ${address.streetAddress2}`}
            <br />
            {address.city}, {address.stateCode} {address.zipCode}
          </address>
        ) : (
          <p>{t.register.toHome}</p>
        )}
        <Button kind="quiet" aria-label={`${t.register.change}: ${t.register.reviewAddress}`} onClick={() => onChange(1)}>
          {t.register.change}
        </Button>
      </div>
      <div className="review-part">
        <h4>{t.register.reviewBattery}</h4>
        <p>
          {thing} · {battery.manufacturerName} {battery.productName}, {battery.serialNumber}
          <br />
          {f.energy(kilo(battery.capacityKwh))} · {f.power(kilo(battery.dischargeKw))}
          <br />
          {t.home.reserveMark(f.percent(battery.reservePercentage))}
        </p>
        <Button kind="quiet" aria-label={`${t.register.change}: ${t.register.reviewBattery}`} onClick={() => onChange(2)}>
          {t.register.change}
        </Button>
      </div>
      <Button busy={busy} onClick={onSend}>
        {t.register.submit}
      </Button>
    </section>
  );
}
