import './inbox-channel';

export { channelsReaching, defineChannel, defineTemplates, renderTemplate, type Message, type Reach, type Send, type SendResult } from './channels';
export * from './deliveries';
export * from './inbox';
export { DeliveryModel, type Delivery, type DeliveryAttempt, type Recipient } from './model';
