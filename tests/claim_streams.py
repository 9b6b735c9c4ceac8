"""Hypothesis strategies: small worlds of articles that meet, overlap, contradict and unite people in many ways."""

from hypothesis import strategies as st

from graph_schema.model.memory import Telling
from tests.stories import Story

PEOPLE = [
    "Ana Prado",
    "Ana M. Prado",
    "Anna Prado",
    "Amina Otieno",
    "Aminah Otieno",
    "Mori Kenji",
    "Kenji Mori",
    "Okoro",
]
QIDS = {"Ana Prado": ["Q1", "Q9"], "Anna Prado": ["Q1"], "Amina Otieno": ["Q2"]}
STATES = ["Kenya", "Brazil", "Japan"]
ORGANIZATIONS = ["African Union", "AU Commission"]
DAYS = ["2025-03-04", "2025-03-05", "2025-03-04", "2025-03", "2025", None]
TITLES = [None, None, "Nairobi summit", "second round of Nairobi talks", "third round of talks", "AU summit"]
PLACES = [("Nairobi, Kenya", "KEN"), ("Kenya", "KEN"), ("Nairobi, Kenya", None), ("Kyoto, Japan", "JPN"), (None, None)]
TOPICS = ["Debt relief", "debt relief", "Fishing rights"]
QUOTE = "we shall not sign a text that forgets the fishermen"


@st.composite
def tellings(draw, name):
    """One article called ``name``: up to three events and three positions among few people, places and days."""
    story = Story(f"2025-03-0{draw(st.integers(3, 7))}", name, syndication=draw(st.sampled_from([None, None, "wire"])),
                  agencies=draw(st.sampled_from([(), (), ("AFP",), ("AFP", "Reuters"), ("Reuters",)])),
                  marks=draw(st.sampled_from([(), ("m1",), ("m1", "m2"), ("m2", "m3")])))  # fmt: skip
    bodies = draw(st.lists(st.sampled_from(ORGANIZATIONS), unique=True, max_size=2))
    for body in bodies:
        story.actor(body, "organization", qid=draw(st.sampled_from([None, "Q7"])))
    for person in draw(st.lists(st.sampled_from(PEOPLE), unique=True, max_size=4)):
        qid = draw(st.sampled_from([None, *QIDS.get(person, [])]))
        of = draw(st.sampled_from([None, *STATES, *bodies]))
        office = draw(st.sampled_from([None, "President", "Minister"])) if of else None
        aliases = tuple(draw(st.lists(st.sampled_from(["Prado", "the envoy"]), unique=True, max_size=2)))
        acts, sure = draw(st.booleans()), draw(st.sampled_from([0.4, 0.9]))
        story.actor(person, of=of, office=office, acts=acts, aliases=aliases, qid=qid, confidence=sure)
    everybody = [*PEOPLE, *STATES, *bodies]
    who = st.lists(st.sampled_from(everybody), unique=True, max_size=3)
    role = st.sampled_from(["attendee", "host", "invited", "absent"])
    events = []
    for key in ["e1", "e2", "e3"][: draw(st.integers(0, 3))]:
        for _ in range(draw(st.integers(1, 2))):
            place, iso3 = draw(st.sampled_from(PLACES))
            story.meeting(
                key, *[(one, draw(role)) for one in draw(who)], place=place, iso3=iso3,
                date=draw(st.sampled_from(DAYS)),
                kind=draw(st.sampled_from([None, "talks", "call", "summit", "visit"])),
                title=draw(st.sampled_from(TITLES)),
                status=draw(st.sampled_from([None, "held", "planned", "cancelled"])),
                part_of=draw(st.sampled_from([None, *events])), confidence=draw(st.sampled_from([0.5, 0.8])),
            )  # fmt: skip
        events.append(key)
    for _ in range(draw(st.integers(0, 3))):
        story.position(
            draw(st.sampled_from([*everybody, *(f"@{event}" for event in events)])),
            draw(st.sampled_from(["rejects", "demands"])), draw(st.sampled_from(TOPICS)),
            target=draw(st.sampled_from([None, *STATES])), quote=draw(st.sampled_from([None, QUOTE, "no deal"])),
            event=draw(st.sampled_from([None, *events])), sentence=draw(st.sampled_from([None, "They said so again."])),
        )  # fmt: skip
    return Telling(*story.build())


@st.composite
def worlds(draw, size=4):
    """A few articles, each with one or two editions: the second replaces the first."""
    names = [chr(ord("a") + i) for i in range(draw(st.integers(1, size)))]
    return {name: [draw(tellings(name)) for _ in range(draw(st.integers(1, 2)))] for name in names}
