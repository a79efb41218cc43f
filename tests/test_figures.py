from __future__ import annotations

import re
import struct
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.errors import UnknownIdError
from lineage.models import Lineage
from lineage.rendering.figures import flow_figure, lineage_figure, png, svg
from lineage.rendering.figures.columns import flow
from lineage.rendering.figures.grid import Cell, grid
from lineage.rendering.figures.lines import balance, wrap
from lineage.rendering.figures.routes import ports, route, tracks
from lineage.rendering.figures.years import _face
from lineage.rendering.fonts import figure_font
from tests.lineages import beijing, crowded, empty, relation, stated, work, yearly

RESULTS = [beijing(), yearly(2, 5), yearly(29, 3), crowded(), empty()]


def size(picture: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def tangled(count: int = 18) -> Lineage:
    kinds = ("repeals", "amends", "implements", "based_on", "follows")
    works = tuple(
        work(f"w-{n}", f"关于第{n}项专门事项的通知", 2010 + n * 7 % 9 if n % 5 else None)
        for n in range(count)
    )
    relations = tuple(
        relation(f"w-{n * 11 % count}", f"w-{(n * 13 + 5) % count}", kinds[n % 5])
        for n in range(count)
        if n * 11 % count != (n * 13 + 5) % count
    )
    return empty().model_copy(update={"works": works, "relations": relations})


@pytest.mark.parametrize("lineage", [*RESULTS, tangled()])
def test_lineage_figure_is_drawn_at_every_size_without_a_missing_glyph(lineage: Lineage) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = lineage_figure(lineage)
        assert svg(figure).startswith(b"<?xml")
        width, height = size(png(figure))
    assert 400 < width <= 12_000
    assert 100 < height <= 12_000


@pytest.mark.parametrize("lineage", [beijing(), yearly(2, 5), yearly(12, 3), yearly(3, 40)])
def test_flow_figure_is_drawn_at_every_size_without_a_missing_glyph(lineage: Lineage) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = flow_figure(lineage, "s-1")
        assert svg(figure).startswith(b"<?xml")
        assert max(size(png(figure))) <= 12_000


def test_figures_are_the_same_bytes_each_time() -> None:
    for draw in (lineage_figure, lambda each: flow_figure(each, "s-1")):
        assert svg(draw(beijing())) == svg(draw(beijing()))
        assert png(draw(beijing())) == png(draw(beijing()))


def test_figures_hold_outlines_and_neither_text_nor_date_nor_address() -> None:
    drawn = svg(lineage_figure(beijing())).decode()
    assert "<text" not in drawn
    assert "<dc:date>" not in drawn
    assert not re.findall(r'(?:href|src)="(?!#)', drawn)


def test_flow_figure_of_an_unknown_series_is_refused() -> None:
    with pytest.raises(UnknownIdError):
        flow_figure(beijing(), "s-9")


def test_every_year_has_a_column_and_long_empty_runs_have_one() -> None:
    assert [each.head for each in grid(beijing()).columns] == [
        *map(str, range(2020, 2026)),
        "undated",
    ]
    old = (work("w-1", "a law", 1989, held=True), work("w-2", "a plan", 2020, held=True))
    columns = grid(empty().model_copy(update={"works": old})).columns
    assert [(each.head, each.empty) for each in columns] == [
        ("1989", False),
        ("1990–2019", True),
        ("2020", False),
    ]


@pytest.mark.parametrize(
    ("title", "drawn"),
    [
        ("Notice of the Office on Issuing the 'Plan for Clean Air in 2021'", "Plan for Clean Air"),
        ("清河市人民政府关于印发《清河市节水 2021年行动计划》的通知", "清河市节水 2021年行动计划"),
        ("Measures on Noise", "Measures on Noise"),
    ],
)
def test_a_notice_is_drawn_with_the_title_of_what_it_issues(title: str, drawn: str) -> None:
    lineage = empty().model_copy(update={"works": (work("w-1", title, 2021, held=True),)})
    lines = [line for line, *_ in _face(lineage.works[0], lineage, figure_font()).lines]
    assert "".join(drawn.split()) in "".join("".join(lines).split())
    assert not lines[0].startswith(("Notice", "清河市人民政府"))


def test_a_title_is_cut_between_words() -> None:
    [line] = wrap("Fighting pollution", 75, 10, figure_font(), 1)
    assert line == "Fighting…"
    assert wrap("Antidisestablishmentarianism", 75, 10, figure_font(), 1)[0].startswith("Antidis")


def test_parts_have_no_box_of_their_own() -> None:
    assert "w-annex" not in grid(beijing()).places


def test_work_that_is_merely_cited_has_no_box() -> None:
    works = (work("w-1", "plan", 2020, held=True), work("w-2", "a law", 2015))
    cites = relation("w-1", "w-2", "cites")
    lineage = empty().model_copy(update={"works": works, "relations": (cites,)})
    assert set(grid(lineage).places) == {"w-1"}
    repeals = cites.model_copy(update={"kind": "repeals"})
    replaced = lineage.model_copy(update={"relations": (repeals,)})
    assert set(grid(replaced).places) == {"w-1", "w-2"}


def test_relation_of_a_part_is_drawn_at_its_whole() -> None:
    works = (
        work("w-1", "notice", 2020),
        work("w-2", "plan", 2020, part_of="w-1"),
        work("w-3", "notice", 2021),
    )
    lineage = empty().model_copy(
        update={"works": works, "relations": (relation("w-3", "w-2", "repeals"),)}
    )
    assert [(each.source, each.target) for each in grid(lineage).arrows] == [("w-3", "w-1")]


def test_inferred_succession_is_not_drawn_where_the_works_say_more() -> None:
    assert {each.kind for each in grid(beijing()).arrows} == {"repeals", "implements"}


@pytest.mark.parametrize("lineage", [*RESULTS, tangled()])
def test_no_two_works_share_a_cell(lineage: Lineage) -> None:
    places = list(grid(lineage).places.values())
    assert len(places) == len(set(places))


@pytest.mark.parametrize("lineage", [*RESULTS, tangled()])
def test_straight_arrows_pass_through_no_box(lineage: Lineage) -> None:
    placed = grid(lineage)
    taken = set(placed.places.values())
    for arrow in placed.arrows:
        way = route(arrow, placed)
        if way.gutter is None and way.channel is None:
            ends = sorted((placed.places[arrow.source], placed.places[arrow.target]))
            (r0, c0), (r1, c1) = ends
            assert r0 == r1 or c0 == c1
            between = {Cell(r0, c) for c in range(min(c0, c1) + 1, max(c0, c1))}
            between |= {Cell(r, c0) for r in range(r0 + 1, r1)}
            assert not between & taken


def test_single_straight_arrow_keeps_the_middle_of_both_boxes() -> None:
    works = (
        work("w-1", "old", 2020, held=True, series="s-1"),
        work("w-2", "new", 2021, held=True, series="s-1"),
        work("w-3", "a law", 2019),
    )
    relations = (relation("w-2", "w-1", "repeals"), relation("w-2", "w-3", "based_on"))
    placed = grid(empty().model_copy(update={"works": works, "relations": relations}))
    at = ports([route(each, placed) for each in placed.arrows], placed)
    repeals = next(each for each in placed.arrows if each.kind == "repeals")
    assert (at[repeals, False], at[repeals, True]) == (0.5, 0.5)
    assert len(set(at.values())) > 1


def test_lines_that_overlap_get_tracks_of_their_own() -> None:
    arrows = grid(tangled()).arrows[:3]
    spans = [(0, 0.0, 4.0, arrows[0]), (0, 2.0, 6.0, arrows[1]), (0, 5.0, 7.0, arrows[2])]
    track, count = tracks(spans)
    assert [track[each] for each in arrows] == [0, 1, 0]
    assert count == {0: 2}


def test_merged_clauses_flow_into_one() -> None:
    lineage = beijing()
    drawn = flow(lineage, lineage.series[0])
    into = [
        drawn.blocks[each.old].clause.address
        for each in drawn.ribbons
        if drawn.blocks[each.new] == (1, *drawn.blocks[each.new][1:])
        and drawn.blocks[each.new].clause.address == "p2"
    ]
    assert into == ["p2", "p3"]
    assert [each.words for each in drawn.intervals] == [
        "2021: named, not held; 2022: none held, none named",
        "2024: none held, none named",
    ]


def test_births_and_deaths_are_told_from_what_a_copy_cannot_show() -> None:
    lineage = yearly(3, 4)
    drawn = flow(lineage, lineage.series[0])
    assert [each.fate for each in drawn.blocks if each.clause.address == "p1"] == [
        "ends",
        "ends",
        "last",
    ]
    assert [each.origin for each in drawn.blocks if each.clause.address == "p4"] == [
        "first",
        "new",
        "new",
    ]
    cut = lineage.alignments[0].model_copy(
        update={"dropped": (), "not_comparable": ("old:p1",), "added": ()}
    )
    hidden = lineage.model_copy(update={"alignments": (cut, *lineage.alignments[1:])})
    drawn = flow(hidden, hidden.series[0])
    assert drawn.blocks[0].fate == "not in this copy"


def test_year_that_only_other_works_fill_is_named_in_the_lane_of_the_series() -> None:
    lineage = beijing()
    other = work("w-other", "another notice", 2022, held=True)
    filled = lineage.model_copy(update={"works": (*lineage.works, other)})
    placed = grid(filled)
    year = [each.head for each in placed.columns].index("2022")
    assert Cell(placed.places["w-2020"].row, year) in placed.gaps
    assert not placed.columns[year].empty
    assert len(svg(lineage_figure(filled))) > len(svg(lineage_figure(lineage)))


def test_flow_without_an_alignment_says_so_and_draws_no_ribbon() -> None:
    lineage = yearly(2, 3).model_copy(update={"alignments": ()})
    drawn = flow(lineage, lineage.series[0])
    assert drawn.ribbons == ()
    assert [each.aligned for each in drawn.intervals] == [False]
    assert svg(flow_figure(lineage, "s-1"))


def test_what_a_copy_cannot_show_is_drawn_on_both_sides() -> None:
    lineage = yearly(2, 3)
    cut = lineage.alignments[0].model_copy(
        update={"dropped": (), "added": (), "not_comparable": ("old:p1", "new:p3")}
    )
    hidden = lineage.model_copy(update={"alignments": (cut,)})
    drawn = flow(hidden, hidden.series[0])
    assert (drawn.blocks[0].fate, drawn.blocks[-1].origin) == (
        "not in this copy",
        "not in this copy",
    )
    assert svg(flow_figure(hidden, "s-1"))


def test_arrow_to_a_work_further_down_the_same_year_keeps_to_the_gutter() -> None:
    works = tuple(work(f"w-{n}", "notice", 2020, held=True) for n in range(3))
    relations = (relation("w-2", "w-0", "repeals"), relation("w-1", "w-0", "amends"))
    placed = grid(empty().model_copy(update={"works": works, "relations": relations}))
    ways = {each.source: route(each, placed) for each in placed.arrows}
    assert ways["w-2"].gutter == 1
    assert ways["w-1"].gutter is None


TEXTS = st.text(st.sampled_from("责任落实，。（）《》abc xyz;—…\n1234〓"), max_size=80)


@given(TEXTS, st.integers(20, 200), st.integers(1, 5))
def test_no_line_is_wider_than_asked_and_nothing_is_lost(text: str, width: int, most: int) -> None:
    font = figure_font()
    for lines in (wrap(text, width, 9, font, most), balance(text, width, 9, font, most)):
        assert all(font.width(line, 9) <= width for line in lines)
        assert len(lines) <= most
        if not (lines and lines[-1].endswith("…")):
            assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("深化认识，提高", ("深化认", "识，提高")),
        ("the old plan", ("the old", "plan")),
        ("一二三《四五》", ("一二三", "《四五》")),
    ],
)
def test_lines_break_where_a_reader_expects(text: str, lines: tuple[str, ...]) -> None:
    assert wrap(text, 40, 10, figure_font()) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("untitled text in constitution/1999.txt", ("untitled text in", "constitution/1999.txt")),
        ("关于印发2021年行动计划的通知", ("关于印发2021年", "行动计划的通知")),
        ("the cooperation between courts", ("the cooperation", "between courts")),
    ],
)
def test_balanced_lines_break_no_word_that_fits(text: str, lines: tuple[str, ...]) -> None:
    assert balance(text, 114, 8.6, figure_font()) == lines


def test_hostile_title_is_drawn_as_one_plain_line() -> None:
    hostile = work("w-1", '<script>"]]>\n$x^2$\u202e\x00', 2020, number=stated("$\\frac$"))
    assert svg(lineage_figure(empty().model_copy(update={"works": (hostile,)})))
