import './notices';
import './policy';

export { clueFigures } from './figures';
export { saveStatisticsSettings, showStatisticsSettings } from './settings';
export { clueStatisticsTable, docxType } from './tables';
export { lookAtVillages, publishVillages, showVillageFigures } from './villages';
