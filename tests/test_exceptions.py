import pytest

from lineage.extraction.relations.references import find_references
from lineage.models import Evidence, Reference


def read(text: str, clause: str = "closing") -> list[Reference]:
    return list(
        find_references(
            text, clause, "", lambda s, e, r: Evidence(file="f", span=(s, e), quote="", rule=r)
        )
    )


@pytest.mark.parametrize(
    ("text", "provisions"),
    [
        ("《甲办法》除第三条外同时废止。", "除第三条外"),
        ("除第六条继续执行外，《甲办法》停止执行。", "除第六条继续执行外"),
        ("《甲办法》其余条款自2025年5月1日起停止执行。", "其余条款"),
        (
            "Directive 2009/38/EC is repealed with the exception of Article 6.",
            "with the exception of Article 6",
        ),
        (
            "Regulation (EU) No 528/2012, with the exception of Articles 3 and 5, is repealed.",
            "with the exception of Articles 3 and 5",
        ),
        ('Except for Article 5, the "Wells Plan" shall be repealed.', "Except for Article 5"),
        (
            "The Fees Order 2019 is revoked so far as it relates to Wales.",
            "so far as it relates to Wales",
        ),
        ("Regulation 7 of the Fees Order 2019 is revoked.", "Regulation 7"),
    ],
)
def test_what_is_excepted_goes_on(text: str, provisions: str) -> None:
    (found,) = read(text)
    assert (found.kind, found.scope, found.provisions) == ("repeals", "partial", provisions)


@pytest.mark.parametrize(
    "text",
    [
        "除本办法第三条规定的情形外，《甲办法》同时废止。",
        "除另有规定外，《甲办法》同时废止。",
        'The "Wells Plan" is repealed with effect from 1 May 2031.',
    ],
)
def test_other_exceptions_leave_the_whole(text: str) -> None:
    (found,) = read(text)
    assert (found.kind, found.scope) == ("repeals", "whole")


@pytest.mark.parametrize(
    "text",
    [
        "国务院令第736号废止《甲条例》。",
        "国务院令第736号已于2020年废止《甲条例》。",
        "据报道，《甲条例》废止。",
        "完成《甲条例》等5件法规的修订，废止3件规章。",
        "对废止的《甲条例》应当标注。",
        "Directive 2001/95/EC should therefore be repealed.",
        "Directive 2001/95/EC shall continue to apply until it is repealed.",
    ],
)
def test_what_is_told_of_others_ends_nothing(text: str) -> None:
    assert {found.kind for found in read(text)} == {"cites"}


@pytest.mark.parametrize("text", ["《甲条例》被废止。", "《甲条例》将正式废止。"])
def test_a_passive_ends_something_in_closing_words_alone(text: str) -> None:
    assert [found.kind for found in read(text)] == ["repeals"]
    assert [found.kind for found in read(text, "1")] == ["cites"]


@pytest.mark.parametrize(
    "text",
    [
        "Regulations (EC) No 1/2003 and (EC) No 2/2004 are repealed.",
        "Regulations (EC) Nos 1/2003 and 2/2004 are repealed.",
        "Regulations (EC) No 1/2003 and No 2/2004 are repealed.",
    ],
)
def test_a_list_says_once_whose_numbers_they_are(text: str) -> None:
    values = [found.number.value for found in read(text) if found.number]
    assert values == ["Regulation (EC) No 1/2003", "Regulation (EC) No 2/2004"]


def test_decisions_of_one_list_share_their_kind() -> None:
    found = read("Decisions 2004/210/EC and 2008/721/EC are repealed.")
    values = [each.number.value for each in found if each.number]
    assert values == ["Decision 2004/210/EC", "Decision 2008/721/EC"]


def test_a_list_within_one_line_is_one_sentence() -> None:
    found = read("对下列规章予以废止：一、《甲办法》；二、《乙办法》；三、《丙办法》。", "1")
    assert [(each.kind, each.title) for each in found] == [
        ("repeals", "甲办法"),
        ("repeals", "乙办法"),
        ("repeals", "丙办法"),
    ]
