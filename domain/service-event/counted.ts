import { defineCountedSource } from '../statistics';
import { servedSource } from './counts';

// What the halls' queues tell of joins the statistics: served, and how much of it was rated.
defineCountedSource(servedSource);
