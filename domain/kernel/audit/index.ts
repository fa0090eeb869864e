export * from './access';
export * from './acts';
export { anchorDay, anchorMarginMs } from './anchor';
export { anchorFile, installAnchors, type Anchor } from './anchor-file';
export { applyChange, auditedChange, type Change } from './change';
export * from './read';
export { defineAudited, type Audited } from './registry';
export { firstTrail, nextTrail, trailSchema, type AuditActor, type AuditEntry, type Trail } from './trail';
export { verifyAudit, type AuditFinding, type AuditReport } from './verify';
