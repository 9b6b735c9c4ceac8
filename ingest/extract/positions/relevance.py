"""Whether a view without any stance is about politics at all, or merely tells what happened."""

from ingest.extract.cast import Cast
from ingest.extract.positions.finding import Draft
from ingest.extract.positions.lexicon import political_words
from ingest.extract.positions.topic import known_topic


def is_political(cast: Cast, draft: Draft, own: frozenset[str]) -> bool:
    """Say whether the content names a matter of politics or an actor other than the speaker.

    A direct quotation counts if its speaker stands for a state or an organisation.
    """
    doc = draft.finding.head.doc
    tokens = [doc[i] for i in sorted(draft.region)]
    if draft.quote is not None and draft.quote[0] <= draft.finding.head.i < draft.quote[1]:
        return any(cast.members[key].affiliation or cast.members[key].known for v in draft.voices for key in v.keys)
    if any(t.lemma_.lower() in political_words() for t in tokens):
        return True
    if known_topic(tokens) is not None:
        return True
    here = (cast.at(t.i) for t in tokens)
    return any(set(mention.actors) - own for mention in here if mention is not None)
