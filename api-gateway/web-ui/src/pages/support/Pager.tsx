import { Button } from '../../ui/Button';

interface PagerProps {
  label: string;
  /** where each button leads; null is the first page, and what leads nowhere is undefined */
  places: readonly (readonly [name: string, cursor: string | null | undefined])[];
  go(cursor: string | undefined): void;
}

/** Buttons that lead nowhere stay where they are, so that nobody who has just pressed one loses the focus. */
export function Pager({ label, places, go }: PagerProps) {
  return (
    places.some(([, cursor]) => cursor !== undefined) && (
      <nav className="actions pager" aria-label={label}>
        {places.map(([name, cursor]) => (
          <Button key={name} kind="secondary" off={cursor === undefined} onClick={() => go(cursor ?? undefined)}>
            {name}
          </Button>
        ))}
      </nav>
    )
  );
}
