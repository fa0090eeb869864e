import './policy';

export { metresBetween } from './geometry';
export { outlineSvg } from './outline';
export { findVillageMap, saveBoundary, saveOffice, showVillageMap } from './village-map';
