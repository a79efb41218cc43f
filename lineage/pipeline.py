"""The order of the stages.

    paths → sources → documents → works → alignments → changes, findings → threads

Nothing here decides anything about a text: each stage does, and this module alone knows who comes
after whom. Whatever order the files come in and whatever they are called, the result is the same
but for the names of the files in its evidence.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import NamedTuple, TypeVar

from lineage.alignment import align, follow
from lineage.comparison import audit, compare
from lineage.comparison.doubt import with_doubts
from lineage.errors import NothingToReadError, ReadingError
from lineage.extraction import extract
from lineage.identity import identify
from lineage.identity.pairs import Joined, deciding_document, held_steps, pairs_to_compare
from lineage.models import (
    Alignment,
    Change,
    Document,
    Finding,
    Issue,
    Lineage,
    Series,
    Source,
    Thread,
)
from lineage.reading import find_files, read_file

__all__ = ["Pair", "Progress", "analyse", "analyse_pair", "deciding_document", "survey"]

_AUTHORITY = ("original", "translation", "summary")
_Step = TypeVar("_Step")

Progress = Callable[[str, int, int], None]
"""What is told of work under way: the stage, how many of its steps are done, and of how many."""


class _Page(NamedTuple):
    """One file, and the texts it holds."""

    source: Source
    documents: tuple[Document, ...]


class Pair(NamedTuple):
    """Two documents, what became of the one in the other, and what is odd in their files."""

    old: Document
    new: Document
    alignment: Alignment
    changes: tuple[Change, ...]
    issues: tuple[Issue, ...]


def analyse(paths: Sequence[Path], progress: Progress | None = None) -> Lineage:
    """Return everything that follows from some files and folders.

    A file that cannot be read is named in `failures`, and the rest goes on without it.

    Raises `NothingToReadError` where nothing at all can be read; its notes name each failure.
    """
    tell = progress or _tell_nobody
    found = survey(paths, progress)
    documents = {document.id: document for document in found.documents}
    pairs = pairs_to_compare(found, documents)
    alignments: dict[Joined, Alignment] = {}
    for joined in _told("alignment", list(pairs), tell):
        alignments[joined] = align(documents[joined.old], documents[joined.new])
    changes: list[Change] = []
    findings: list[Finding] = []
    for joined, alignment in _told("comparison", list(alignments.items()), tell):
        old, new = documents[joined.old], documents[joined.new]
        compared = compare(old, new, alignment)
        if work_id := pairs[joined]:
            # Where two texts of one work differ, one of them errs: nothing changed.
            findings.extend(audit(old, new, alignment, work_id))
            compared = tuple(change.model_copy(update={"facts": ()}) for change in compared)
        changes.extend(compared)
    threads: list[Thread] = []
    for series in _told("threads", found.series, tell):
        threads.extend(_threads(series, found, documents, alignments))
    result = found.model_copy(
        update={
            "alignments": tuple(alignments.values()),
            "findings": tuple(findings),
            "threads": tuple(threads),
        }
    )
    return result.model_copy(update={"changes": with_doubts(changes, result)})


def survey(paths: Sequence[Path], progress: Progress | None = None) -> Lineage:
    """Return the documents, the works and their relations alone, without comparing any clauses.

    Raises `NothingToReadError` as `analyse` does.
    """
    tell = progress or _tell_nobody
    sources, failures = _read(paths, tell)
    pages = [extract(source) for source in _told("extraction", sources, tell)]
    documents = tuple(sorted(_with_own_ids(pages), key=lambda document: document.id))
    identity = identify(documents)
    documents = tuple(sorted((*documents, *identity.readings), key=lambda document: document.id))
    tell("identity", 1, 1)
    return Lineage(
        sources=sources,
        documents=documents,
        works=identity.works,
        relations=identity.relations,
        series=identity.series,
        gaps=identity.gaps,
        conflicts=identity.conflicts,
        alignments=(),
        changes=(),
        threads=(),
        findings=(),
        issues=_issues(sources, documents),
        failures=failures,
    )


def analyse_pair(old: Path, new: Path, progress: Progress | None = None) -> Pair:
    """Return how the deciding document of one file goes on in that of another.

    Raises `NothingToReadError` or `ReadingError` where either cannot be read.
    """
    tell = progress or _tell_nobody
    same = old.name == new.name
    pages = [
        _read_page(path, str(path) if same else path.name)
        for path in _told("reading", (old, new), tell)
    ]
    old_document, new_document = (min(page.documents, key=_rank) for page in pages)
    tell("alignment", 0, 1)
    alignment = align(old_document, new_document)
    tell("comparison", 0, 1)
    changes = compare(old_document, new_document, alignment)
    tell("comparison", 1, 1)
    issues = chain.from_iterable(_issues([page.source], page.documents) for page in pages)
    return Pair(old_document, new_document, alignment, changes, tuple(dict.fromkeys(issues)))


def _tell_nobody(stage: str, done: int, total: int) -> None:
    """Take no note."""


def _told(stage: str, steps: Sequence[_Step], tell: Progress) -> Iterator[_Step]:
    for done, step in enumerate(steps):
        tell(stage, done, len(steps))
        yield step
    tell(stage, len(steps), len(steps))


def _read(paths: Sequence[Path], tell: Progress) -> tuple[tuple[Source, ...], tuple[Issue, ...]]:
    sources: list[Source] = []
    found = find_files(paths)
    failures = [*found.failures]
    for file in _told("reading", found.files, tell):
        try:
            sources.append(read_file(file.path, file.name))
        except ReadingError as error:
            failures.append(_failure(error))
    if not sources:
        raise _nothing_to_read(failures)
    # The digest comes first, so that what a file is called decides nothing but its own mention.
    sources.sort(key=lambda source: (source.digest, source.file))
    failures.sort(key=lambda failure: (failure.file, failure.message))
    return tuple(sources), tuple(failures)


def _failure(error: ReadingError) -> Issue:
    return Issue(rule="reading", message=error.wrong, advice=error.advice, file=error.place)


def _nothing_to_read(failures: Sequence[Issue]) -> NothingToReadError:
    if len(failures) == 1:
        return NothingToReadError(failures[0].file, failures[0].message, failures[0].advice)
    wrong = f"none of these {len(failures)} can be read" if failures else "no file is named"
    error = NothingToReadError("nothing to read", wrong, "name files or folders with documents")
    for failure in failures:
        error.add_note(f"{failure.file}: {failure.message}; {failure.advice}")
    return error


def _with_own_ids(pages: Iterable[Sequence[Document]]) -> Iterator[Document]:
    """Tell apart documents with the very same words, whose ids would be one and the same."""
    copies: Counter[str] = Counter()
    for page in pages:
        suffixes: list[str] = []
        for document in page:
            copies[document.id] += 1
            copy = copies[document.id]
            suffixes.append(f"-{copy}" if copy > 1 else "")
        marked = list(zip(page, suffixes, strict=True))
        names = {document.id: document.id + suffix for document, suffix in marked}
        yield from (_with_suffix(document, suffix, names) for document, suffix in marked)


def _with_suffix(document: Document, suffix: str, names: Mapping[str, str]) -> Document:
    facts = [fact.model_copy(update={"id": fact.id + suffix}) for fact in document.facts]
    parallel = tuple(names.get(name, name) for name in document.parallel)
    update = {"id": document.id + suffix, "facts": tuple(facts), "parallel": parallel}
    return document.model_copy(update=update)


def _issues(sources: Iterable[Source], documents: Iterable[Document]) -> tuple[Issue, ...]:
    noted = [*(each.issues for each in sources), *(each.issues for each in documents)]
    return tuple(dict.fromkeys(chain.from_iterable(noted)))


def _read_page(path: Path, name: str) -> _Page:
    if os.path.isdir(path):  # noqa: PTH112 - asks without an error below a closed folder
        raise NothingToReadError(name, "this is a folder", "name one file")
    found = find_files([path])
    if found.failures:
        raise _nothing_to_read(found.failures)
    source = read_file(path, name)
    documents = extract(source)
    if not documents:
        raise ReadingError(name, "no document stands in it", "name a file with a document's text")
    return _Page(source, documents)


def _rank(document: Document) -> tuple[int, bool, int, int]:
    length = sum(len(clause.text) for clause in document.clauses)
    return _AUTHORITY.index(document.kind), not document.complete, -length, document.part


def _threads(
    series: Series,
    found: Lineage,
    documents: Mapping[str, Document],
    alignments: Mapping[Joined, Alignment],
) -> tuple[Thread, ...]:
    steps = held_steps(series, {work.id: work for work in found.works}, documents)
    joined = [alignments[Joined(old.id, new.id)] for (_, old), (_, new) in pairwise(steps)]
    return follow(series, steps, joined) if steps else ()
