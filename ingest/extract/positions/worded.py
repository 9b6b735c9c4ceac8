"""Positions by stance words: verbs, adjectives, light verbs with a noun, and nouns with an owner."""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from graph_schema.model.vocabulary import Stance
from ingest.extract.cast import Cast
from ingest.extract.positions import paths
from ingest.extract.positions.conditions import has_strings_attached
from ingest.extract.positions.content import ContentReader
from ingest.extract.positions.evaluation import evaluate
from ingest.extract.positions.finding import Draft, Finding
from ingest.extract.positions.lexicon import agenda_verbs, cue, target_words
from ingest.extract.positions.reported import is_finite
from ingest.extract.positions.sense import Sense
from ingest.extract.positions.senses import nominal_at
from ingest.extract.positions.unit import Unit
from ingest.extract.quotes import clause
from ingest.extract.quotes.speakers import own_circle, owners_of, speakers_of
from ingest.extract.quotes.voice import Voice, voices_of

_VERBAL = frozenset({"VERB", "AUX"})
_FRAMING = frozenset({"after", "despite", "amid", "following", "given", "over", "to"})
"""Prepositions behind which a stance noun still tells something new."""
_DESCRIBED = 0.2
"""How much praise or blame makes a description ("called it a mistake") a stance."""
_DONE_ONLY = frozenset({"verb.sign", "verb.invite"})
"""What is an act of will only once it is done: a pact that is to be signed is on the programme."""
_BEHESTS = {
    "insistence": Stance.DEMANDS,
    "demand": Stance.DEMANDS,
    "request": Stance.CALLS_FOR,
    "behest": Stance.CALLS_FOR,
    "urging": Stance.CALLS_FOR,
    "prompting": Stance.CALLS_FOR,
    "appeal": Stance.CALLS_FOR,
}
"""Nouns that tell at whose wish something was done."""
_PLANNED = 0.85
"""What an infinitive of purpose or a future act keeps of its confidence."""


def worded_drafts(
    cast: Cast,
    content: ContentReader,
    unit: Unit,
    sense: Sense,
    narrator: Voice | None = None,
    before: tuple[Voice, ...] = (),
) -> Iterator[Draft]:
    """Yield the positions of the stance word in its place; none where it is hypothetical, or nobody holds it."""
    if sense.silent or _failed(sense) or clause.is_hypothetical(sense.verb) or _is_on_the_programme(sense.verb):
        return
    if sense.stance is Stance.SUPPORTS and sense.verb.dep_ == "acl" and sense.verb.tag_ == "VBN":
        return  # "rebels backed by X" tells who they are
    voices = _holders(cast, sense, narrator, before)
    if not voices or ("joint" in sense.word.flags and not _several(voices)):
        return
    if "addressed" in sense.word.flags and not _addressed(cast, sense, own_circle(cast, voices)):
        return
    if sense.word.id in _DONE_ONLY and (
        _planned(sense.verb) or sense.verb.head.lemma_ in ("be", "due", "expect", "set")
    ):
        return
    region = unit.below(sense.content) if sense.content is not None else frozenset()
    if sense.token.i != sense.verb.i and sense.word.stance is not None:
        region |= unit.below(sense.token)
    for quotation in unit.quotations:
        if quotation.cue == sense.verb.i:
            region |= frozenset(range(quotation.start, quotation.end))
    sure = _PLANNED if _planned(sense.verb) else 1.0
    asserted = is_finite(sense.verb) and not sense.word.id.startswith("adj.") and not sense.word.flags & {"carrier"}
    for finding, said in _findings(
        content, sense, region, own_circle(cast, voices), quoted=unit.words_in(region) is not None
    ):
        yield Draft(voices, finding, sense.verb.i, region, sure, unit.words_in(region), said, asserted)


def nominal_drafts(cast: Cast, content: ContentReader, token: Token) -> Iterator[Draft]:
    """Yield the position of a stance noun with an owner: "Egypt's opposition to the dam"."""
    behest = _at_the_behest(cast, token)
    if behest is not None:
        yield behest
        return
    sense = nominal_at(token, cast)
    if sense is None or sense.content is None or not _prominent(token):
        return
    voices, genitive = owners_of(cast, token)
    finding = content.of_sense(sense)
    if voices and finding is not None:
        region = frozenset(t.i for t in token.subtree)
        yield Draft(voices, finding, token.i, region, asserted=genitive and "clause_only" not in sense.word.flags)


def _at_the_behest(cast: Cast, noun: Token) -> Draft | None:
    """ "was moved at Peru's insistence", "at the request of Peru": what was done is what Peru wanted."""
    stance = _BEHESTS.get(noun.lemma_.lower())
    if stance is None or noun.dep_ != "pobj" or noun.head.lower_ not in ("at", "upon", "following", "on", "after"):
        return None
    voices, _ = owners_of(cast, noun)
    behind = next((g for c in noun.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"), None)
    if not voices and behind is not None:
        voices = voices_of(cast, behind)
    done = noun.head.head
    if not voices or done.pos_ not in _VERBAL:
        return None
    return Draft(voices, Finding(stance, f"behest.{noun.lemma_.lower()}", 0.75, done), noun.i)


def _prominent(noun: Token) -> bool:
    """Say whether the sentence speaks of the noun itself: its subject, object, or what an event followed.

    What is on somebody's agenda ("discussed U.S. plans to …") is nobody's view.
    """
    if noun.dep_ == "pobj" and noun.head.lower_ not in _FRAMING:
        return False
    if noun.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj", "ROOT", "conj"):
        return False
    return not any(ancestor.lemma_ in agenda_verbs() for ancestor in islice(noun.ancestors, 4))


def _holders(cast: Cast, sense: Sense, narrator: Voice | None, before: tuple[Voice, ...]) -> tuple[Voice, ...]:
    if sense.frame.holder[0] == "subject":
        return speakers_of(cast, sense.verb, narrator, before)
    found = paths.first(sense.token, sense.frame.holder) or paths.first(sense.verb, sense.frame.holder)
    return voices_of(cast, found) if found is not None else ()


def _findings(
    content: ContentReader, sense: Sense, region: frozenset[int], own: frozenset[str], *, quoted: bool
) -> Iterator[tuple[Finding, bool]]:
    """Yield findings, each with whether it was read from reported content."""
    word = sense.word
    if word.flags & {"described", "evaluated"}:
        if sense.content is not None:
            judged = evaluate(sense.content, list(sense.content.subtree), least=_DESCRIBED)
            if judged is not None:
                thing = paths.first(sense.verb, sense.frame.object)
                stance = Stance.DENIES if _is_called_untrue(thing, sense.content) else judged.stance
                yield Finding(stance, word.id, sense.prior, thing or judged.head, thing), False
            elif "described" in word.flags and quoted:
                yield Finding(Stance.STATES, word.id, sense.prior, sense.content), False
        return
    if (
        word.stance is None
        and sense.content is not None
        and (sense.content.pos_ in _VERBAL or "announced" in word.flags)
    ):
        claims = word.id.startswith("noun.")
        for finding in content.read(
            sense.content, region, own, direct=False, rule=word.id, prior=sense.prior, facts=not claims
        ):
            stance = _overruled(sense, finding.stance)
            if stance is Stance.STATES and "announced" in word.flags and sense.content.pos_ not in _VERBAL:
                continue
            yield Finding(stance, finding.rule, finding.prior, finding.head, finding.addressee or sense.addressee), True
        return
    if word.stance is None and sense.content is None:
        return
    found = content.of_sense(sense)
    if found is not None and not (found.stance is Stance.STATES and sense.content is None):
        yield found, word.stance is None
        if found.stance in (Stance.OFFERS, Stance.AGREES) and has_strings_attached(sense.verb):
            yield Finding(Stance.DEMANDS, "cue.strings", sense.prior, sense.verb), False


def _is_called_untrue(thing: Token | None, said: Token) -> bool:
    """ "called the allegations groundless": a denial."""
    told = thing is not None and thing.lemma_.lower() in target_words("said_things")
    return told and any(t.lemma_.lower() in cue("cue.denial").lemmas for t in said.subtree)


def _overruled(sense: Sense, stance: Stance) -> Stance:
    """What the reporting word makes of the stance of its content: "insisted that X leave", "reaffirmed that …"."""
    if "subjunctive" in sense.word.flags and sense.content is not None and _subjunctive(sense.content):
        return Stance.DEMANDS if sense.word.id == "verb.insist" else Stance.CALLS_FOR
    return sense.word.fallback if stance is Stance.STATES else stance


def _is_on_the_programme(verb: Token) -> bool:
    """ "…, where he will pay tribute to": what a journey is to bring is nobody's view yet."""
    if verb.dep_ != "relcl" or not any(c.lower_ in ("where", "when") for c in verb.children):
        return False
    return any(c.dep_ == "aux" and c.lower_ in ("will", "would", "to", "is", "are") for c in verb.children)


def _several(voices: tuple[Voice, ...]) -> bool:
    return len(voices) > 1 or any(voice.together or len(voice.keys) > 1 for voice in voices)


def _addressed(cast: Cast, sense: Sense, own: frozenset[str]) -> bool:
    """Say whether the clause has another actor as its subject: "would like *Estonia* to join"."""
    doer = clause.own_subject(sense.content) if sense.content is not None else None
    doer = doer if doer is not None else next((c for c in sense.verb.children if c.dep_ == "dobj"), None)
    mention = cast.at(doer.i) if doer is not None else None
    infinitive = sense.content is not None and any(c.lower_ == "to" for c in sense.content.children)
    return infinitive and mention is not None and not set(mention.actors) & own


def _failed(sense: Sense) -> bool:
    """ "failed to agree": not for want of will."""
    verb = sense.verb
    return sense.stance is Stance.AGREES and verb.dep_ == "xcomp" and verb.head.lemma_ in ("fail", "try", "struggle")


def _planned(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("to", "will", "would") for c in verb.children)


def _subjunctive(content: Token) -> bool:
    """ "that X withdraw": a bare form, or "should"."""
    auxiliaries = [c for c in content.children if c.dep_ == "aux"]
    if any(c.lower_ == "should" for c in auxiliaries):
        return True
    if content.tag_ == "VBN" and any(c.dep_ == "auxpass" and c.lower_ == "be" for c in content.children):
        return not auxiliaries
    return content.tag_ == "VB" and clause.own_subject(content) is not None and not auxiliaries
