"""A guide as a graph: where each node leads, which are reached, which never end."""

from collections.abc import Iterable, Iterator, Mapping

from app.guides.model import RETRY, Guide, Node

ENDS = frozenset({"outcome", "link"})


def onward(node: Node) -> Iterator[str]:
    """Where a node may lead without its *if blocked*, `@retry` as it stands."""
    yield from (rule.to for rule in node.next)
    yield from (answer.to for answer in node.answers if answer.to)


def targets(node: Node) -> Iterator[str]:
    """Where a node may lead, `@retry` as it stands."""
    yield from onward(node)
    if node.blocked:
        yield node.blocked


def edges(nodes: Mapping[str, Node]) -> dict[str, frozenset[str]]:
    """For each node, the nodes that may follow it; `@retry` leads to every node that can block."""
    retries = frozenset(node.id for node in nodes.values() if node.blocked)
    found: dict[str, frozenset[str]] = {}
    for node in nodes.values():
        plain = frozenset(to for to in targets(node) if to != RETRY and to in nodes)
        found[node.id] = plain | (retries if RETRY in targets(node) else frozenset())
    return found


def reached(start: Iterable[str], ways: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """All nodes that can be come to from `start`, itself included."""
    seen: set[str] = set()
    waiting = list(start)
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting.extend(ways.get(node, ()))
    return frozenset(seen)


def unreachable(guide: Guide) -> tuple[str, ...]:
    """The nodes that no path from the start comes to."""
    found = reached([guide.start], edges(guide.nodes))
    return tuple(node for node in guide.nodes if node not in found)


def dead_ends(guide: Guide) -> tuple[str, ...]:
    """The nodes that lead nowhere and are not an end."""
    ways = edges(guide.nodes)
    return tuple(node.id for node in guide.nodes.values() if node.kind not in ENDS and not ways[node.id])


def endless(guide: Guide) -> tuple[str, ...]:
    """The nodes that lead on, but never to an end: a loop without a way out."""
    ways = edges(guide.nodes)
    back: dict[str, set[str]] = {}
    for node, following in ways.items():
        for to in following:
            back.setdefault(to, set()).add(node)
    ends = [node.id for node in guide.nodes.values() if node.kind in ENDS or not ways[node.id]]
    safe = reached(ends, back)
    return tuple(node for node in guide.nodes if node not in safe)


def steps_left(guide: Guide, position: str) -> int | None:
    """The fewest steps from `position` to the guide's goal, without pressing *if blocked*; none if it has no way."""
    ways = {node.id: [to for to in onward(node) if to != RETRY] for node in guide.nodes.values()}
    distance, level, seen = 0, {position}, {position}
    while level:
        if guide.goal in level:
            return distance
        level = {to for node in level for to in ways.get(node, ())} - seen
        seen |= level
        distance += 1
    return None
