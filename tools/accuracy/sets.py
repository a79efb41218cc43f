"""The table of sets: what is measured of each, and the share below which it fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tools.accuracy import (
    declarations,
    fixtures,
    laws,
    regulations,
    relations,
    repeals,
    reports,
    requirements,
    wholeness,
    works,
)
from tools.accuracy.figures import Figure, Tally, summed
from tools.accuracy.reading import DATA, PAGES, REPOSITORY, named_folder

__all__ = ["SETS", "MeasuredSet", "Part", "measure"]


class Part(NamedTuple):
    """One figure of a set: `of` measures a file, and says `None` of a file it does not concern."""

    name: str
    of: Callable[[Path], Tally | None]
    floor: float


class MeasuredSet(NamedTuple):
    """A set: the section of the page it belongs to, its files, and its figures.

    `folder` is the folder of the set in that of the real sets, which `variable` names in the
    environment; empty for the repository's own.
    """

    section: str
    name: str
    folder: str
    files: Callable[[Path], list[Path]]
    parts: tuple[Part, ...]
    variable: str = DATA


_WHOLE = (
    Part("characters in exactly one place", wholeness.whole, 1),
    Part("clauses that read as their place in the file", wholeness.traced, 1),
    Part("one whole text, nothing odd", wholeness.sound, 1),
)

SETS: tuple[MeasuredSet, ...] = (
    MeasuredSet(
        "cutting",
        "the repository's own pages",
        "",
        fixtures.texts,
        (Part("clauses", fixtures.clauses, 1), Part("first and last words", fixtures.edges, 1)),
    ),
    MeasuredSet(
        "cutting",
        "Chinese laws",
        "zh-laws",
        laws.texts,
        (
            Part("articles", laws.articles, 1),
            Part("articles of the maps", laws.mapped_articles, 1),
            Part("parts, chapters and sections", laws.headings, 1),
            Part("further paragraphs of articles", laws.paragraphs, 1),
            Part("items", laws.items, 1),
            Part("provisions the amendments name", laws.amended_provisions, 1),
            Part("annexes", laws.annexes, 1),
            Part("lines of the head and the contents", laws.heads, 1),
            *_WHOLE,
        ),
    ),
    MeasuredSet(
        "cutting",
        "two regulations",
        "eu-recast",
        regulations.texts,
        (
            Part("articles", regulations.articles, 1),
            Part("numbered paragraphs", regulations.paragraphs, 1),
            Part("lettered and numbered points", regulations.points, 1),
            Part("articles and paragraphs of the table", regulations.correlated, 1),
            Part("chapters and sections", regulations.headings, 1),
            *_WHOLE,
        ),
    ),
    MeasuredSet(
        "cutting",
        "a verification standard",
        "asvs",
        requirements.texts,
        (
            Part("chapters and sections", requirements.headings, 1),
            Part("requirements", requirements.numbers, 1),
            Part("words of the requirements", requirements.wording, 1),
        ),
    ),
    MeasuredSet(
        "cutting",
        "sixteen yearly reports",
        "zh-plans",
        reports.texts,
        (
            Part("sections, points and items", reports.tree, 1),
            Part("title, salutation and remarks", reports.outside, 1),
            Part("headings of the tasks", reports.tasks, 1),
            *_WHOLE,
        ),
    ),
    MeasuredSet(
        "cutting",
        "a declaration in three scripts",
        "udhr",
        declarations.texts,
        (
            Part("articles", declarations.articles, 1),
            Part("further paragraphs of articles", declarations.paragraphs, 1),
            *_WHOLE,
        ),
    ),
    *(
        MeasuredSet(
            "relations",
            f"sentences written for this, {name}",
            "",
            relations.table,
            tuple(Part(kind, relations.kind(kind, within), 0.97) for kind in relations.KINDS),
        )
        for name, within in (
            ("developed with", relations.developed),
            ("held out", relations.held_out),
            ("written later", relations.later),
        )
    ),
    MeasuredSet(
        "relations",
        "forty sentences of repeal",
        "repeals",
        repeals.sentences,
        (
            Part("repealed titles", repeals.targets, 0.98),
            Part("other titles left alone", repeals.named, 1),
        ),
    ),
    *(
        MeasuredSet(
            "relations",
            name,
            folder,
            files,
            (
                *(Part(kind, works.relations(kind), 1) for kind in kinds),
                Part("answers on force", works.answers, 1),
            ),
            variable,
        )
        for name, folder, files, variable, kinds in (
            ("works of the repository's own pages", "", works.folders, DATA, works.KINDS),
            # What else they cite, the table of the pages of our own in their shapes does not say.
            ("works of five real pages", ".", works.pages, PAGES, works.KINDS[:-1]),
        )
    ),
)
"""A later section (relations, matching, changes) adds its rows here, each with its own module."""


def measure(measured: MeasuredSet, folder: Path | None) -> list[Figure] | None:
    """Return the figures of a set, or `None` where its files are not here."""
    if measured.variable != DATA:
        folder = named_folder(measured.variable)
    if measured.folder and (folder is None or not (folder / measured.folder).is_dir()):
        return None
    files = measured.files(folder or REPOSITORY)
    return [
        Figure(
            part.name,
            summed([tally for each in files if (tally := part.of(each)) is not None]),
            part.floor,
        )
        for part in measured.parts
    ]
