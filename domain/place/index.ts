export { choosePlace, findPlaces, placesAround, type PlaceChoice, type PlaceSeeker } from './places';
