import { role, roleLabels } from '../contracts/roles';
import '../domain/appeal';
import '../domain/bulletin';
import '../domain/follow-up';
import { allPolicies } from '../domain/kernel';
import '../domain/rating';
import '../domain/report';
import '../domain/statistics';
import { configurationDocument, envExample } from '../settings/documents';

/** docs/permissions.md: the rules as they are defined in code, one line each. */
function permissionsDocument(): string {
  const roles = role.options;
  const lines = [
    '# Permissions (权限表)',
    '',
    'Made by `npm run docs` from the policies in the code; a test fails when it is out of step.',
    '',
    'A role is granted for one organisation and holds for it and everything below. A thing outside the scope answers 404, a verb outside the roles 403. System, security and audit administration are never the same account (三员分立), and nobody grants himself a role. A deputy has the roles of the one who is away, within the dates.',
    '',
    `| thing | verb | ${roles.map((each) => roleLabels[each]).join(' | ')} | condition |`,
    `|---|---|${roles.map(() => '---').join('|')}|---|`,
  ];
  const sorted = allPolicies().sort((a, b) => a.thing.localeCompare(b.thing, 'en') || a.verb.localeCompare(b.verb, 'en'));
  for (const { thing, verb, roles: allowed, says } of sorted) {
    const cells = roles.map((each) => (allowed?.includes(each) ? '✓' : ''));
    lines.push(`| ${thing} | ${verb} | ${cells.join(' | ')} | ${says ?? (allowed === null ? '本人' : '')} |`);
  }
  return `${lines.join('\n')}\n`;
}

/** Every document that is made from the code, by its path in the project. */
export const documents: Record<string, () => string> = {
  'docs/permissions.md': permissionsDocument,
  'docs/configuration.md': configurationDocument,
  '.env.example': envExample,
};
