import { Later } from '../../ui/Later';

const page = () => import('./ProcessorsPage');

/** Fetched when it is wanted, so that the console's first load stays small: most of the staff never look at it. */
export function SystemPage() {
  return <Later load={page} give={{}} />;
}
