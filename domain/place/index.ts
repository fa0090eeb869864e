export { likeness } from './names';
export { choosePlace, findPlaces, placesAround, type PlaceChoice, type PlaceSeeker } from './places';
