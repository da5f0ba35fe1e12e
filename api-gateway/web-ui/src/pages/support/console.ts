import './console.css';

/** All that is for staff, in one file that only their browsers fetch. */
export { ConsoleHead } from './ConsoleHead';
export { FleetPage } from './FleetPage';
export { CommandPage } from './CommandPage';
export { DevicePage, ParkedPage, SearchPage, SystemPage, fetchLaterPages } from './LaterPages';
