"""Claims held against the ontology once kinds are settled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import (
    ActivityClaim,
    Entity,
    Extraction,
    Mention,
    MilestoneClaim,
    ProblemClaim,
    RecognitionClaim,
    RelationClaim,
    Resolution,
    Span,
    Status,
)
from kg.resolve.fit import fit
from tests.extract.names.reports import parts

KINDS = ("Community", "AdministrativeArea", "Company", "Project", "Campaign", "Policy", "Person", "Organization")
COMMUNITY, AREA, COMPANY, PROJECT, CAMPAIGN, POLICY, PERSON, BODY = range(len(KINDS))
AT = Span(0, 2)


def resolution(claimed: str = "", **claims: object) -> Resolution:
    """One mention and one entity of each kind; the mentions were taken for `claimed` where it is given."""
    layout, lexed = parts("青禾。")
    mentions = tuple(Mention(AT, f"名{kind}", claimed or kind, "test") for kind in KINDS)
    extraction = replace(Extraction(layout, lexed, mentions), **claims)
    entities = tuple(Entity(f"名{kind}", kind, (), (), (i,)) for i, kind in enumerate(KINDS))
    return Resolution(extraction, entities, tuple(range(len(KINDS))))


def activity(**roles: object) -> ActivityClaim:
    return replace(ActivityClaim(AT, AT, "拆除", "违建", Status.ACHIEVED, None), **roles)


def relation(subject: int, predicate: str, value: int | str) -> RelationClaim:
    return RelationClaim(AT, subject, predicate, value, "test")


@pytest.mark.parametrize(
    ("subject", "predicate", "value", "stays"),
    [
        (COMMUNITY, "partOf", AREA, True),
        (COMPANY, "partOf", AREA, False),
        (COMPANY, "undertakes", PROJECT, True),
        (PROJECT, "undertakes", COMPANY, False),
        (PROJECT, "locatedAt", COMMUNITY, True),
        (PERSON, "memberOf", BODY, True),
        (BODY, "memberOf", PERSON, False),
        (BODY, "issued", POLICY, True),
        (PROJECT, "partOfCampaign", CAMPAIGN, True),
        (PROJECT, "progress", "竣工", True),
        (PERSON, "progress", "竣工", False),
        # a text where a thing belongs, and a thing where a text belongs
        (COMMUNITY, "partOf", "青禾街道", False),
        (PROJECT, "progress", COMMUNITY, False),
    ],
)
def test_a_relation_stays_where_the_ontology_allows_it(
    subject: int, predicate: str, value: int | str, stays: bool
) -> None:
    claim = relation(subject, predicate, value)
    assert fit(resolution(relations=(claim,))).extraction.relations == ((claim,) if stays else ())


def test_the_entity_s_kind_decides_not_the_mention_s() -> None:
    claim = relation(COMPANY, "partOf", AREA)
    assert fit(resolution(claimed="Community", relations=(claim,))).extraction.relations == ()


def test_an_activity_keeps_the_things_that_fit_its_roles() -> None:
    everything = tuple(range(len(KINDS)))
    (kept,) = fit(resolution(activities=(activity(places=everything, campaign=PROJECT),))).extraction.activities
    assert kept.places == (COMMUNITY, AREA)
    assert kept.campaign is None
    (drive,) = fit(resolution(activities=(activity(campaign=CAMPAIGN),))).extraction.activities
    assert drive.campaign == CAMPAIGN


def test_any_entity_may_reach_a_state_and_receive_an_honour() -> None:
    reached = MilestoneClaim(AT, PROJECT, "竣工", Status.ACHIEVED)
    honoured = RecognitionClaim(AT, COMMUNITY, "文明社区", "city", Status.ACHIEVED)
    found = fit(resolution(milestones=(reached,), recognitions=(honoured,))).extraction
    assert (found.milestones, found.recognitions) == ((reached,), (honoured,))


def test_what_fits_is_left_as_it_is_and_fitting_twice_changes_nothing() -> None:
    given = resolution(
        activities=(activity(agents=(COMPANY,), places=(COMMUNITY,), involves=(POLICY,), campaign=CAMPAIGN),),
        problems=(ProblemClaim(AT, (COMMUNITY,)),),
        relations=(relation(COMMUNITY, "partOf", AREA),),
    )
    once = fit(given)
    assert once == given
    assert fit(once) == once


def test_mentions_and_entities_are_never_touched() -> None:
    given = resolution(relations=(relation(PROJECT, "undertakes", COMPANY),))
    found = fit(given)
    assert (found.entities, found.entity_of, found.extraction.mentions) == (
        given.entities,
        given.entity_of,
        given.extraction.mentions,
    )
