import './policy';

export { hallSettingsHistory } from './history';
export { eachHall, hallColumns } from './sheet';
export { openingHoursOf, saveHallSettings, showHallSettings } from './settings';
