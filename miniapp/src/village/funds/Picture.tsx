import type { FlowGraph, FlowNode } from '../../../../contracts/fund-flow';
import { condenseFlow, layoutFlow, restPrefix, type FlowLayout, type PlacedLink, type PlacedNode } from '../../../../contracts/fund-layout';
import { wanWords } from '../../../../contracts/fund-words';
import { Box, Words } from '../../ui/elements';
import { bandOutline } from './outline';
import { Shape } from './Shape';

/** Percent of the width: a bar holds a short name under it, a gap is 8 px on the narrowest phone. */
const room = { length: 100, between: 4, barLeast: 13, gapLeast: 2.8 };
const most = 5;
/** Longer names do not fit under a bar: they stand in a list under its number. */
const shortName = 4;

/** From top to bottom: who gave, who passed on, where it arrived. The same as the table behind it. */
export function Picture({ graph, sentence }: { graph: FlowGraph; sentence: string }) {
  const layout = layoutFlow(condenseFlow(graph, most), room);
  return (
    <Box className="flow">
      <Words className="spoken">{sentence}</Words>
      {layout.columns.map(({ layer, nodes }, column) => (
        <Box key={layer}>
          {column > 0 ? <Bands links={layout.links.filter((link) => link.fromColumn < column && link.toColumn >= column)} layout={layout} /> : null}
          <Row nodes={nodes} first={column === 0} length={layout.length} />
        </Box>
      ))}
    </Box>
  );
}

const share = (size: number, length: number): number => (size / length) * 100;

function Bands({ links, layout }: { links: PlacedLink[]; layout: FlowLayout }) {
  const { length } = layout;
  return (
    <Box className="flow__bands" hidden>
      {links.map((link) => (
        <Shape key={`${link.link.from}>${link.link.to}`} className="flow__band" outline={bandOutline({ fromStart: share(link.fromStart, length), toStart: share(link.toStart, length), size: share(link.size, length) })} />
      ))}
    </Box>
  );
}

const endOf = (placed: PlacedNode | undefined): number => (placed ? placed.start + placed.size : 0);
const sumOf = (node: FlowNode): number => node.in || node.out;

function Row({ nodes, first, length }: { nodes: PlacedNode[]; first: boolean; length: number }) {
  const [only] = nodes;
  const named = nodes.length > 1 && nodes.every(({ node }) => node.name.length <= shortName || node.key.startsWith(restPrefix));
  return (
    <Box className="flow__row">
      {only && nodes.length === 1 ? <Line node={only.node} word={first ? '拨出' : only.node.layer === 'people' ? '共' : '收到'} /> : null}
      <Box className="flow__bars">
        {nodes.map(({ node, start, size, gap }, index) => (
          <Shape key={node.key} className="flow__place" before={share(start - endOf(nodes[index - 1]), length)} width={share(size, length)}>
            <Box className="flow__bar" hidden>
              <Shape className="flow__solid" width={share(size - gap, size)} />
              {gap > 0 ? <Shape className="flow__missing" width={share(gap, size)} /> : null}
            </Box>
            {named ? (
              <Box className="flow__name">
                <Words className="strong">{node.name}</Words>
                <Words className="flow__sum">{wanWords(sumOf(node))}</Words>
                <Missing node={node} />
              </Box>
            ) : nodes.length > 1 ? (
              <Box className="flow__number" hidden>
                {index + 1}
              </Box>
            ) : null}
          </Shape>
        ))}
      </Box>
      {nodes.length > 1 && !named ? (
        <Box className="flow__list" role="list">
          {nodes.map(({ node }, index) => (
            <Line key={node.key} node={node} number={index + 1} />
          ))}
        </Box>
      ) : null}
    </Box>
  );
}

function Line({ node, word, number }: { node: FlowNode; word?: string; number?: number }) {
  return (
    <Box className={number ? 'flow__line flow__line--numbered' : 'flow__line'} role={number ? 'listitem' : undefined}>
      <Words className="grow">
        {number ? <Words className="flow__index">{number}</Words> : null}
        <Words className={number ? '' : 'strong'}>{node.name}</Words>
      </Words>
      <Words className="flow__figures">
        {word ? <Words className="quiet">{word} </Words> : null}
        <Words className="strong">{wanWords(sumOf(node))}</Words>
        <Missing node={node} />
      </Words>
    </Box>
  );
}

function Missing({ node }: { node: FlowNode }) {
  return (
    <>
      {node.short > 0 ? <Words className="flow__bad"> 缺 {wanWords(node.short)}</Words> : null}
      {node.over > 0 ? <Words className="flow__bad"> 多 {wanWords(node.over)}</Words> : null}
    </>
  );
}
