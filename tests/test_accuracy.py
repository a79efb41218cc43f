"""What is found in the sets whose answer is known, and the tool that measures it."""

from collections import Counter
from pathlib import Path

import pytest

from lineage.models import Clause
from tools.accuracy import laws, regulations, relations, reports, requirements, wholeness
from tools.accuracy.__main__ import main
from tools.accuracy.figures import Figure, Item, Tally, compared
from tools.accuracy.page import Measured, markdown, table
from tools.accuracy.passages import placed
from tools.accuracy.provisions import walk
from tools.accuracy.reading import DATA, PAGES, REPOSITORY, data_folder, documents, numbered, rows
from tools.accuracy.sets import SETS, MeasuredSet, Part, measure

OWN = [each for each in SETS if not each.folder]
REAL = [(each, part) for each in SETS if each.folder for part in each.parts]
LAW = """某市节水条例

2016年1月1日某市人民代表大会常务委员会通过

第一章　总则

第一条　为了节约用水，制定本条例。

第二条　用水单位应当安装水表。

　　水表每年检定一次。

第二章　附则

第三条　本条例自2016年3月1日起施行。
"""


def a_law(folder: Path, text: str = LAW) -> Path:
    path = folder / "zh-laws" / "constitution" / "2016.txt"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("own", OWN, ids=lambda own: own.name)
def test_the_repositorys_own_pages_reach_their_floors(own: MeasuredSet) -> None:
    figures = measure(own, None)
    assert figures
    assert [each for each in figures if not each.passed] == []


@pytest.mark.parametrize(
    ("real", "part"), REAL, ids=lambda each: each.name if hasattr(each, "name") else ""
)
def test_the_real_sets_reach_their_floors(real: MeasuredSet, part: Part) -> None:
    folder = data_folder()
    figures = measure(real._replace(parts=(part,)), folder)
    if figures is None:
        pytest.skip(f"{real.name}: not here: set {DATA}")
    assert [each.tally.wrong[:10] for each in figures if not each.passed] == []


@pytest.mark.parametrize(
    ("found", "right", "wrong"),
    [
        (["1", "2", "3"], 3, ()),
        (["1", "3"], 2, ("law: missed 2",)),
        (["1", "2", "2", "3"], 3, ("law: invented 2",)),
        (["1", "2", "3", "4"], 3, ("law: invented 4",)),
        ([], 0, ("law: missed 1", "law: missed 2", "law: missed 3")),
    ],
)
def test_what_is_missed_and_what_is_invented_is_named(
    found: list[Item], right: int, wrong: tuple[str, ...]
) -> None:
    tally = compared("law", ["1", "2", "3"], found)
    assert (tally.right, tally.wrong) == (right, wrong)
    assert Figure("articles", tally, 1).passed is not bool(wrong)


def test_two_clauses_that_change_places_are_wrong() -> None:
    tally = compared("law", ["1", "2", "3"], ["2", "1", "3"])
    assert tally.share < 1
    assert len(tally.wrong) == 2


def test_a_floor_below_the_whole_lets_some_be_wrong() -> None:
    tally = Tally(10, 10, 9, ("one",))
    assert Figure("matches", tally, 0.9).passed
    assert not Figure("matches", tally, 0.95).passed
    assert not Figure("matches", tally, 1).passed


def test_a_law_that_is_cut_whole_reaches_every_floor(tmp_path: Path) -> None:
    path = a_law(tmp_path)
    assert laws.articles(path) == Tally(3, 3, 3, ())
    assert laws.headings(path) == Tally(2, 2, 2, ())
    assert laws.heads(path) == Tally(2, 2, 2, ())
    assert wholeness.whole(path).wrong == ()


def test_a_dropped_article_fails_the_floor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_law(tmp_path)
    kept = [each for each in numbered(path) if each.address != "art2"]
    monkeypatch.setattr(laws, "numbered", lambda _: kept)
    assert laws.articles(path) == Tally(3, 2, 2, ("constitution/2016: missed article 2",))


def test_an_invented_article_fails_the_floor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_law(tmp_path)
    twice = [each for clause in numbered(path) for each in _twice(clause)]
    monkeypatch.setattr(laws, "numbered", lambda _: twice)
    assert laws.articles(path) == Tally(3, 4, 3, ("constitution/2016: invented article 2",))


def _twice(clause: Clause) -> list[Clause]:
    return [clause] * (2 if clause.address == "art2" else 1)


def test_a_character_that_stands_nowhere_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_law(tmp_path)
    (document,) = documents(path)
    kept = tuple(each for each in document.clauses if each.address != "art1")
    cut = document.model_copy(update={"clauses": kept})
    monkeypatch.setattr(wholeness, "documents", lambda _: (cut,))
    tally = wholeness.whole(path)
    first = LAW.index("第一条")
    assert tally.share < 1
    assert tally.wrong == (
        f"constitution/2016: characters {first} to {LAW.index('。') + 1} in no clause or passage",
    )


def test_a_character_that_stands_twice_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_law(tmp_path)
    (document,) = documents(path)
    twice = document.model_copy(update={"clauses": (*document.clauses, document.clauses[1])})
    monkeypatch.setattr(wholeness, "documents", lambda _: (twice,))
    assert all(each.endswith("in 2 clauses or passages") for each in wholeness.whole(path).wrong)
    assert wholeness.whole(path).share < 1


def test_a_walk_counts_no_label_that_does_not_come_next() -> None:
    lines = "第一章 甲", "第一条 一。", "第三条的规定另说。", "第二条 二：", "（一）三；", "又。"
    assert walk("\n".join(lines)) == [
        ("chapter", "1"),
        ("article", "1"),
        ("paragraph", "1 p2"),
        ("article", "2"),
        ("item", "2 p1 （1）"),
        ("paragraph", "2 p2"),
    ]


def test_a_walk_counts_insertions_and_annexes_and_starts_chapters_again_in_a_part() -> None:
    lines = "第一编 甲", "第一章 乙", "第一条 一。", "第一条之一 二。", "第二编 丙", "第一章 丁"
    assert walk("\n".join([*lines, "第二条 三。", "附件一", "第三条 不算。"])) == [
        ("part", "1"),
        ("chapter", "1"),
        ("article", "1"),
        ("article", "1-1"),
        ("part", "2"),
        ("chapter", "1"),
        ("article", "2"),
        ("annex", "1"),
    ]


def test_a_regulations_table_names_what_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "old_x_en.txt"
    path.write_text(
        "Article 1\nScope\n1. It applies.\n2. It binds.\n\nArticle 2\nIt ends.\n", encoding="utf-8"
    )
    (tmp_path / "correlation_table.tsv").write_text(
        "old_1206_2001\tnew_2020_1783\nArticle 1(2), (3) and (4)\t–\nArticle 2\t–\n",
        encoding="utf-8",
    )
    assert regulations.correlated(path).wrong == (
        "old_x_en: missed 1(3)",
        "old_x_en: missed 1(4)",
    )


def test_a_clause_that_leads_elsewhere_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_law(tmp_path)
    (document,) = documents(path)
    assert wholeness.traced(path).wrong == ()
    moved = [each.model_copy(update={"span": (0, 4)}) for each in document.clauses[:1]]
    changed = document.model_copy(update={"clauses": (*moved, *document.clauses[1:])})
    monkeypatch.setattr(wholeness, "documents", lambda _: (changed,))
    assert wholeness.traced(path).wrong == (
        "constitution/2016: ch1 is not what stands at its place",
    )


def test_what_is_said_to_be_odd_or_cut_short_is_named(tmp_path: Path) -> None:
    path = a_law(tmp_path, LAW.replace("第三条", "第四条"))
    assert wholeness.sound(path).share == 0
    assert len(wholeness.sound(path).wrong) == 1


def test_a_line_of_the_head_that_is_taken_for_something_else_is_named(tmp_path: Path) -> None:
    (document,) = documents(a_law(tmp_path))
    place = LAW.index("2016年")
    tally = placed(
        "law", [(0, "title"), (place, "salutation"), (LAW.index("总则"), "note")], [document]
    )
    assert tally.wrong == (
        f"law: salutation at character {place} is note",
        f"law: note at character {LAW.index('总则')} is no passage",
    )


def test_a_walk_takes_a_sentence_that_goes_on_for_one_paragraph() -> None:
    lines = "第一条 委员会由下列人员组成：", "主任，", "委员若干人。", "委员会另定规则。"
    assert walk("\n".join(lines)) == [("article", "1"), ("paragraph", "1 p2")]


def test_the_points_of_a_regulation_are_counted_below_article_and_paragraph(
    tmp_path: Path,
) -> None:
    path = tmp_path / "new_x_en.txt"
    lines = "Article 1", "Scope", "1. It applies to:", "(a) water;", "(b) air.", "2. It binds."
    more = (
        "Article 2",
        "Words",
        "In this Regulation:",
        "(1) 'water' means rain;",
        "(2) 'air' is air.",
    )
    path.write_text("\n".join([*lines, "", *more, ""]), encoding="utf-8")
    assert regulations.points(path) == Tally(4, 4, 4, ())
    assert regulations.paragraphs(path) == Tally(2, 2, 2, ())


def test_words_are_compared_as_markdown_prints_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "standard.clauses.tsv").write_text(
        "id\tchapter\tsection\ttext\n"
        "1.1.1\tV1\tV1.1\tVerify *that* it [rains](https://x.example/a_(b)).\n"
        "1.1.2\tV1\tV1.1\tVerify that it hails.\n",
        encoding="utf-8",
    )
    clause = numbered(a_law(tmp_path))[0]
    said = {"1.1.1": "Verify that it rains.\t✓", "1.1.2": "Verify that it snows.\t✓"}
    found = [clause.model_copy(update={"number": n, "text": said[n]}) for n in said]
    monkeypatch.setattr(requirements, "numbered", lambda _: found)
    path = tmp_path / "standard.md"
    assert requirements.numbers(path) == Tally(2, 2, 2, ())
    assert requirements.wording(path).wrong == ("standard: other words in 1.1.2",)


def test_the_labels_of_the_reports_sum_up_to_their_counts() -> None:
    told = rows(reports.GOLD)
    counts = rows(reports.GOLD.with_name("reports-counts.tsv"))
    assert len(counts) == 16
    for row in counts:
        own = [each for each in told if each["file"] == row["file"]]
        kinds = Counter(each["kind"] for each in own if not each["doubtful"])
        assert [str(kinds[kind]) for kind in ("section", "point", "item")] == [
            row["sections"],
            row["points"],
            row["items"],
        ]
        assert str(sum(bool(each["doubtful"]) for each in own)) == row["doubtful"]


def test_a_machine_without_the_real_sets_names_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(DATA, raising=False)
    monkeypatch.delenv(PAGES, raising=False)
    assert main([]) == 0
    printed = capsys.readouterr().out
    assert printed.count("not here: set") == len(SETS) - len(OWN)
    assert printed.count(f"not here: set {PAGES}") == 1


def test_the_page_keeps_its_words_and_gets_its_figures_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(DATA, raising=False)
    page = tmp_path / "accuracy.md"
    page.write_text("# Words\n\n## Figures: old\n\n| 1 |\n", encoding="utf-8")
    main(["--markdown", str(page)])
    written = page.read_text("utf-8")
    assert written.startswith("# Words\n\n## Figures: cutting\n")
    assert "old" not in written
    main(["--markdown", str(page)])
    assert page.read_text("utf-8") == written


def test_a_figure_below_its_floor_fails_the_tool_and_stands_in_its_table() -> None:
    figure = Figure("articles", Tally(3, 2, 2, ("law: missed article 2",)), 1)
    every = [Measured(OWN[0], [figure])]
    assert "BELOW" in table(every)
    assert "    law: missed article 2\n" in table(every)
    assert "- the repository's own pages, articles: law: missed article 2" in markdown(every, "")
    assert "66.66 %" in table(every)


def test_a_law_with_a_gap_makes_the_whole_tool_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = a_law(tmp_path)
    monkeypatch.setenv(DATA, str(tmp_path))
    kept = [each for each in numbered(path) if each.address != "art2"]
    monkeypatch.setattr(laws, "numbered", lambda _: kept)
    assert main([]) == 1
    assert "constitution/2016: missed article 2" in capsys.readouterr().out


def test_the_page_in_the_documents_has_its_frame() -> None:
    page = (REPOSITORY / "docs" / "accuracy.md").read_text("utf-8")
    for each in SETS:
        assert f"| {each.name} |" in page


def test_a_relation_that_is_missed_or_invented_is_named(tmp_path: Path) -> None:
    path = tmp_path / "relations.tsv"
    head = "id\tlanguage\tplace\tsource\tsigned\tsentence\texpected\tnon_targets\tnote"
    lines = [
        "1\tzh\tclosing\t甲市\t\t《乙办法》同时废止。\trepeals|丙办法\t\t",
        "2\tzh\tpoint\t甲市\t\t执行《丁法》和《戊法》。\tcites|丁法\t戊法\t",
    ]
    path.write_text("\n".join([head, *lines, ""]), encoding="utf-8")
    repeals = relations.kind("repeals", lambda _: True)(path)
    assert repeals == Tally(
        1,
        1,
        0,
        ("sentence 1: missed repeals|丙办法|whole", "sentence 1: invented repeals|乙办法|whole"),
    )
    assert relations.kind("cites", lambda _: True)(path) == Tally(1, 1, 1, ())
