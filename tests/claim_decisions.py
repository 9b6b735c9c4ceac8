"""Hypothesis strategies: decisions about the claims of small worlds, also ones that contradict each other."""

import datetime as dt

from hypothesis import strategies as st

from graph_schema.model.decided import name_of, reference
from graph_schema.model.decision import Decision, Identity, NameReference, Subject, SubjectKind
from tests.decisions import NOON

VALUES = {
    "status": ["held", "planned", "cancelled"],
    "kind": ["call", "summit", "negotiation"],
    "place": ["Kisumu, Kenya", "Nairobi, Kenya", "the high seas"],
    "date": ["2025-03-09", "2025-03", "2025-03-04/2025-03-06"],
    "title": ["Lake summit"],
    "role": ["host", "absent", "none"],
    "stance": ["rejects", "supports"],
    "topic": ["debt", "Fishing rights"],
}


@st.composite
def decisions(draw, tellings):
    """One decision about some of these articles; its claims may be of one meeting, of several, or of none any more."""
    meetings = [claim for told in tellings for claim in told.claims.meetings]
    positions = [claim for told in tellings for claim in told.claims.positions]
    everything = [c for t in tellings for c in (*t.claims.actors, *t.claims.offices)] + meetings + positions
    kinds = ["reject_claim"] * bool(everything) + ["meeting"] * bool(meetings) + ["position"] * bool(positions)
    kinds += ["same", "not_same"] * (len(meetings) > 1)
    actors = [claim for told in tellings for claim in told.claims.actors]
    kinds += ["actor"] * (2 * (len(actors) > 1))
    if not kinds:
        return None
    kind, values = draw(st.sampled_from(kinds)), {}
    match kind:
        case "reject_claim":
            about = _about("claim", [draw(st.sampled_from(everything))])
        case "position":
            values = _value(draw, ["stance", "topic"])
            about, kind = _about("position", draw(_some(positions))), "set_value"
        case "meeting":
            values = _value(draw, ["status", "kind", "place", "date", "title", "role"])
            about, kind = _about("meeting", draw(_some(meetings))), "set_value"
            if values["field"] == "title":
                kind = "rename"
            if values["field"] == "place":
                values["country_iso3"] = draw(st.sampled_from([None, "KEN"]))
            if values["field"] == "role":
                names = (name_of(draw(st.sampled_from(actors))),) if actors else ()
                names = names or (NameReference(name_id="person:nobody"),)
                values["actor"] = Subject(
                    kind=SubjectKind.ACTOR, id="x", name="x", names=names, identity=Identity(kind="person", name="x")
                )
        case "actor":
            kind = draw(st.sampled_from(["same", "same", "not_same", "rename"]))
            about = _actor(draw, actors)
            if kind == "rename":
                values = {"field": "name", "value": draw(st.sampled_from(["Otieno", "Ana Prado"]))}
            else:
                values["other"] = _actor(draw, actors)
        case _:
            about = _about("meeting", draw(_some(meetings)))
            values["other"] = _about("meeting", draw(_some(meetings)))
    minute = draw(st.integers(0, 9))
    return Decision(
        kind=kind, about=about, author="Tester", reason="drawn", made_at=NOON + dt.timedelta(minutes=minute), **values
    )  # fmt: skip


def _actor(draw, actors):
    some = draw(_some(actors))
    by_name = draw(st.booleans())
    best = some[0]
    return Subject(
        kind=SubjectKind.ACTOR, id="x", name=best.name,
        names=tuple(sorted({name_of(one) for one in some}, key=str)) if by_name else (),
        claims=() if by_name else tuple(reference(one) for one in some),
        identity=Identity(kind=best.kind, name=best.name, wikidata_id=best.wikidata_id, iso3=best.iso3),
    )  # fmt: skip


def _some(claims):
    return st.lists(st.sampled_from(claims), min_size=1, max_size=3, unique_by=lambda claim: claim.id)


def _about(kind, claims):
    refs = tuple(reference(claim) for claim in claims)
    return Subject(kind=SubjectKind(kind), id=refs[0].claim_id, name=kind, claims=refs)


def _value(draw, fields):
    field = draw(st.sampled_from(fields))
    return {"field": field, "value": draw(st.sampled_from(VALUES[field]))}
