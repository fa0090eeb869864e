import './policy';

export { drawBoundaries } from './drawing';
export { outlineSvg } from './outline';
export { findVillageMap, officePoints, saveBoundary, saveOffice, showVillageMap, villageMapsBelow } from './village-map';
