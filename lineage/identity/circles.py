"""Circles among things that point at one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

__all__ = ["find_circles"]


def find_circles(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Return the largest sets in which each thing leads to every other one, both sorted.

    That is Tarjan's way (SIAM J. Comput. 1, 1972), without recursion: each pair is walked once.

    >>> find_circles([("a", "b"), ("b", "a"), ("b", "c"), ("d", "e"), ("e", "d")])
    (('a', 'b'), ('d', 'e'))
    """
    steps: dict[str, list[str]] = {}
    for near, far in pairs:
        steps.setdefault(near, []).append(far)
    met: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: dict[str, None] = {}
    circles: list[tuple[str, ...]] = []
    for start in sorted(steps):
        if start in met:
            continue
        met[start] = lowest[start] = len(met)
        path[start] = None
        walk: list[tuple[str, Iterator[str]]] = [(start, iter(steps[start]))]
        while walk:
            at, onward = walk[-1]
            following = next(onward, None)
            if following is None:
                walk.pop()
                if walk:
                    before = walk[-1][0]
                    lowest[before] = min(lowest[before], lowest[at])
                if lowest[at] == met[at]:
                    circle = _cut(path, at)
                    circles += [tuple(sorted(circle))] if len(circle) > 1 else []
            elif following not in met:
                met[following] = lowest[following] = len(met)
                path[following] = None
                walk.append((following, iter(steps.get(following, ()))))
            elif following in path:
                lowest[at] = min(lowest[at], met[following])
    return tuple(sorted(circles))


def _cut(path: dict[str, None], first: str) -> list[str]:
    """Take away the end of a path, from a thing on, and return it."""
    cut: list[str] = []
    while not cut or cut[-1] != first:
        cut.append(path.popitem()[0])
    return cut
