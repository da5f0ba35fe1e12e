import './console.css';

/** All that is for staff, in one file that only their browsers fetch. */
export { ConsoleHead } from './ConsoleHead';
export { FleetPage } from './FleetPage';
export { DevicePage } from './DevicePage';
export { CommandPage } from './CommandPage';
export { ParkedPage, SearchPage, SystemPage } from './LaterPages';
