export { channelsReaching, defineChannel, defineTemplates, renderTemplate, type Send, type SendResult } from './channels';
export * from './deliveries';
export * from './inbox';
export { DeliveryModel, type Delivery, type DeliveryAttempt, type Recipient } from './model';
export { sealParam } from './secret-params';
