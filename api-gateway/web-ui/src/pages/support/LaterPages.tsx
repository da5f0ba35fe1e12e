import { Later } from '../../ui/Later';

const device = () => import('./DevicePage');
const parked = () => import('./ParkedPage');
const search = () => import('./SearchPage');
const system = () => import('./ProcessorsPage');

/** The pages below are fetched when they are wanted, so that the console's first load stays small. */
export function DevicePage() {
  return <Later load={device} give={{}} />;
}

export function ParkedPage() {
  return <Later load={parked} give={{}} />;
}

export function SearchPage() {
  return <Later load={search} give={{}} />;
}

export function SystemPage() {
  return <Later load={system} give={{}} />;
}

/** In a quiet moment, so that going there takes no time and no connection. */
export function fetchLaterPages(): void {
  [device, parked, search, system].forEach((page) => void page().catch(() => undefined));
}
