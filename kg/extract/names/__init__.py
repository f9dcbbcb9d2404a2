"""Find the named things in a report: full forms by rules over each sentence, then short forms of what is known by then."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.names.bodies import by_apposition, by_posting, by_regions, by_seat, by_unit, led_by
from kg.extract.names.boundary import Contexts
from kg.extract.names.brands import by_industry
from kg.extract.names.campaigns import by_campaigns
from kg.extract.names.endings import by_ending
from kg.extract.names.found import Found, mention, select
from kg.extract.names.known import (
    bare,
    in_full,
    of_known_firms,
    outside_unit,
    repeats,
    settle,
    stems,
    understood,
    with_unit,
)
from kg.extract.names.listing import by_listing
from kg.extract.names.people import by_people
from kg.extract.names.positions import by_position
from kg.extract.names.quoted import by_quotes, cuts, outside_honours, titles
from kg.extract.names.roads import by_direction, by_house, by_line, by_number, by_stretch, by_voltage
from kg.extract.names.sharing import by_count, by_renewal, by_sharing, by_topic, shared_out
from kg.extract.names.unit import office_as_unit, reporting_unit
from kg.extract.names.view import view
from kg.extract.names.works import by_investment, by_sides, by_sites, by_works
from kg.model import Layout, Lexed, Mention

BUILT = frozenset(("Facility", "Project", "DevelopmentZone"))

__all__ = ["find_mentions"]


def _as_sure(body: Found, names: list[Found]) -> Found:
    """A find that is as sure as the surest of the same stretch."""
    twins = (name.confidence for name in names if (name.begin, name.end) == (body.begin, body.end))
    return replace(body, confidence=max([body.confidence, *twins]))


def find_mentions(layout: Layout, lexed: tuple[Lexed, ...]) -> tuple[Mention, ...]:
    """Find every mention of a named thing, in text order.

    Args:
        layout: the report taken apart.
        lexed: its sentences as words.

    Returns:
        The mentions; a name inside a longer name is a mention of its own where it is a full form.
    """
    views = [view(sentence) for sentence in lexed]
    contexts = Contexts("\n".join(v.text for v in views))
    plain = [
        by_ending(v, contexts) + by_regions(v) + by_number(v) + by_voltage(v) + by_line(v) + by_direction(v)
        for v in views
    ]
    plain = [names + by_house(v, names) + by_stretch(v, names) for v, names in zip(views, plain, strict=True)]
    unit = reporting_unit(layout, views, plain)
    firms = [by_industry(v, contexts) for v in views]
    known = stems(
        [item for items in plain for item in items] + [area for area in [understood(unit)] if area is not None]
    )
    all_names = {item.name for items in plain + firms for item in items}
    chosen: list[list[Found]] = []
    for v, names, more in zip(views, plain, firms, strict=True):
        names = outside_unit(v, settle(v, names + more, known, all_names), unit)
        names = by_listing(v, contexts, with_unit(v, names, unit), known)
        own = by_unit(v, unit)
        names += by_apposition(v, names) + by_posting(v, names)
        own = [_as_sure(body, names) for body in own]
        own_spans = {(body.begin, body.end) for body in own}
        names = [name for name in names if (name.begin, name.end) not in own_spans]
        names = led_by(v, names + own + by_seat(v, names, unit))
        names += by_position(v, names)
        names += by_investment(v, names)
        names += by_works(v, select(names) + bare(v, names, known))
        names += by_sides(v, names)
        sited = by_sites(v, names)
        names = [name for name in names if not any(cuts(thing, name) and name.kind in BUILT for thing in sited)] + sited
        quotes = by_quotes(v)
        names = [name for name in names if not any(cuts(quote, name) for quote in quotes)]
        names += quotes + titles(v) + by_campaigns(v) + by_people(v)
        settled = select(shared_out(v, outside_honours(v, office_as_unit(layout, names, unit))))
        chosen.append(
            sorted(
                {
                    *settled,
                    *by_sharing(v, settled),
                    *by_topic(v, settled),
                    *by_renewal(v, settled),
                    *by_count(v, settled),
                },
                key=lambda f: (f.begin, -f.end, f.name),
            )
        )
    chosen = of_known_firms(chosen)
    for items, again in zip(chosen, repeats(views, chosen, unit), strict=True):
        items += again
    return tuple(
        mention(v, item)
        for v, items in zip(views, in_full(chosen), strict=True)
        for item in sorted(items, key=lambda f: (f.begin, -f.end))
    )
