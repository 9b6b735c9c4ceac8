"""First and second thoughts about "I" and "we": known only when the speaker of a quotation is."""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from ingest.extract.cast import Cast, Form, Mention

_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})


def speaker_pronouns(doc: Doc, cast: Cast, spans: Iterable[tuple[int, int, str]]) -> Cast:
    """Return the cast with "I" and "we" inside ``(start, end, speaker key)`` token spans linked to the speaker.

    "I" is the speaker; "we" is the state or organisation that he speaks for (himself where none is known).
    Mentions that exist stay as they are.
    """
    added: list[Mention] = []
    for start, end, speaker in spans:
        member = cast.members.get(speaker)
        if member is None:
            continue
        for i in range(start, min(end, len(doc))):
            low = doc[i].lower_
            if (low not in _SINGULAR and low not in _PLURAL) or cast.at(i) is not None:
                continue
            actor = speaker if low in _SINGULAR else member.affiliation or speaker
            added.append(Mention(i, i + 1, (actor,), Form.PRONOUN, "pronoun.speaker", 0.8))
    unique = {mention.start: mention for mention in added}
    mentions = tuple(sorted((*cast.mentions, *unique.values()), key=lambda m: m.start))
    return replace(cast, mentions=mentions)
