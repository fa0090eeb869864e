import './policy';

export { hallSettingsHistory } from './history';
export { openingHoursOf, saveHallSettings, showHallSettings } from './settings';
