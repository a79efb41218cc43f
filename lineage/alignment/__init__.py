"""Two documents to the clauses that go on from one to the other."""

from lineage.alignment.matching import align
from lineage.alignment.scorer import Across, Features, Scorer, Translated, Wording
from lineage.alignment.threads import follow

__all__ = ["Across", "Features", "Scorer", "Translated", "Wording", "align", "follow"]
