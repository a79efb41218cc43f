"""Names that lead to each other in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

__all__ = ["find_rings"]


def find_rings(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Return the sets of two names or more of which each leads to every other one, in order.

    These are the strongly connected components of the graph (after Kosaraju), so that a circle
    elsewhere changes nothing in a set; the time grows with the pairs.

    >>> find_rings([("a", "b"), ("b", "a"), ("b", "c"), ("c", "d"), ("d", "c")])
    (('a', 'b'), ('c', 'd'))
    """
    forward: dict[str, list[str]] = {}
    backward: dict[str, list[str]] = {}
    for source, target in sorted(set(pairs)):
        forward.setdefault(source, []).append(target)
        backward.setdefault(target, []).append(source)
    seen: set[str] = set()
    finished = [name for start in forward for name in _walk(start, forward, seen)]
    seen = set()
    rings = [tuple(sorted(_walk(start, backward, seen))) for start in reversed(finished)]
    return tuple(sorted(ring for ring in rings if len(ring) > 1))


def _walk(start: str, steps: Mapping[str, list[str]], seen: set[str]) -> list[str]:
    """Return the names that are newly reached, each after all that it leads to."""
    if start in seen:
        return []
    seen.add(start)
    finished: list[str] = []
    path = [(start, iter(steps.get(start, ())))]
    while path:
        name, ahead = path[-1]
        following = next((each for each in ahead if each not in seen), None)
        if following is None:
            finished.append(name)
            path.pop()
        else:
            seen.add(following)
            path.append((following, iter(steps.get(following, ()))))
    return finished
