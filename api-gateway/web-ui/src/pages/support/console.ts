import './console.css';

/** What staff begin with, in a file that only their browsers fetch. */
export { ConsoleHead } from './ConsoleHead';
export { FleetPage } from './FleetPage';
