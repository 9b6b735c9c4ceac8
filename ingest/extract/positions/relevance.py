"""Whether a view without any stance is about politics at all, or merely tells what happened."""

from spacy.tokens import Token

from ingest.extract.cast import Cast
from ingest.extract.positions.finding import Draft
from ingest.extract.positions.lexicon import political_words
from ingest.extract.positions.topic import known_topic

_FEW = 4


def is_political(cast: Cast, draft: Draft, own: frozenset[str]) -> bool:
    """Say whether the content is a view, or names a matter of politics or an actor other than the speaker.

    What is or will be is a view; what happened is one only where politics come in. A direct quotation counts if its
    speaker stands for a state or an organisation and says more than a few words.
    """
    doc = draft.finding.head.doc
    tokens = [doc[i] for i in sorted(draft.region)]
    if draft.quote is not None and draft.quote[0] <= draft.finding.head.i < draft.quote[1]:
        if len(tokens) < _FEW:
            return False
        return any(cast.members[key].affiliation or cast.members[key].known for v in draft.voices for key in v.keys)
    if not _narrates(draft.finding.head):
        return True
    if any(t.lemma_.lower() in political_words() for t in tokens):
        return True
    if known_topic(tokens) is not None:
        return True
    here = (cast.at(t.i) for t in tokens)
    return any(set(mention.actors) - own for mention in here if mention is not None)


def _narrates(head: Token) -> bool:
    """Say whether the clause tells an event of the past; "was useful" and "would be hard" don't."""
    if head.lemma_ in ("be", "seem", "appear", "remain", "have") and head.pos_ in ("AUX", "VERB"):
        return False
    if head.tag_ == "VBD":
        return True
    return any(
        c.dep_ in ("aux", "auxpass") and c.lower_ in ("had", "was", "were", "has", "have") for c in head.children
    )
