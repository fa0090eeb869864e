import { definePolicy } from '../kernel';

const readers = ['reminderManager', 'commissionLeader'] as const;
const managers = ['reminderManager'] as const;

definePolicy({
  thing: 'reminder',
  verbs: {
    list: readers,
    export: readers,
    /** Rules and texts, which hold for the whole district. */
    write: managers,
    /** Sends a text to himself. */
    test: managers,
    /** Prepares a campaign and asks for approval; the leader decides, never whoever asked. */
    campaign: managers,
    /** Answers what a cadre says is wrong of his own record. */
    answer: managers,
  },
});
