"""Triples in Turtle, in one order whatever the order they came in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rdflib import RDF, Literal, URIRef
from rdflib.term import Node

__all__ = ["Triples"]

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class Triples:
    """Triples by subject and predicate, each once; `prefixes` are the namespaces to shorten.

    Written in time that grows with the triples alone, which rdflib's own writer does not: it holds
    every name against all namespaces that it met in others.
    """

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = dict(sorted(prefixes.items()))
        self._said: dict[str, dict[str, set[str]]] = {}

    def add(self, subject: URIRef, predicate: URIRef, value: Node) -> None:
        """Keep a triple."""
        said = self._said.setdefault(self._name(subject), {})
        verb = "a" if predicate == RDF.type else self._name(predicate)
        said.setdefault(verb, set()).add(self._value(value))

    def turtle(self) -> bytes:
        """Return all triples, by subject, predicate (its class first) and value."""
        blocks = ["\n".join(f"@prefix {short}: <{ns}> ." for short, ns in self._prefixes.items())]
        for subject, said in sorted(self._said.items()):
            verbs = sorted(said, key=lambda verb: (verb != "a", verb))
            lines = [f"{verb} {', '.join(sorted(said[verb]))}" for verb in verbs]
            blocks.append(f"{subject} " + " ;\n    ".join(lines) + " .")
        return ("\n\n".join(blocks) + "\n").encode()

    def _value(self, value: Node) -> str:
        if isinstance(value, URIRef):
            return self._name(value)
        written = value.n3()
        if isinstance(value, Literal) and value.datatype:
            return f"{written.removesuffix(value.datatype.n3())}{self._name(value.datatype)}"
        return written

    def _name(self, name: URIRef) -> str:
        for short, namespace in self._prefixes.items():
            if name.startswith(namespace) and _PLAIN.fullmatch(name, len(namespace)):
                return f"{short}:{name[len(namespace) :]}"
        return name.n3()
