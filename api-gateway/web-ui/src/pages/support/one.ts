/** A battery and a command, fetched after the fleet. */
export { CommandPage } from './CommandPage';
export { DevicePage } from './DevicePage';
