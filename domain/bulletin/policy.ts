import { definePolicy } from '../kernel';
import { commissionRoles } from '../rating';

const writers = ['followUpOfficer', 'ratingSupervisor'] as const;

definePolicy({
  thing: 'bulletin',
  verbs: {
    list: [...commissionRoles],
    write: writers,
    /** Sends it for approval; the leader decides, never whoever sent it. */
    submit: writers,
    withdraw: ['commissionLeader', 'ratingSupervisor'],
  },
});
