"""Claims held against the ontology once the kinds of things are settled.

A rule claims an edge from what a mention looked like; when the report as a whole shows the thing to be of another kind,
an edge that the ontology does not allow between such kinds is not claimed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.model import ActivityClaim, Extraction, RelationClaim, Resolution
from kg.vocabulary import Vocabulary, load_vocabulary

__all__ = ["fit"]


def fit(resolution: Resolution) -> Resolution:
    """Keep the claims that the ontology's domains and ranges allow for the kinds that the things turned out to be.

    Args:
        resolution: a report's claims with its mentions merged into entities.

    Returns:
        The same with the references and relations left out that do not fit.
    """
    return _Fitting(resolution, load_vocabulary()).fitted()


class _Fitting:
    def __init__(self, resolution: Resolution, vocabulary: Vocabulary) -> None:
        self.resolution, self.vocabulary = resolution, vocabulary
        self.known: dict[tuple[str, str, str | None], bool] = {}

    def fitted(self) -> Resolution:
        said: Extraction = self.resolution.extraction
        milestones = [m for m in said.milestones if self._may("about", "Milestone", m.subject)]
        recognitions = [r for r in said.recognitions if self._may("recipient", "Recognition", r.recipient)]
        extraction = replace(
            said,
            activities=tuple(self._activity(a) for a in said.activities),
            measurements=tuple(
                replace(m, about=self._those("about", "Measurement", m.about)) if m.about else m
                for m in said.measurements
            ),
            recognitions=tuple(recognitions),
            milestones=tuple(milestones),
            problems=tuple(replace(p, about=self._those("about", "Problem", p.about)) for p in said.problems),
            relations=tuple(r for r in said.relations if self._relation(r)),
        )
        return replace(self.resolution, extraction=extraction)

    def _activity(self, claim: ActivityClaim) -> ActivityClaim:
        campaign = claim.campaign
        if campaign is None and not (claim.agents or claim.places or claim.involves):
            return claim
        if campaign is not None and not self._may("partOfCampaign", "Activity", campaign):
            campaign = None
        return replace(
            claim,
            agents=self._those("agent", "Activity", claim.agents),
            places=self._those("atPlace", "Activity", claim.places),
            involves=self._those("involves", "Activity", claim.involves),
            campaign=campaign,
        )

    def _relation(self, claim: RelationClaim) -> bool:
        subject = self._kind(claim.subject)
        if isinstance(claim.object, str):
            return self._allowed(claim.predicate, subject, None)
        return self._allowed(claim.predicate, subject, self._kind(claim.object))

    def _those(self, predicate: str, subject: str, mentions: Iterable[int]) -> tuple[int, ...]:
        return tuple(m for m in mentions if self._may(predicate, subject, m))

    def _may(self, predicate: str, subject: str, mention: int) -> bool:
        return self._allowed(predicate, subject, self._kind(mention))

    def _kind(self, mention: int) -> str:
        return self.resolution.entities[self.resolution.entity_of[mention]].kind

    def _allowed(self, predicate: str, subject: str, value: str | None) -> bool:
        key = (predicate, subject, value)
        if key not in self.known:
            self.known[key] = self.vocabulary.allows(predicate, subject, value)
        return self.known[key]
