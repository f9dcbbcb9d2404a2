"""The graph stage: assembly of one report's graph, how sure its facts are, and which are sure enough."""

from kg.graph.assembly import assemble
from kg.graph.calibration import calibrated
from kg.graph.confidence import sure_enough

__all__ = ["assemble", "calibrated", "sure_enough"]
