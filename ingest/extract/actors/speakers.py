""" "I" and "we": in a quotation the speaker, in an official release those who issue it."""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from ingest.extract.cast import Cast, Form, Mention
from ingest.extract.quotes import find_quotations, release_of
from ingest.extract.reading import Reading
from ingest.nlp.lexicon import words

_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})


def speaker_pronouns(doc: Doc, cast: Cast, spans: Iterable[tuple[int, int, str]]) -> Cast:
    """Return the cast with "I" and "we" inside ``(start, end, speaker key)`` token spans linked to the speaker.

    "I" is the speaker; "we" is the state or organisation that he speaks for (himself where none is known).
    Mentions that exist stay as they are; where spans overlap the first counts.
    """
    added: dict[int, Mention] = {}
    for start, end, speaker in spans:
        member = cast.members.get(speaker)
        if member is None:
            continue
        for i in range(start, min(end, len(doc))):
            low = doc[i].lower_
            if (low in _SINGULAR or low in _PLURAL) and i not in added and cast.at(i) is None:
                actor = speaker if low in _SINGULAR else member.affiliation or speaker
                added[i] = Mention(i, i + 1, (actor,), Form.PRONOUN, "pronoun.speaker", 0.8)
    return _with(cast, added)


def with_speakers(reading: Reading) -> Cast:
    """Return the reading's cast with "I" and "we" linked throughout: in quotations, transcripts and releases."""
    doc = reading.doc
    if not any(token.lower_ in _SINGULAR or token.lower_ in _PLURAL for token in doc):
        return reading.cast
    quotations = find_quotations(reading)
    spans = [(q.start, q.end, q.speakers[0].keys[0]) for q in quotations if len(q.speakers) == 1 and q.speakers[0].keys]
    cast = speaker_pronouns(doc, reading.cast, spans)
    release = release_of(reading)
    if release is None:
        return cast
    quoted = bytearray(len(doc))
    for quotation in quotations:
        quoted[quotation.start : quotation.end] = b"\x01" * (quotation.end - quotation.start)
    if len(release.issuer.keys) > 1:
        return _with(cast, _joint(doc, cast, quoted, release.issuer.keys))
    outside = [(i, i + 1, release.issuer.keys[0]) for i in range(len(doc)) if not quoted[i]]
    return speaker_pronouns(doc, cast, outside)


def _joint(doc: Doc, cast: Cast, quoted: bytearray, issuers: tuple[str, ...]) -> dict[int, Mention]:
    """In a joint release "we" are all who issue it; "our governments" and "our three countries" are their states."""
    states = tuple(dict.fromkeys(cast.state_of(key) or key for key in issuers))
    added: dict[int, Mention] = {}
    nouns = words("groups", "states")
    for i in range(len(doc)):
        if quoted[i] or cast.at(i) is not None or doc[i].lower_ not in _PLURAL:
            continue
        added[i] = Mention(i, i + 1, issuers, Form.PRONOUN, "pronoun.issuers", 0.8)
        if doc[i].lower_ != "our":
            continue
        noun = next((j for j in range(i + 1, min(i + 4, len(doc))) if doc[j].lower_ in nouns), None)
        if noun is not None and all(cast.at(j) is None for j in range(i + 1, noun + 1)):
            added[i] = Mention(i, noun + 1, states, Form.GROUP, "group.issuers", 0.8)
    return added


def _with(cast: Cast, added: dict[int, Mention]) -> Cast:
    if not added:
        return cast
    mentions = tuple(sorted((*cast.mentions, *added.values()), key=lambda m: m.start))
    return replace(cast, mentions=mentions)
