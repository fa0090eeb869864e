import { Box, Words } from '../../ui/elements';

/** A receipt in numbered groups, in large figures. */
export function CodeGroups({ groups }: { groups: readonly string[] }) {
  return (
    <Box className="code-groups" role="list">
      {groups.map((group, index) => (
        <Box className="code-group" role="listitem" key={index}>
          <Words className="code-group__name">第 {index + 1} 组</Words>
          <Words className="code-group__digits">{group}</Words>
        </Box>
      ))}
    </Box>
  );
}
