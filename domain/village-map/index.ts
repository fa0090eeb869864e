import './policy';

export { drawBoundaries } from './drawing';
export { metresBetween } from './geometry';
export { outlineSvg } from './outline';
export { findVillageMap, saveBoundary, saveOffice, showVillageMap, villageMapsBelow } from './village-map';
