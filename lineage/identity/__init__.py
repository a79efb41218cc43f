"""Documents to works: which texts are of one thing issued, and what these things are to others."""

from lineage.identity.identify import Identity, identify

__all__ = ["Identity", "identify"]
