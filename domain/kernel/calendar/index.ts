export * from './calendar';
export * from './days';
export { WorkingCalendar, type YearArrangement } from './working-days';
