from __future__ import annotations

import csv
import hashlib
import html
import io
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import networkx as nx
import pytest

from lineage.errors import ReadingError
from lineage.graph import build_graph
from lineage.models import Gap, Issue, Lineage, Source
from lineage.rendering.catalogue import catalogue
from lineage.rendering.page import page_html
from lineage.rendering.report import load_result, report_files, write_report
from lineage.rendering.sections.threads import series_views
from lineage.rendering.story import story
from lineage.rendering.tables import tables
from tests.lineages import (
    beijing,
    crowded,
    day,
    empty,
    point,
    relation,
    stated,
    work,
    yearly,
)

SIZES = {"lineage": (900, 300), "flow-s-1": (900, 300)}
HOSTILE = "<script>alert(1)</script>\"onerror='x' ]]> {{ 7*7 }} =cmd|\u202eevil\x00\n&amp;"


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def ids(self) -> list[str]:
        return [str(attrs["id"]) for _, attrs in self.tags if "id" in attrs]

    @property
    def links(self) -> set[str]:
        found = (attrs.get("href") or attrs.get("src") for _, attrs in self.tags)
        return {each for each in found if each}


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(page_html(beijing(), SIZES, ["works.csv"]))


def hostile() -> Lineage:
    lineage = beijing()
    document = lineage.documents[0].model_copy(
        update={"file": HOSTILE, "clauses": (point(1, HOSTILE, HOSTILE, HOSTILE),)}
    )
    return lineage.model_copy(
        update={
            "documents": (document, *lineage.documents[1:]),
            "works": tuple(
                each.model_copy(update={"title": HOSTILE, "number": stated(HOSTILE, HOSTILE)})
                for each in lineage.works
            ),
            "series": tuple(each.model_copy(update={"title": HOSTILE}) for each in lineage.series),
            "threads": tuple(each.model_copy(update={"name": HOSTILE}) for each in lineage.threads),
        }
    )


def test_every_claim_has_an_anchor_of_its_own_name(page: Page) -> None:
    lineage = beijing()
    claims = [
        *(each.id for each in lineage.works),
        *(each.id for each in lineage.relations),
        *(each.id for each in lineage.threads),
        *(each.id for each in lineage.findings),
        *(each.id for each in lineage.conflicts),
        *(each.id for each in lineage.alignments),
        *(match.id for each in lineage.alignments for match in each.matches),
        *(fact.id for each in lineage.changes for fact in each.facts),
    ]
    assert set(claims) <= set(page.ids)


@pytest.mark.parametrize("lineage", [beijing(), yearly(4, 3), crowded(5), empty()])
def test_ids_are_unique_and_links_lead_somewhere(lineage: Lineage) -> None:
    written = report_files(lineage)
    page = Page(written["index.html"].decode())
    assert len(page.ids) == len(set(page.ids))
    for link in page.links:
        if link.startswith("#"):
            assert link[1:] in page.ids
        else:
            assert link in written


def test_page_needs_no_network_and_no_script(page: Page) -> None:
    assert not [tag for tag, _ in page.tags if tag in ("script", "iframe", "link", "object")]
    assert not [link for link in page.links if "//" in link or ":" in link]


def test_page_shows_evidence_as_quote_file_and_place(page: Page) -> None:
    said = " ".join(page.text.split())
    assert "同时废止 2025.txt, characters 900–904; found by test" in said


def test_changed_wording_is_marked_by_more_than_colour() -> None:
    text = page_html(yearly(3, 3), SIZES)
    assert re.search(r"<del><bdi[^>]*>10</bdi></del><ins><bdi[^>]*>20</bdi></ins>", text)
    style = text.split("<style>", 1)[1].split("</style>", 1)[0]
    assert re.search(r"del \{[^}]*line-through", style)
    assert re.search(r"ins \{[^}]*underline", style)


def test_what_a_copy_lacks_is_never_called_deleted(page: Page) -> None:
    assert "not in the new copy" in page.text
    assert "Not in pdf.txt, which breaks off" in page.text
    assert "wording is the same wherever both copies hold it" in page.text


@pytest.mark.parametrize(
    "words",
    [
        "京政办发〔2025〕3号 (2025) repealed 京政办发〔2023〕4号 (2023).",
        (
            "京政办发〔2023〕4号 (2023) repealed 京政办发〔2020〕8号 (2020) and "
            "关于印发2021年行动计划的通知 (2021, known only by mention)."
        ),
        "No work of 2022 and 2024 in this series is held or named in these files.",
        (
            "“Second” and “The third is” of 2020 go on together in “Secondly” "
            "(Carry the plan out in full and govern in a…) of 2023 (uncertain)."
        ),
        (
            "Clauses that can be followed: 5 in 2020, 4 in 2023 and 4 in 2025. Of those of 2020, "
            "3 go on one by one through all 3 held works; 2 go on through all, joined with others "
            "or split."
        ),
        (
            "京政办发〔2025〕3号: the summary says “by the 15th of each month”, "
            "the original “每月第三个工作日前”: the original decides."
        ),
        (
            "Two copies (web.txt, pdf.txt) of 北京市关于构建现代环境治理体系的实施方案 have the "
            "same wording wherever both hold it: 2 clauses compared, 1 not in one copy because it "
            "breaks off."
        ),
    ],
)
def test_story_says_what_the_values_say(words: str) -> None:
    assert words in [str(each) for each in story(catalogue(beijing()))]


def test_story_names_the_series_where_there_are_several() -> None:
    one, other = beijing(), yearly(3, 3)
    renamed = Lineage.model_validate_json(
        re.sub(r'"(s-1|[wd]-20\d\d|t-\d+|al-\d+|m-[\d-]+)"', r'"x\1"', other.model_dump_json())
    )
    gaps = (*one.gaps, Gap(series="xs-1", year=2024, mentioned=None))
    names = ("works", "documents", "series", "alignments", "changes", "threads", "relations")
    both = one.model_copy(
        update={name: (*getattr(one, name), *getattr(renamed, name)) for name in names}
        | {"gaps": gaps}
    )
    told = [str(each) for each in story(catalogue(both)) if each.kind in ("gaps", "clauses")]
    assert len(told) == len(set(told))
    first, second = "污染防治攻坚战行动计划: ", "清河市重点工作计划: "
    assert all(each.startswith((first, second)) for each in told)
    assert any(each.startswith(f"{second}No work of 2024") for each in told)
    assert any(each.startswith(f"{second}1 clause of 2021") for each in told)
    page = Page(page_html(both, SIZES | {"flow-xs-1": (900, 300)}))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_series_of_one_title_are_told_apart_by_what_they_are_of() -> None:
    lineage = beijing()
    [series] = lineage.series
    twins = (series, series.model_copy(update={"id": "s-2", "issuer": ""}))
    book = catalogue(lineage.model_copy(update={"series": twins}))
    assert book.series_name("s-1") == "污染防治攻坚战行动计划 (北京市人民政府办公厅)"
    assert book.series_name("s-2") == "污染防治攻坚战行动计划 (from 京政办发〔2020〕8号)"
    assert book.series_name("none") == ""


def test_threads_of_one_name_are_told_apart_by_their_birth() -> None:
    lineage = beijing()
    threads = tuple(each.model_copy(update={"name": "Govern"}) for each in lineage.threads[1:3])
    [view] = series_views(catalogue(lineage.model_copy(update={"threads": threads})))
    names = ["Govern (from “Second” of 2020)", "Govern (from “The third is” of 2020)"]
    assert [each.name for each in view.rows] == names
    assert [each.name for each in view.threads] == names


def test_story_invents_nothing_where_there_is_nothing() -> None:
    assert story(catalogue(empty())) == ()


def test_story_tells_what_a_summary_states_and_the_text_before_it_names_nowhere() -> None:
    lineage = beijing()
    [told] = [fact for change in lineage.changes for fact in change.facts]
    doubt = "the new value is stated only by a machine summary"
    fact = told.model_copy(update={"old": None, "new": told.old, "change": "added", "doubt": doubt})
    changes = tuple(
        change.model_copy(update={"facts": (fact,)}) if change.match == "m-4" else change
        for change in lineage.changes
    )
    said = [str(each) for each in story(catalogue(lineage.model_copy(update={"changes": changes})))]
    assert any(
        "2020 names no such deadline; 2023 “by the 15th of each month” (added). "
        f"In doubt: {doubt}." in each
        for each in said
    )


def test_partial_repeal_is_told_as_one() -> None:
    told = [str(each) for each in story(catalogue(yearly(2, 3)))]
    assert "清政发〔2021〕1号 (2021) repealed part of 清政发〔2020〕1号 (2020)." in told


def test_different_copies_are_told_as_different() -> None:
    lineage = beijing()
    edited = lineage.alignments[2].matches[0].model_copy(update={"text": "edited"})
    copies = lineage.alignments[2].model_copy(update={"matches": (edited,)})
    changed = lineage.model_copy(update={"alignments": (*lineage.alignments[:2], copies)})
    assert any("different wording in 1 clause" in str(each) for each in story(catalogue(changed)))


def test_doubts_name_gaps_cut_copies_failures_and_conflicts(page: Page) -> None:
    said = " ".join(page.text.split())
    for words in (
        "e.txt: the file is empty",
        "two copies give different dates of signature",
        "2022: none held, none named",
        "pdf.txt (Chinese original) is cut short",
        "京政办发〔2023〕4号: only the year 2023 is known",
        "not even the year is known",
        "characters 300–312: the third point opens",
    ):
        assert words in said


def test_hostile_words_come_out_inert() -> None:
    written = report_files(hostile())
    text = written["index.html"].decode()
    page = Page(text)
    assert not [tag for tag, _ in page.tags if tag == "script"]
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert "{{ 7*7 }}" in html.unescape(text)
    assert "\u202e" not in text
    assert "⟨U+202E⟩" in text
    assert "\x00" not in text
    assert b"<script" not in b"".join(
        content for name, content in written.items() if name.endswith(".svg")
    )


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "＝1"])
def test_table_cell_is_never_a_formula(words: str) -> None:
    lineage = empty().model_copy(update={"works": (work("w-1", words, 2020),)})
    rows = list(csv.DictReader(io.StringIO(tables(lineage)["works.csv"].decode("utf-8-sig"))))
    assert rows[0]["title"].startswith("'")
    assert rows[0]["title"][1:] == words


def test_tables_hold_a_line_for_each_value() -> None:
    lineage = beijing()
    lines = {
        name: len(list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))) - 1
        for name, content in tables(lineage).items()
    }
    assert lines == {
        "works.csv": 7,
        "relations.csv": 6,
        "clauses.csv": sum(len(each.clauses) for each in lineage.documents),
        "matches.csv": 10,
        "threads.csv": 15,
        "facts.csv": 1,
        "findings.csv": 1,
        "in_force.csv": 18,
    }


def test_page_says_what_its_headline_is_and_why_works_are_one_series(page: Page) -> None:
    said = " ".join(page.text.split())
    assert (
        "This is the title of the latest text held of the longest series, without its year." in said
    )
    assert "The works of 2020, 2021, 2023 and 2025 are held to be one series inferred." in said
    assert "One issuer, one title but for the year." in said


def test_parts_stand_in_the_row_of_their_whole(page: Page) -> None:
    said = " ".join(page.text.split())
    assert "names 1 annex" in said
    assert "2020 action plan for blue sky known only by mention" in said


def test_wide_figures_say_that_they_go_on() -> None:
    sizes = {"lineage": (800, 300), "flow-s-1": (2000, 300)}
    text = page_html(beijing(), sizes)
    hints = re.findall(r'class="note hint([^"]*)"', text)
    assert hints == [" small", ""]
    assert ' middle"' in page_html(beijing(), SIZES | {"lineage": (1200, 300)})


def test_very_many_works_in_force_are_named_up_to_a_number() -> None:
    works = tuple(
        work(f"w-{n}", f"Plan {n}", 2000, held=True, begins=day(2000, 1, 1)) for n in range(30)
    )
    page = Page(page_html(empty().model_copy(update={"works": works}), SIZES))
    assert " ".join(page.text.split()).count("and 10 more (tables/in_force.csv)") == 1


def test_page_tells_what_was_in_force_when(page: Page) -> None:
    said = " ".join(page.text.split())
    scheme, row = "北京市关于构建现代环境治理体系的实施方案", "2021-12-31 to 2022-12-31 reasons"
    works = f"京政办发〔2020〕8号, 关于印发2021年行动计划的通知, {scheme}"
    [told] = re.findall(f"{row}(.*?)(?:2023-01-01 to|$)", said)
    assert f"{works}–京政办发〔2023〕4号" in told
    assert "京政办发〔2023〕4号: it took effect only between" in told
    assert "from 2025-01-24 on" in said
    assert "On no day can it be told of: 关于构建现代环境治理体系的指导意见" in said


def test_table_rows_are_as_wide_as_their_heads() -> None:
    for content in tables(beijing()).values():
        head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
        assert {len(row) for row in rows} == {len(head)}


@pytest.mark.parametrize("lineage", [beijing(), yearly(3, 3), empty()])
def test_result_is_loaded_again_as_it_was(lineage: Lineage, tmp_path: Path) -> None:
    write_report(lineage, tmp_path / "report")
    assert load_result(tmp_path / "report") == lineage
    assert load_result(tmp_path / "report" / "lineage.json") == lineage


@pytest.mark.parametrize("content", [None, "", "{}", '{"format": "lineage/2"}', "\x00\xff"])
def test_what_is_no_result_is_refused(content: str | None, tmp_path: Path) -> None:
    path = tmp_path / "lineage.json"
    if content is not None:
        path.write_text(content, encoding="latin-1")
    with pytest.raises(ReadingError):
        load_result(path)


def test_report_holds_page_result_figures_and_tables(tmp_path: Path) -> None:
    write_report(beijing(), tmp_path / "deep" / "report")
    names = {
        path.relative_to(tmp_path / "deep" / "report").as_posix()
        for path in (tmp_path / "deep" / "report").rglob("*")
        if path.is_file()
    }
    assert {"index.html", "lineage.json", "tables/works.csv"} <= names
    assert {"figures/lineage.svg", "figures/lineage.png", "figures/flow-s-1.svg"} <= names


def test_report_is_the_same_bytes_under_other_settings_of_the_machine(
    tmp_path: Path,
) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.lineages import beijing;"
        "from lineage.rendering.report import write_report;"
        "write_report(beijing(), Path(sys.argv[1]))"
    )
    found = []
    (tmp_path / "matplotlibrc").write_text(
        "hatch.linewidth: 3\nfigure.dpi: 50\nsvg.fonttype: none\nsavefig.bbox: tight\n"
        "savefig.transparent: True\npath.simplify: False\nfont.family: serif\nlines.linewidth: 9\n"
    )
    for seed, locale, zone in (("1", "C", "UTC"), ("2", "C.UTF-8", "Asia/Shanghai")):
        target = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone}
        if seed == "2":
            environment["MATPLOTLIBRC"] = str(tmp_path / "matplotlibrc")
            environment["MPLBACKEND"] = "no such backend"
        root = Path(__file__).parent.parent
        subprocess.run([sys.executable, "-c", code, target], check=True, cwd=root, env=environment)
        found.append(
            {
                path.relative_to(target).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
                for path in target.rglob("*")
                if path.is_file()
            }
        )
    assert found[0] == found[1]


def test_page_embeds_a_font_with_its_own_characters_only() -> None:
    small = page_html(empty(), SIZES)
    large = page_html(beijing(), SIZES)
    assert 'src: url("data:font/otf;base64,' in small
    assert len(small) < len(large) < 200_000


def test_each_clause_of_a_split_thread_is_shown() -> None:
    lineage = yearly(2, 3)
    thread = lineage.threads[1]
    both = thread.steps[1].model_copy(update={"addresses": ("p1", "p2")})
    split = thread.model_copy(update={"steps": (thread.steps[0], both)})
    parts = series_views(catalogue(lineage.model_copy(update={"threads": (split,)})))[0]
    shown = [[name for _, name in part.clauses] for part in parts.threads[0].steps[1].parts]
    assert shown == [["（1）"], ["（2）"]]
    assert all(part.redline for part in parts.threads[0].steps[1].parts)


def test_how_a_file_was_decoded_stands_beside_what_was_read() -> None:
    lineage = beijing()
    file = lineage.documents[0].file
    odd = Issue(rule="encoding", message="read as gb18030", advice="look at it", file=file)
    source = Source(
        file=file,
        digest="0",
        encoding="gb18030",
        text="",
        segments=(),
        paragraphs=(),
        issues=(odd,),
    )
    text = page_html(lineage.model_copy(update={"sources": (source,)}), SIZES)
    said = Page(text.partition("<h2>What was read</h2>")[2]).text
    assert said.count("read as gb18030; look at it") == 1


def test_progress_is_told_until_the_report_is_whole() -> None:
    told: list[tuple[str, int, int]] = []
    report_files(beijing(), lambda *step: told.append(step))
    steps = told[-1][2]
    assert told == [("report", done, steps) for done in range(steps + 1)]
    assert steps > 3


def test_very_long_words_stay_usable() -> None:
    lineage = yearly(2, 3)
    first = lineage.documents[0]
    long = (first.clauses[0].model_copy(update={"text": "责任落实。" * 20_000, "heading": ""}),)
    document = first.model_copy(update={"clauses": (*long, *first.clauses[1:])})
    works = tuple(each.model_copy(update={"title": "计划" * 200}) for each in lineage.works)
    written = report_files(
        lineage.model_copy(update={"documents": (document, *lineage.documents[1:]), "works": works})
    )
    assert len(written["figures/flow-s-1.svg"]) < 200_000
    assert len(written["figures/lineage.svg"]) < 200_000


def test_work_named_only_by_mention_says_so(page: Page) -> None:
    assert page.text.count("known only by mention") >= 3


def test_untitled_work_is_called_after_its_file_on_the_page_alone() -> None:
    lineage = yearly(2, 2)
    bare = tuple(each.model_copy(update={"number": None, "title": ""}) for each in lineage.works)
    written = report_files(lineage.model_copy(update={"works": bare}))
    assert "untitled text in 2020.txt" in written["index.html"].decode()
    assert b"untitled" not in written["lineage.json"]


def test_document_of_no_work_is_shown() -> None:
    lineage = beijing()
    loose = lineage.model_copy(
        update={
            "works": (work("w-9", "notice", 2020),),
            "relations": (),
            "series": (),
            "gaps": (),
            "conflicts": (),
            "alignments": (),
            "changes": (),
            "threads": (),
            "findings": (),
        }
    )
    assert "no text of a work" in page_html(loose, SIZES)


def test_inferred_relation_says_that_no_text_states_it() -> None:
    lineage = beijing().model_copy(
        update={
            "relations": (relation("w-2025", "w-2023", "follows", basis="inferred", evidence=()),)
        }
    )
    assert "no text states this" in page_html(lineage, SIZES)


def test_the_graph_in_the_folder_is_that_of_the_result() -> None:
    files = report_files(beijing())
    read = nx.node_link_graph(json.loads(files["graph/lineage.json"]), edges="edges")
    assert nx.utils.graphs_equal(read, build_graph(beijing()))
