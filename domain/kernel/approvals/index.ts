export * from './approvals';
export { ApprovalModel, type Approval, type ApprovalStep, type Barred } from './model';
export { approvalsToDecide, findApproval, getApproval, listApprovals } from './queries';
export { mayDecide } from './rules';
