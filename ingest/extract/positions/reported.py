"""Positions in reported speech: "X said that …", "…, X said", "according to X"."""

from collections.abc import Iterator

from spacy.tokens import Token

from graph_schema.model.vocabulary import Stance
from ingest.extract.cast import Cast
from ingest.extract.positions.content import ContentReader
from ingest.extract.positions.finding import Draft
from ingest.extract.positions.unit import Unit
from ingest.extract.quotes import clause
from ingest.extract.quotes.lexicon import SpeechVerb, grammar, speech_verbs
from ingest.extract.quotes.speakers import own_circle, speakers_of
from ingest.extract.quotes.voice import Voice, voices_of

_VERBAL = frozenset({"VERB", "AUX"})
_CONTENT_POS = frozenset({"VERB", "AUX", "ADJ", "NOUN", "ADP", "ADV", "PROPN"})
_ADVERBIAL = frozenset({"as", "after", "when", "while", "before", "since", "although", "though", "because", "if"})


def reported_drafts(
    cast: Cast,
    content: ContentReader,
    unit: Unit,
    token: Token,
    narrator: Voice | None = None,
    before: tuple[Voice, ...] = (),
) -> Iterator[Draft]:
    """Yield the stances of what the verb at ``token`` reports, if it is a verb of saying."""
    verb = _speech_verb(token)
    if verb is None or (clause.is_passive(token) and clause.agent(token) is None):
        return
    first = reported_clause(token)
    if first is None or clause.is_hypothetical(token):
        return
    if clause.is_negated(token):
        return
    voices = speakers_of(cast, token, narrator, before)
    if not voices:
        return
    phrase = clause.subject(token)
    aside = frozenset(t.i for t in phrase.subtree) if phrase is not None else frozenset()
    others = [c for c in token.children if c.dep_ == "ccomp" and c.i > token.i and c.i != first.i and c.pos_ in _VERBAL]
    cues = {q.cue for q in unit.quotations if q.clausal}
    for said in (first, *others):
        if said.i in cues:
            continue  # "…," X told reporters, after Y said …: the quotation is X's alone
        if unit.quoted(said.i) is not None or not unit.span.start <= said.i < unit.span.end:
            continue
        region = unit.below(said) - {token.i} - (aside if said.i not in aside else frozenset())
        if said.i < token.i:
            region = frozenset(i for i in region if i < token.i)
        found = content.read(said, region, own_circle(cast, voices), direct=False, rule=verb.id, prior=verb.prior)
        for finding in found:
            if finding.stance is Stance.STATES and not (verb.direct and said is first):
                continue
            yield Draft(
                voices, finding, token.i, region, 1.0, unit.words_in(region), said=True, asserted=is_finite(token)
            )


def according_drafts(cast: Cast, content: ContentReader, unit: Unit, token: Token) -> Iterator[Draft]:
    """Yield what the rest of the sentence says "according to" somebody, "in X's view", or "for X"."""
    source = _viewer(token)
    voices = voices_of(cast, source) if source is not None else ()
    root = unit.span.root
    if not voices or root.pos_ not in _VERBAL:
        return
    if token.lower_ == "for" and (
        root.lemma_ not in grammar("equations") or token.head.i != root.i or clause.own_subject(root) is None
    ):
        return  # "For Norway, the vote is a chance", but not "For Norway, X won the race"
    region = unit.below(root) - frozenset(t.i for t in token.subtree)
    own = own_circle(cast, voices)
    for finding in content.read(root, region, own, direct=False, rule="quote.according", prior=0.8):
        yield Draft(voices, finding, token.i, region, 0.9, unit.words_in(region), said=True)


def _viewer(token: Token) -> Token | None:
    """Whose view follows: "according to X", "in the view of X", "in X's eyes", "For X, …" at the head of a sentence."""
    if token.lower_ == "according":
        return next((g for c in token.children if c.lower_ == "to" for g in c.children if g.dep_ == "pobj"), None)
    thing = next((c for c in token.children if c.dep_ == "pobj"), None)
    if thing is None:
        return None
    if token.lower_ in ("in", "from", "to") and thing.lemma_.lower() in grammar("viewpoints"):
        owner = next((c for c in thing.children if c.dep_ == "poss"), None)
        return owner or next(
            (g for c in thing.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"), None
        )
    return thing if token.text == "For" else None


def is_finite(verb: Token) -> bool:
    """Say whether the verb asserts: a tensed form, not "to agree" or "agreeing"."""
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return False
    if verb.tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return True
    return any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in verb.children) or (
        verb.dep_ in ("conj", "xcomp") and verb.head.i != verb.i and verb.head.pos_ in _VERBAL and is_finite(verb.head)
    )


def reported_clause(verb: Token) -> Token | None:
    """Return the head of what a verb of saying reports, behind the verb or before it ("…, she said")."""
    for child in verb.children:
        if child.i < verb.i and any(c.text in (":", ";") and child.i < c.i for c in verb.lefts):
            continue  # "X is against it: Y told Z that …" are two clauses
        if child.dep_ == "ccomp" and child.pos_ in _CONTENT_POS and child.lower_ != "clear":
            return child
        if child.dep_ in ("acomp", "oprd", "ccomp") and child.lower_ == "clear":
            for grandchild in child.children:
                if grandchild.dep_ in ("ccomp", "csubj", "xcomp", "advcl"):
                    return grandchild
    for child in verb.children:
        if child.dep_ == "xcomp" and child.pos_ in _VERBAL:
            return child
    if verb.dep_ == "parataxis" and verb.head.pos_ in _VERBAL:
        return verb.head
    for child in verb.children:
        if child.dep_ in ("advcl", "parataxis", "dep") and child.pos_ in _VERBAL and child.i > verb.i:
            adverbial = any(g.dep_ in ("mark", "advmod") and g.lower_ in _ADVERBIAL for g in child.children)
            if clause.own_subject(child) is not None and not adverbial:
                return child
    return verb.head if _closes_its_sentence(verb) else None


def _closes_its_sentence(verb: Token) -> bool:
    """ "X is Y, a spokesman said": parsed as a second clause behind the first."""
    head = verb.head
    if verb.dep_ not in ("ccomp", "conj") or head.dep_ != "ROOT" or verb.i < head.i or clause.own_subject(verb) is None:
        return False
    first = min(t.i for t in verb.subtree)
    if first == 0 or verb.doc[first - 1].text != "," or any(c.dep_ == "cc" and c.i < verb.i for c in head.children):
        return False
    return verb.i + 1 >= len(verb.doc) or verb.nbor(1).text in (".", ",")


def _speech_verb(token: Token) -> SpeechVerb | None:
    for verb in speech_verbs().get(token.lemma_.lower(), ()):
        if not verb.companion or clause.has_companion(token, verb.companion) is not None:
            return verb
    return None
