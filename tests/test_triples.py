from itertools import permutations

from rdflib import RDF, XSD, Literal, Namespace, URIRef

from lineage.graph.triples import Triples

ELI = Namespace("http://data.europa.eu/eli/ontology#")
WORK = URIRef("urn:lineage:work:a")
SAID = [
    (WORK, ELI.cites, URIRef("urn:lineage:work:b")),
    (WORK, RDF.type, ELI.LegalResource),
    (WORK, ELI.cites, URIRef("urn:lineage:work:c")),
    (WORK, ELI.year, Literal("2020", datatype=XSD.gYear)),
]
WRITTEN = """\
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<urn:lineage:work:a> a eli:LegalResource ;
    eli:cites <urn:lineage:work:b>, <urn:lineage:work:c> ;
    eli:year "2020"^^xsd:gYear .
"""


def test_triples_are_written_once_and_in_one_order() -> None:
    for said in permutations(SAID):
        triples = Triples({"xsd": str(XSD), "eli": str(ELI)})
        for each in (*said, said[0]):
            triples.add(*each)
        assert triples.turtle().decode() == WRITTEN


def test_a_name_with_marks_of_its_own_is_written_in_full() -> None:
    triples = Triples({"eli": str(ELI)})
    triples.add(WORK, ELI["a/b"], Literal('two\nlines and "marks"', lang="en"))
    written = triples.turtle().decode()
    assert "<http://data.europa.eu/eli/ontology#a/b>" in written
    assert '"""two\nlines and "marks\\""""@en' in written
