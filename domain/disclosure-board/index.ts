import './policy';

export { eachBoardVillage, showBoard } from './board';
export { showBoardMap } from './map';
