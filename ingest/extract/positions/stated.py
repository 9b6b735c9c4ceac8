"""What a joint statement says without naming anybody: the view of all who issued it."""

from collections.abc import Iterator

from graph_schema.model.vocabulary import Stance
from ingest.extract.cast import Cast
from ingest.extract.positions.content import ContentReader
from ingest.extract.positions.finding import Draft, Finding
from ingest.extract.positions.unit import Unit
from ingest.extract.quotes import Release, clause
from ingest.extract.quotes.self_reference import is_first_person
from ingest.extract.quotes.speakers import own_circle

_PRIOR = 0.6
_SHORTEST = 5


def unattributed_drafts(cast: Cast, content: ContentReader, unit: Unit, release: Release) -> Iterator[Draft]:
    """Yield what the sentence demands, or how it judges ("These talks were useful"); none for plain facts."""
    root = unit.span.root
    if root.pos_ not in ("VERB", "AUX") or len(unit.span) < _SHORTEST:
        return
    own = own_circle(cast, (release.issuer,))
    region = unit.below(root)
    who = clause.own_subject(root)
    if (
        release.joint
        and is_first_person(who)
        and any(c.dep_ == "aux" and c.lower_ in ("will", "shall") for c in root.children)
    ):
        yield Draft((release.issuer,), Finding(Stance.AGREES, release.rule, 0.7, root), root.i, region, said=True)
        return
    for finding in content.read(root, region, own, direct=True, rule=release.rule, prior=_PRIOR)[:1]:
        needed = finding.stance in (Stance.DEMANDS, Stance.CALLS_FOR, Stance.WARNS)
        if needed or (root.lemma_ == "be" and finding.stance is not Stance.STATES):
            yield Draft((release.issuer,), finding, root.i, region, _PRIOR, unit.words_in(region), said=True)
