/** The other pages for staff, fetched after the fleet. */
export { UnansweredPage } from './UnansweredPage';
export { ProcessorsPage } from './ProcessorsPage';
export { ParkedPage } from './ParkedPage';
export { SearchPage } from './SearchPage';
