import type { UnansweredCommand, UnansweredCommands } from '../../api/contract';
import type { Tone } from '../../ui/Badge';
import type { UnansweredSearch } from './addresses';

const CAUSES: Record<UnansweredCommand['cause'], { tone: Tone; text: string }> = {
  OFFLINE: { tone: 'bad', text: 'Battery silent' },
  REJECTED: { tone: 'bad', text: 'Refused' },
  OURS: { tone: 'warn', text: 'Ours' },
  BATTERY: { tone: 'busy', text: 'Not confirmed' },
};

/** @param cause in any case, as the address has it in the lower one */
export function causeWords(cause: string): { tone: Tone; text: string } {
  return CAUSES[cause.toUpperCase() as UnansweredCommand['cause']] ?? { tone: 'calm', text: cause };
}

/** "5 to 10 min" */
export function bandWords({ bands }: Pick<UnansweredCommands, 'bands'>, band: string): string {
  const place = bands.findIndex((one) => one.band === band.toUpperCase());
  const from = bands[place]?.fromMinutes;
  const next = bands[place + 1]?.fromMinutes;
  if (from === undefined) {
    return band;
  }
  if (next === undefined) {
    return `${from} min or more`;
  }
  return from === 0 ? `Under ${next} min` : `${from} to ${next} min`;
}

/** How many there are of what is asked for; of all, where nothing is. */
export function countOf(
  { bands, causes, lookedAt }: Pick<UnansweredCommands, 'bands' | 'causes' | 'lookedAt'>,
  { band, cause }: { [name in keyof UnansweredSearch]: UnansweredSearch[name] | undefined },
): number {
  const within = band ? bands.find((one) => one.band === band.toUpperCase()) : { count: lookedAt, causes };
  return (cause ? within?.causes.find((one) => one.cause === cause.toUpperCase())?.count : within?.count) ?? 0;
}
