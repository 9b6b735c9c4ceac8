"""A summit that is proposed, planned, called off, planned again and held, and what was said around it."""

from typing import Any

from tests.stories import Story

QUOTE = "we shall not sign a text that forgets the fishermen"
KENYA, JAPAN, PRADO = "state:KEN", "state:JPN", "person:ana-prado"


def telling(published: str, name: str, *who: Any, sentence: str | None = None, **values: Any) -> Story:
    story = Story(published, name)
    story.actor("Ana Prado").actor("Kenya", "state", iso3="KEN").actor("Japan", "state", iso3="JPN")
    return story.meeting("e1", *(who or ("Ana Prado", "Kenya", "Japan")), sentence=sentence, **{
        "date": "2025-03-20", "place": "Nairobi, Kenya", "iso3": "KEN", "kind": "summit", "status": "planned", **values
    })  # fmt: skip


def fishing() -> list[Story]:
    """A summit that is planned, put off, called off, planned again and held, with what was said around it."""
    first = telling("2025-03-01", "a", status="proposed")
    first.position("Ana Prado", "rejects", "quotas", quote=QUOTE).position("Ana Prado", "opposes", "new quotas")
    second = telling("2025-03-03", "b", title="Fishing summit")
    second.meeting("e2", "Ana Prado", "Kenya", kind="talks", status="planned", date="2025-03-21", part_of="e1")
    third = telling("2025-03-05", "c", status="cancelled").position("Kenya", "supports", "ceasefire")
    third.position("Ana Prado", "warns", "fishing", quote=QUOTE, target="Kenya", confidence=0.9, event="e1")
    fourth = telling("2025-03-09", "d", "Ana Prado", "Kenya", ("Japan", "invited"), date="2025-03-20", end="2025-03-21")
    fourth.position("Ana Prado", "supports", "new quotas")
    fifth = telling("2025-03-22", "e", "Ana Prado", "Kenya", ("Japan", "absent"), status="held", end="2025-03-22")
    sixth = telling("2025-03-22", "f", "Ana Prado", "Kenya", "Japan", status="held", kind="visit", confidence=0.6)
    last = telling("2025-03-24", "g", status="cancelled", confidence=0.4)
    return [first, second, third, fourth, fifth, sixth, last]
