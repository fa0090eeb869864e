import { chartNodes, noWord, yesWord, type ChartNode, type ChartStep } from '../../../../contracts/power-chart';
import { Box, Words } from '../../ui/elements';

/** The steps of a power in boxes, one column, in the order in which they are read aloud. A mini-program draws no SVG. */
export function FlowChart({ name, steps }: { name: string; steps: readonly ChartStep[] }) {
  const nodes = chartNodes(steps);
  return (
    <Box className="flow" role="list" label={`${name}的流程`}>
      {nodes.map((node, index) => (
        <Box key={`${node.number}${node.kind}`} className={`flow__item flow__item--${node.kind}`} role="listitem">
          {index > 0 && node.kind !== 'aside' ? <Arrow after={nodes[index - 1]!} /> : null}
          <Shape node={node} />
        </Box>
      ))}
    </Box>
  );
}

/** Down from the node before; past what a no leads to, the line of the yes runs on. */
function Arrow({ after }: { after: ChartNode }) {
  return <Box className={after.kind === 'aside' ? 'flow__arrow flow__arrow--on' : 'flow__arrow'} hidden />;
}

function Shape({ node }: { node: ChartNode }) {
  if (node.kind === 'decision') return <Decision node={node} />;
  if (node.kind === 'aside') return <Aside node={node} />;
  return (
    <Box className={`flow__box flow__box--${node.kind}`}>
      <Box className="flow__number">
        <Words className="spoken">第</Words>
        {node.number}
        <Words className="spoken">步</Words>
      </Box>
      <Box className="grow">
        <Box className="flow__head">
          <Words className="flow__title">{node.title}</Words>
          {node.limit ? <Words className="flow__limit">{node.limit}</Words> : null}
        </Box>
        {node.more.map((line) => (
          <Box key={line} className="flow__more">
            {line}
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function Decision({ node }: { node: ChartNode }) {
  return (
    <Box className="flow__diamond">
      <Box className="flow__edge" hidden />
      <Box className="flow__face" hidden />
      <Box className="flow__question">
        <Box className="flow__title">
          <Words className="spoken">判断：</Words>
          {node.title}
        </Box>
        {node.more.map((line) => (
          <Box key={line} className="flow__more">
            {line}
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function Aside({ node }: { node: ChartNode }) {
  return (
    <Box className="flow__arms">
      <Box className="flow__no">
        <Box className="flow__word">{noWord}</Box>
        <Box className="flow__aside">
          <Box className="strong">{node.title}</Box>
          {node.limit ? <Box className="flow__more">{node.limit}</Box> : null}
        </Box>
      </Box>
      <Box className="flow__yes">
        <Box className="flow__word flow__word--yes">
          {yesWord}
          <Words className="spoken">，接第 {node.number + 1} 步</Words>
        </Box>
      </Box>
    </Box>
  );
}
