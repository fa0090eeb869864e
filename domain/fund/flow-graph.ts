import type { FlowGraph, FlowLayer, FlowLink, FlowNode } from '../../contracts/fund-flow';
import { inOf, outOf } from './balance';
import type { Balance, BalanceLine, Receipt } from './balance-model';
import { organisationOf } from './veil';

/** Bars and bands from the balances: every place with what came in and went on, and who sent it. */
export function treeGraph(balances: readonly Balance[]): FlowGraph {
  const graph = new GraphMaker();
  const inside = new Set(balances.map(({ key }) => key));
  for (const balance of balances) {
    const village = balance.kind === 'village';
    const node = graph.node(balance.key, balance.kind, balance.name, organisationOf(balance));
    for (const line of balance.lines) {
      graph.add(node, line, village);
      for (const receipt of line.receipts ?? []) graph.receive(node, receipt, inside.has(receipt.from));
      if (!village) continue;
      node.payees = (node.payees ?? 0) + (line.payees ?? 0);
      graph.pay(node, 'people', 'people', '发到群众', line);
      graph.giveBack(node, 'people', line);
    }
  }
  return graph.done();
}

/** One village: who sent the money, and what it was for. */
export function villageGraph(balance: Balance, nameOf: (programme: string) => string): FlowGraph {
  const graph = new GraphMaker();
  const node = graph.node(balance.key, 'village', balance.name, organisationOf(balance));
  for (const line of balance.lines) {
    graph.add(node, line, true);
    for (const receipt of line.receipts ?? []) graph.receive(node, receipt, false);
    graph.pay(node, `programme:${line.programme}`, 'programme', nameOf(line.programme), line);
    graph.giveBack(node, 'programme', line);
  }
  return graph.done();
}

class GraphMaker {
  private readonly nodes = new Map<string, FlowNode>();
  private readonly links = new Map<string, FlowLink>();

  node(key: string, layer: FlowLayer, name: string, id: string | null): FlowNode {
    const known = this.nodes.get(key);
    if (known) return known;
    const made: FlowNode = { key, layer, name, id, in: 0, out: 0, short: 0, over: 0, payees: null };
    this.nodes.set(key, made);
    return made;
  }

  /** What one programme brought to a place and took from it. */
  add(node: FlowNode, line: BalanceLine, village: boolean): void {
    const [came, went] = [inOf(line), outOf(line, village)];
    node.in += came;
    node.out += went;
    node.short += Math.max(0, came - went);
    node.over += Math.max(0, went - came);
  }

  /** A band from who sent it; whoever is no part of what is looked at is a bar with only this. */
  receive(node: FlowNode, { from, kind, name, amount }: Receipt, known: boolean): void {
    if (!known) this.node(from, kind, name, kind === 'town' ? from : null).out += amount;
    this.link(from, node.key, amount);
  }

  /** What reached people, as a bar of its own. */
  pay(node: FlowNode, key: string, layer: FlowLayer, name: string, { paid = 0, payees = 0 }: BalanceLine): void {
    if (paid <= 0) return;
    const bar = this.node(key, layer, name, null);
    bar.in += paid;
    bar.payees = (bar.payees ?? 0) + payees;
    this.link(node.key, key, paid);
  }

  giveBack(node: FlowNode, layer: FlowLayer, { returnedOut = 0 }: BalanceLine): void {
    if (returnedOut <= 0) return;
    this.node('returned', layer, '退回上级', null).in += returnedOut;
    this.link(node.key, 'returned', returnedOut);
  }

  done(): FlowGraph {
    return { nodes: [...this.nodes.values()], links: [...this.links.values()] };
  }

  private link(from: string, to: string, amount: number): void {
    const key = `${from}>${to}`;
    const known = this.links.get(key);
    if (known) known.amount += amount;
    else this.links.set(key, { from, to, amount });
  }
}
