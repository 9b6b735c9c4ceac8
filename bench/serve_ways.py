"""How each question of ``queries/read`` is asked when its reading is measured: on the graph of ``bench.serve_graph``.

A question that is asked in several ways has a name for each. What is not given is null; a question that is not here is
asked with the samples of its header, which find nothing on that graph: its figure is that of finding nothing.
"""

import datetime as dt
from typing import Any

from bench import serve_graph as made

Asked = dict[str, Any]

PERSON = made.STATES + made.ORGANIZATIONS + 40
_MEETING, _PERSON, _OTHER = made.meeting_id(77), made.actor_id(PERSON), made.actor_id(PERSON + 1)
_STATE, _BODY, _TOPIC = made.actor_id(3), made.actor_id(made.STATES), made.topic_id(3)
_NAME, _KEY = made.name(PERSON), made.name(PERSON).lower()
_ARTICLE, _CLAIM, _SAID, _POSITION = f"art-{7:016x}", f"mc-{77:08x}", f"pc-{77:08x}", f"p-{77:08x}"
_WORD, _RARE = made.WORDS[3], made.WORDS[900]
_DAY, _LATER = made.day(900).isoformat(), made.day(940).isoformat()
_LATE, _THEN = made.day(made.MEETINGS - 100).isoformat(), made.day(made.MEETINGS // 2).isoformat()
_AFTER = {"after_rank": -int(_THEN.replace("-", "")), "after_id": _MEETING}
_EVER = {"from": "0001-01-01", "to": "9999-12-31"}
_GROUP = {"key": "a", "weight": 2.0, "actors": [], "states": [], "place": "", "text": ""}
_LOOK = dict.fromkeys(("id", "name_key", "text", "office", "iso3")) | {"key": "a", "tier": 1}
_FEED = {"number": 0, "types": ["meeting", "position"], "kinds": [], "actors": [], "limit": 50}
_WHOLE = {"after": "", "limit": 200, "min_confidence": 0.0, "min_sources": 1}
_EDGES = {"most": 100_000, "kinds": ["person"], "status": "held", "limit": 300}


def _meetings(**asked: Any) -> Asked:
    return {"actors": []} | asked


def _positions(**asked: Any) -> Asked:
    return {"holder": [], "target": [], "sides": []} | asked


def _meant(**asked: Any) -> Asked:
    return {"groups": [_GROUP | asked], "kinds": ["summit"], "statuses": ["held"], "near": _LATER, "limit": 25}


def _stances(**asked: Any) -> Asked:
    return {"holders": [], "targets": [], "stances": ["rejects"], "words": [], "limit": 50} | asked


def _search(words: str) -> Asked:
    return {"text": f'+"{words}"', "near": f"+({words}^4 OR {words}~1)", "key": words.lower(), "types": []}


WAYS: dict[str, dict[str, Asked]] = {
    "activity_by_month": {"": {"months": 36}},
    "actor_detail": {"": {"id": _PERSON}},
    "actor_graph": {"": {"id": _PERSON}},
    "actor_meetings": {"": {"id": _PERSON}},
    "actor_moved": {"": {"name_id": _PERSON}},
    "actor_positions": {"": {"id": _PERSON}},
    "actors_behind": {
        "country": {"country": "QAD", "organizations": [], "members": False},
        "members": {"organizations": [_BODY], "members": True},
    },
    "actors_list": {
        "all": {},
        "kind": {"kind": "organization"},
        "country": {"country": "QAD"},
        "words": {"q": _NAME},
        "most": {"sort": "-meetings"},
    },
    "actors_named": {"": {"name": _NAME}},
    "article_detail": {"": {"id": _ARTICLE}},
    "article_ids": {"": {"after": "", "limit": 100}},
    "articles_list": {
        "all": {},
        "next": _AFTER,
        "days": {"from": _DAY, "to": _LATER},
        "outlet": {"outlet": "Paper 3"},
        "words": {"q": _RARE},
    },
    "changes_feed": {
        "all": _FEED,
        "actor": _FEED | {"actors": [_PERSON]},
    },
    "changes_newest": {"": {"moment": "2020-01-01T00:00:00Z", "limit": 6, "names": 5}},
    "changes_since": {
        "number": {"number": 0, "limit": 100},
        "moment": {"moment": dt.datetime(2020, 1, 1, tzinfo=dt.UTC).isoformat(), "number": 0, "limit": 100},
    },
    "claim_in_article": {"": {"id": _CLAIM}},
    "claims_of_articles": {"": {"ids": [_ARTICLE]}},
    "claims_with_actors": {"": {"ids": [_CLAIM]}},
    "evidence_of_meeting": {"": {"id": _MEETING}},
    "excluded_from": {"": {"actor": _NAME}},
    "excerpts_of_claims": {"": {"claims": [_CLAIM]}},
    "export_actors": {"": {"after": "", "limit": 500}},
    "export_meetings": {
        "all": _WHOLE | {"actors": []},
        "actor": _WHOLE | {"actors": [_PERSON]},
        "days": _WHOLE | {"actors": [], "from": _DAY, "to": _LATER},
    },
    "export_positions": {
        "actor": _WHOLE | {"actors": [_PERSON]},
        "topic": _WHOLE | {"actors": [], "topic": _TOPIC},
    },
    "facts_by_id": {"": {"ids": [_PERSON, _MEETING, _POSITION]}},
    "facts_named": {"": {"ids": [_PERSON, _MEETING, _POSITION]}},
    "facts_of_claims": {"": {"ids": [_CLAIM, _SAID]}},
    "facts_shown": {"": {"ids": [_PERSON, _MEETING, _POSITION]}},
    "first_and_last_offices": {"": {"ids": [_PERSON], "without": [_ARTICLE]}},
    "known_articles": {"": {"ids": [_ARTICLE]}},
    "meeting_claims": {"": {"id": _MEETING}},
    "meeting_detail": {"": {"id": _MEETING}},
    "meeting_graph": {"": {"id": _MEETING}},
    "meeting_history": {"": {"id": _MEETING}},
    "meeting_neighbours": {"": {"id": _MEETING}},
    "meeting_participants": {"": {"id": _MEETING}},
    "meetings_between": {"": {"a": _NAME, "b": made.name(PERSON + 1)}},
    "meetings_by_place": {"": {"status": "held", "from": _DAY, "to": _LATER, "limit": 400}},
    "meetings_latest": {"": {"status": "held", "skip": 0, "limit": 8}},
    "meetings_list": {
        "all": _meetings(),
        "next": _meetings(**_AFTER),
        "deep": _meetings(skip=5000),
        "days": _meetings(**{"from": _DAY, "to": _LATER}),
        "from": _meetings(**{"from": _LATE}),
        "status": _meetings(status="planned"),
        "kind": _meetings(kind="summit"),
        "actor": _meetings(actors=[[_PERSON]]),
        "place": _meetings(place=_WORD),
        "words": _meetings(q=_RARE),
        "outlet": _meetings(outlet="Paper 3"),
        "as of": _meetings(as_of=_THEN),
        "sources": _meetings(sort="-sources"),
    },
    "meetings_meant": {
        "actor": _meant(actors=[_PERSON]),
        "place": _meant(place=f'+"{_WORD}"'),
        "words": _meant(text=f'+"{_RARE}"'),
    },
    "meetings_of_claims": {"": {"ids": [_CLAIM]}},
    "names_meant": {
        "key": {"lookups": [_LOOK | {"name_key": _KEY}]},
        "words": {"lookups": [_LOOK | {"text": f"+{_NAME.split()[0]} +{_NAME.split()[1]}"}]},
        "office": {"lookups": [_LOOK | {"iso3": "QAD", "office": "minister"}]},
    },
    "network_common": {"": {"one": _PERSON, "other": _OTHER, "limit": 50}},
    "network_edges": {
        "actor": _EDGES | _EVER | {"actors": [_PERSON]},
        "days": _EDGES | {"actors": [], "from": _DAY, "to": _LATER},
    },
    "network_path": {"": {"from_id": _PERSON, "to_id": _OTHER}},
    "offices_meant": {"": {"ids": [_STATE], "limit": 50}},
    "places_list": {"all": {}, "words": {"q": _WORD}},
    "planned_meetings": {"": {"since": _LATE}},
    "position_shifts": {"": {"actor": _NAME}},
    "positions_at_meeting": {"": {"id": _MEETING}},
    "positions_list": {
        "all": _positions(),
        "next": _positions(**_AFTER),
        "holder": _positions(holder=[_PERSON]),
        "topic": _positions(topic=_TOPIC),
        "stance": _positions(stance="supports"),
        "words": _positions(q=_RARE),
        "outlet": _positions(outlet="Paper 3"),
        "as of": _positions(as_of=_THEN),
    },
    "positions_meant": {
        "holder": _stances(holders=[_PERSON]),
        "words": _stances(words=[{"key": "a", "text": _RARE.lower(), "actors": []}]),
    },
    "search": {"name": _search(_NAME.split()[1]), "words": _search(_RARE)},
    "stored_articles": {"": {"ids": [_ARTICLE]}},
    "subject_actor": {"": {"id": _PERSON}},
    "subject_claim": {"": {"id": _CLAIM}},
    "subject_meeting": {"": {"id": _MEETING}},
    "subject_position": {"": {"id": _POSITION}},
    "supporting_claims": {"": {"ids": [_PERSON, _MEETING], "without": [_ARTICLE]}},
    "supports_of_claims": {"": {"ids": [_CLAIM]}},
    "timeline": {"actor": _EVER | {"actors": [_PERSON]}, "topic": _EVER | {"actors": [], "topic": _TOPIC}},
    "topic_stances": {"": {"id": _TOPIC}},
    "topics_list": {"all": {}, "words": {"q": _WORD}},
    "who_attended": {"": {"words": f"{_WORD} talks"}},
    "who_met_whom": {"": {"actor": _NAME}},
    "who_met_whom_graph": {"": {"since": _LATE, "limit": 50}},
    "who_will_attend": {"": {"words": f"{_WORD} talks"}},
    "witness_ids": {"": {"ids": [_PERSON]}},
}


def ways(query: str) -> tuple[str, ...]:
    """The names of the ways in which the question is asked; one without a name: there is only one."""
    return tuple(WAYS.get(query, {"": {}}))
