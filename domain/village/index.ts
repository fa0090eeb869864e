import { nextDuties } from '../disclosure-duty';
import { installNextDuties } from './duties';
import './news';
import './search-publications';

installNextDuties(nextDuties);

export { showBoard, showBoardByCode, noticesOf } from './board';
export { installNextDuties, type NextDuties, type WatchedDuty } from './duties';
export { defineBoardLines, type LineProvider } from './lines';
export { defineSearchable, searchVillage, type Found, type Searchable } from './search';
export { followVillage, showNews, subscriberOf } from './subscribe';
export { findVillage, findVillageByCode, listVillages, openVillages, villagePlaces } from './villages';
