from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from lineage.errors import ReadingError
from lineage.reading import read_file
from tests.word_files import para, word_file


@pytest.mark.parametrize("name", ["a.docx", "a.doc", "a.txt", "a"])
def test_a_word_file_is_read_whatever_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(word_file(para("一、总则")))
    assert read_file(tmp_path / name, name).text == "一、总则"


@pytest.mark.parametrize(
    ("name", "content", "wrong"),
    [
        ("a.rtf", b"{\\rtf1 text}", "RTF files are not read; save it as .docx or .txt"),
        (
            "a.odt",
            b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text",
            "OpenDocument files are not read; save it as .docx or .txt",
        ),
        ("a.docx", word_file(para("甲"))[:200], "broken or cut off"),
        ("a.ofd", b"PK\x03\x04 cut", "broken or cut off"),
        (
            "a.epub",
            b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/epub+zip",
            "EPUB files are not",
        ),
        ("a.epub", "一、节水".encode(), "named as a file of EPUB but is none; save it as"),
        ("a.odt", b"words", "named as a file of OpenDocument but is none"),
        ("a.wps", b"words", "named as a file of Word but is none"),
        *((name, b"", "the file is empty") for name in ("a.pdf", "a.docx", "a.ofd", "a.html")),
    ],
)
def test_what_is_not_read_is_said_in_one_line(
    tmp_path: Path, name: str, content: bytes, wrong: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ReadingError, match=wrong):
        read_file(tmp_path / name, name)


def test_a_text_file_imports_no_reader_of_office_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一、总则", encoding="utf-8")
    asked = (
        "import sys; from pathlib import Path; from lineage.reading import read_file; "
        f"read_file(Path({str(tmp_path / 'a.txt')!r}), 'a.txt'); "
        "print([n for n in ('docx', 'olefile', 'lineage.reading.word.docx') if n in sys.modules])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"
