from __future__ import annotations

import io
import json
from pathlib import Path

import networkx as nx
import pytest
from jsonschema import Draft202012Validator
from rich.console import Console

from lineage import cli
from lineage.errors import UnknownIdError
from lineage.graph import find_history
from lineage.graph.exports import EXPORTS
from lineage.models import Place
from lineage.pipeline import survey
from lineage.rendering.history import find_work, view_history
from lineage.rendering.history_words import show_history
from tests import lineages as made
from tests.graphs import bare
from tools.schemas import FOLDER

BEIJING = Path(__file__).parent.parent / "fixtures" / "beijing"

WORKS = bare(
    [
        made.work(
            "w-1",
            "甲市人民政府关于印发《甲市节水行动计划》的通知",
            2020,
            number=made.stated("京政办发〔2020〕8号"),
        ),
        made.work("w-1-plan", "甲市节水行动计划", 2020, part_of="w-1"),
        made.work("w-2", "甲市供水条例", 2001),
        made.work("w-3", "甲市供水条例", 2019),
        made.work("w-4", "Regulation on Water", 2019, number=made.stated("甲政发〔2019〕1号")),
    ],
    [],
)


@pytest.mark.parametrize(
    ("words", "work"),
    [
        ("w-2", "w-2"),
        ("w-1-plan", "w-1-plan"),
        ("京政办发〔2020〕8号", "w-1"),
        ("京政办发[2020]8号", "w-1"),
        ("京政办发（2020）８号", "w-1"),
        ("Jing Zheng Ban Fa [2020] No. 8", "w-1"),
        ("JZBF [2020] No. 8", "w-1"),
        ("甲市人民政府关于印发〈甲市节水行动计划〉的通知", "w-1"),
        ("甲市节水行动计划", "w-1"),
        ("《甲市节水行动计划》", "w-1"),
        ("regulation on  water", "w-4"),
    ],
)
def test_a_work_is_found_by_its_id_its_number_or_its_title(words: str, work: str) -> None:
    assert find_work(WORKS, words).id == work


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("甲市供水条例", "fits 2 works: w-2, w-3; name one by its id"),
        ("乙市供水条例", "no work here bears this id, number or title"),
        ("京政办发〔2020〕9号", "no work here bears"),
        ("KZBF [2020] No. 8", "no work here bears"),
        ("", "no work here bears"),
    ],
)
def test_what_fits_no_work_or_several_is_said_with_what_to_do(words: str, says: str) -> None:
    with pytest.raises(UnknownIdError) as refused:
        find_work(WORKS, words)
    assert says in str(refused.value)


def run(capfdbinary: pytest.CaptureFixture[bytes], *arguments: object) -> tuple[int, str, str]:
    status = cli.run([str(argument) for argument in arguments])
    out, err = capfdbinary.readouterr()
    return status, out.decode(), err.decode()


def test_history_leads_back_to_the_first_and_forward_to_the_last(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    status, out, _ = run(capfdbinary, "history", "京政办发〔2023〕4号", BEIJING, "--json")
    view = json.loads(out)
    Draft202012Validator(
        json.loads((FOLDER / "history.json").read_text(encoding="utf-8"))
    ).validate(view)
    assert status == 0
    assert {each["number"] for each in view["replaces"]} == {
        "京政办发〔2020〕8号",
        "京政办发〔2021〕3号",
    }
    assert [each["number"] for each in view["replaced_by"]] == ["京政办发〔2025〕3号"]
    assert all(each["evidence"] for each in (*view["replaces"], *view["ended"]))
    status, out, _ = run(capfdbinary, "history", "京政办发〔2025〕3号", BEIJING, "--json")
    assert {each["distance"] for each in json.loads(out)["replaces"]} == {1, 2}


def test_history_in_words_names_every_list_and_its_words(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    status, out, _ = run(capfdbinary, "history", "京政办发〔2023〕4号", BEIJING)
    assert status == 0
    for words in (
        "took the place of, back to the first: 2",
        "replaced by, forward to the last: 1",
        "amends: none",
        "rests on it through others: none",
        "as a part of jing-zheng-ban-fa-2020-8",
        "同时废止",
    ):
        assert words in out
    status, out, err = run(capfdbinary, "history", "甲", BEIJING)
    assert (status, out) == (2, "")
    assert "甲: no work here bears this id, number or title; take one that" in err


def test_history_in_words_says_what_is_inferred_and_what_leads_through_others() -> None:
    law = [
        made.work("w-1993", "甲法", 1993, begins=made.day(1993, 1, 1)),
        made.work("w-2005", "甲法", 2005, begins=made.day(2005, 1, 1)),
    ]
    seen = made.quote("a.pdf", "甲").model_copy(update={"place": Place(page=2, line=3)})
    relations = [
        made.relation("w-x", "w-2005", "cites", evidence=(seen,)),
        made.relation("w-y", "w-x", "based_on"),
        made.relation("w-2005", "w-z", "repeals", scope="partial", provisions="第三条"),
    ]
    lineage = bare(law, relations)
    written = io.StringIO()
    view = view_history(lineage, find_history(lineage.works, lineage.relations, "w-2005"))
    show_history(Console(file=written, width=200), view)
    lines = [" ".join(line.split()) for line in written.getvalue().splitlines()]
    assert "same title (inferred)" in lines
    assert "based_on w-x" in lines
    assert "in part 第三条" in lines
    assert any(line.startswith("a.pdf, page 2, line 3") for line in lines)


@pytest.mark.parametrize("name", EXPORTS)
def test_relations_are_printed_or_written_as_a_graph(
    capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path, name: str
) -> None:
    expected = EXPORTS[name].write(survey([BEIJING])).decode()
    assert run(capfdbinary, "relations", BEIJING, "--format", name)[:2] == (0, expected)
    file = tmp_path / "graph"
    assert run(capfdbinary, "relations", BEIJING, "--format", name, "-o", file)[:2] == (0, "")
    assert file.read_text(encoding="utf-8") == expected


def test_a_graph_is_read_by_networkx_from_standard_output(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    _, out, _ = run(capfdbinary, "relations", BEIJING, "--format", "node-link")
    graph = nx.node_link_graph(json.loads(out), edges="edges")
    assert graph.nodes["jing-zheng-ban-fa-2023-4"]["number"] == "京政办发〔2023〕4号"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--json", "--format", "dot"], "--json and --format exclude each other"),
        (["-o", "x.dot"], "--output is for a graph, give its --format too"),
        (["--format", "png"], "'png' is not one of"),
        (["--format", "dot", "-o", "no/such/folder.dot"], "No such file or directory"),
    ],
)
def test_options_that_make_no_graph_are_one_line(
    capfdbinary: pytest.CaptureFixture[bytes], arguments: list[str], says: str
) -> None:
    status, out, err = run(capfdbinary, "relations", BEIJING, *arguments)
    assert (status, out) == (2, "")
    assert says in err.splitlines()[-1]
