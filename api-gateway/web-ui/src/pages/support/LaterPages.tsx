import { Later } from '../../ui/Later';

const parked = () => import('./ParkedPage');
const search = () => import('./SearchPage');
const system = () => import('./ProcessorsPage');

/** Pages that are fetched when they are wanted, so that the console's first load stays small. */
export function ParkedPage() {
  return <Later load={parked} give={{}} />;
}

export function SearchPage() {
  return <Later load={search} give={{}} />;
}

export function SystemPage() {
  return <Later load={system} give={{}} />;
}
