"""Texts of a known shape and any size, the same every time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

__all__ = ["BAD", "TEXTS", "text_of"]

_WORKS = (
    "雨水管网 再生水厂 老旧小区 绿色建筑 充电设施 垃圾分类 河道整治 屋顶光伏 公交专道 林地养护"
).split()
_BODIES = "水务局 住建委 交通局 城管委 发改委 园林局".split()
_WORKS_EN = "drains pumps housing chargers bins rivers roofs buses woods wells".split()
_BODIES_EN = "Water Transport Housing Planning Energy Forestry".split()
_NUMERALS = "一二三四五六七八九"
_POINTS = 9


def _report() -> Iterator[str]:
    """Yield a yearly report: mostly prose, some three facts in a thousand bytes."""
    for chapter in count(1):
        yield f"第{chapter}章 {_WORKS[chapter % 10]}"
        for point in range(_POINTS):
            n = chapter * 37 + point * 11
            work = _WORKS[n % 10]
            yield (
                f"（{_NUMERALS[point]}）做好{work}。各区结合本地条件，把{work}同居民需求、产业布局"
                "和城市更新结合起来，分批安排、逐段验收，让群众看得见变化。街巷的面貌一点点好起来，"
                "邻里之间也更熟络，老人愿意出门散步，孩子有了踢球的空地，店铺门前摆上了花。"
                f"夜里的灯光柔和了许多，雨后的路面很快就干。这一年新建{work}{n % 90 + 3}处，"
                f"覆盖率提高到{n % 60 + 30}%以上，来年还会接着办。"
                "施工的队伍注意围挡整洁、道路畅通，夜间少扰民，雨天多巡查，发现毛病随手解决。沿河的步道串起几座小公园，树荫连成一片，"
                f"长椅旁边添了饮水台。{2020 + n % 9}年底前完成剩余路段，居民议事会每季碰头，"
                "听取意见，公布进度，大家的事情商量着办，心里就踏实。"
            )


def _plan() -> Iterator[str]:
    """Yield a plan's points, in which nearly every sentence binds somebody to something."""
    for chapter in count(1):
        yield f"第{chapter}章 {_WORKS[chapter % 10]}"
        for point in range(_POINTS):
            n = chapter * 37 + point * 11
            work = _WORKS[n % 10]
            yield (
                f"（{_NUMERALS[point]}）推进{work}。结合居民需求和城市更新分批安排、逐段验收。"
                f"新建{work}{n % 90 + 3}处，覆盖率达到{n % 60 + 30}%以上，{2020 + n % 9}年"
                f"{n % 12 + 1}月底前完成。由市{_BODIES[n % 6]}牵头，市{_BODIES[(n + 1) % 6]}配合。"
                "沿线单位应当提前腾出作业面，注意围挡整洁、道路畅通。"
            )


def _english() -> Iterator[str]:
    """Yield a yearly report in English, of the same make."""
    for chapter in count(1):
        yield f"Chapter {chapter} {_WORKS_EN[chapter % 10].title()}"
        for point in range(_POINTS):
            n = chapter * 37 + point * 11
            work = _WORKS_EN[n % 10]
            yield (
                f"{point + 1}. Care for {work}. Each district fits its {work} to what people need "
                "and to how the town grows, in steps that a walker can see along the street. Old "
                "people like to go out again, children have a field to play on, and flowers stand "
                "before the shops. Lamps are softer at night and the road dries soon after rain. "
                f"At least {n % 900 + 100} households gained from it last year. Crews keep the "
                "roads open, the fences tidy and the nights quiet, and look after trouble before "
                f"it spreads. The {_BODIES_EN[n % 6]} Bureau shall open the other half by the end "
                f"of {2020 + n % 9}. Small parks line the path along the river, where the trees "
                "have grown together, and a fountain stands beside each bench. Neighbours meet "
                "four times in the year, hear what is planned, and say what they would rather see."
            )


TEXTS: dict[str, Callable[[], Iterator[str]]] = {
    "Chinese report": _report,
    "English report": _english,
    "Chinese plan": _plan,
}


def text_of(kind: str, size: int) -> str:
    """Return a text of a kind of `TEXTS`, whole paragraphs, just over `size` bytes in UTF-8."""
    paragraphs: list[str] = []
    length = 0
    for paragraph in TEXTS[kind]():
        paragraphs.append(paragraph)
        length += len(paragraph.encode()) + 1
        if length >= size:
            break
    return "\n".join(paragraphs)


BAD: dict[str, Callable[[float], str]] = {
    "one word of 10 MB": lambda share: "w" * int(10_000_000 * share),
    "numbering nested 200 deep": lambda _: "\n".join(
        ".".join("1" * depth) + " 节水" for depth in range(1, 201)
    ),
    "one line of 50 MB": lambda share: "节水降耗，" * int(3_333_333 * share),
    "100,000 rows": lambda share: "\n".join(
        f"{row}\t{_WORKS[row % 10]}\t{2020 + row % 9}年\t市{_BODIES[row % 6]}"
        for row in range(1, int(100_000 * share) + 1)
    ),
}
"""What a file may hold that no plan does, or a share of it: each has to end in a bounded result."""
