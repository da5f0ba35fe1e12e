import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { answer, client } from '../../api/client';
import type { RegistrationCheck, WrongField } from '../../api/contract';
import { homeQuery, homesQuery } from '../../api/queries';
import { useAction } from '../../api/useAction';
import { batterySchema } from '../../forms/schemas';
import { serverErrors } from '../../forms/useForm';
import { useWords } from '../../i18n';
import { Notice, ProblemNotice } from '../../ui/Notice';
import { AddressStep } from './AddressStep';
import { BatteryStep } from './BatteryStep';
import { ConfirmStep } from './ConfirmStep';
import { ReviewStep } from './ReviewStep';
import { Steps } from './Steps';
import { type BatteryLink, type Draft, keepDraft, readDraft, requestOf } from './draft';

const CONFIRM = 0;
const ADDRESS = 1;
const BATTERY = 2;
const REVIEW = 3;

interface RegisterFormProps {
  link: BatteryLink;
  checked: RegistrationCheck;
  /** what Flip did not accept before, when that is why the person is here again */
  refused: readonly WrongField[];
}

/** From the confirmed battery to the sent registration, in four short steps. */
export function RegisterForm({ link, checked, refused }: RegisterFormProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft>(() => ({ ...(readDraft(checked.thing) ?? fresh(checked)), link }));
  const [wrong, setWrong] = useState(refused);
  const [step, setStep] = useState(() => (refused.length > 0 ? stepOf(refused) : CONFIRM));
  const top = useRef<HTMLHeadingElement>(null);

  const moved = useRef(false);
  useEffect(() => {
    if (moved.current) {
      top.current?.focus();
    }
  }, [step]);

  const go = (next: number) => {
    moved.current = true;
    setStep(next);
  };
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    keepDraft(checked.thing, next);
  };
  const { start, busy, problem } = useAction(async () => {
    const battery = batterySchema.safeParse(draft.battery);
    if (!battery.success) {
      go(BATTERY);
      return;
    }
    try {
      const { siteId } = await answer(client.POST('/api/registrations', { body: requestOf(draft, battery.data) }));
      await queries.invalidateQueries({ queryKey: homesQuery.queryKey });
      await queries.invalidateQueries({ queryKey: homeQuery(siteId).queryKey });
      await navigate({ to: '/home/$siteId', params: { siteId }, replace: true });
    } catch (error) {
      const errors = (error as { errors?: WrongField[] }).errors ?? [];
      if (errors.length > 0) {
        setWrong(errors);
        setStep(stepOf(errors));
      }
      throw error;
    }
  });

  return (
    <>
      <Steps current={step} heading={top} />
      {problem && <ProblemNotice error={problem} />}
      {!problem && wrong.length > 0 && (
        <Notice kind="warn">
          <p>{t.register.flipRefused}</p>
        </Notice>
      )}
      {step === CONFIRM && <ConfirmStep checked={checked} onYes={() => go(ADDRESS)} />}
      {step === ADDRESS && (
        <AddressStep
          key={JSON.stringify(wrong)}
          siteId={draft.siteId}
          address={draft.address}
          errors={serverErrors(partOf(wrong, false), 'address.')}
          onDone={(siteId, address) => {
            change({ siteId, address });
            go(BATTERY);
          }}
        />
      )}
      {step === BATTERY && (
        <BatteryStep
          key={JSON.stringify(wrong)}
          battery={draft.battery}
          errors={batteryErrors(partOf(wrong, true))}
          onBack={() => go(ADDRESS)}
          onDone={(battery) => {
            change({ battery });
            setWrong([]);
            go(REVIEW);
          }}
        />
      )}
      {step === REVIEW && <ReviewStep thing={checked.thing} draft={draft} busy={busy} onChange={go} onSend={start} />}
    </>
  );
}

/** What is not about the battery shows with the address. */
function partOf(errors: readonly WrongField[], battery: boolean): WrongField[] {
  return errors.filter(({ field }) => field.startsWith('battery.') === battery);
}

function stepOf(errors: readonly WrongField[]): number {
  return partOf(errors, false).length > 0 ? ADDRESS : BATTERY;
}

const NAMES: Record<string, string> = {
  batteryCapacityWh: 'capacityKwh',
  batteryPowerInputW: 'chargeKw',
  batteryPowerOutputW: 'dischargeKw',
};

function batteryErrors(errors: readonly WrongField[]) {
  return Object.fromEntries(
    Object.entries(serverErrors(errors, 'battery.')).map(([name, error]) => [NAMES[name] ?? name, error]),
  );
}

function fresh({ battery }: RegistrationCheck): Omit<Draft, 'link'> {
  const kilo = (units: number | null | undefined) => (units ? String(units / 1000) : '');
  return {
    siteId: null,
    address: {
      firstName: '',
      lastName: '',
      streetAddress: '',
      streetAddress2: '',
      city: '',
      stateCode: '',
      zipCode: '',
      serviceAccountId: '',
    },
    battery: {
      manufacturerName: battery.manufacturerName ?? '',
      productName: battery.productName ?? '',
      serialNumber: battery.serialNumber ?? '',
      capacityKwh: kilo(battery.batteryCapacityWh),
      chargeKw: kilo(battery.batteryPowerInputW),
      dischargeKw: kilo(battery.batteryPowerOutputW),
      reservePercentage: 20,
    },
  };
}
