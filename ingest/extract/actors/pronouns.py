"""Pronouns for one actor: he and she to the person in focus, it to the state or organisation that was the subject."""

from dataclasses import dataclass

from graph_schema.model.vocabulary import ActorKind
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.naming import is_female
from ingest.extract.actors.quoted import quoted
from ingest.extract.actors.scene import Scene
from ingest.extract.cast import Form, Mention
from ingest.nlp.lexicon import words

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
_PASSES_ON = frozenset({"xcomp", "advcl", "conj", "dobj", "pobj", "prep", "attr"})
"""Relations through which the subject of a clause stays the one who acts."""

_REACH = 5
"""How many sentences back a person stays in focus."""


@dataclass(slots=True)
class _Focus:
    """A person who may be taken up: where last mentioned, as a subject or not."""

    key: str
    token: int
    sentence: int
    subject: bool
    quote: int


def find_pronouns(scene: Scene, ledger: Ledger) -> None:
    """Link he, she and it outside and inside quotations, sentence by sentence."""
    quotes = quoted(scene)
    people: list[_Focus] = []
    bodies: list[_Focus] = []
    for i, low in enumerate(scene.low):
        mention = ledger.at(i)
        if mention is not None:
            if mention.start == i and len(mention.actors) == 1:
                _note(scene, ledger, people, bodies, mention, quotes[i])
            continue
        if scene.pos[i] not in ("PRON", "DET"):
            continue
        if scene.low[i + 1 : i + 2] and scene.low[i + 1] in words("pronouns", "dignities"):
            continue  # "His Highness"
        if low in _MALE or low in _FEMALE:
            key = _person(scene, ledger, people, i, quotes[i], female=low in _FEMALE)
            if key and ledger.claim(i, i + 1, (key,), Form.PRONOUN, "pronoun.person", 0.85):
                people.append(_Focus(key, i, scene.sentence_of[i], scene.dep[i] in _SUBJECT, quotes[i]))
        elif low == "it" and scene.dep[i] in _SUBJECT and _acts(scene, i):
            key = _body(scene, bodies, i, quotes[i])
            if key:
                ledger.claim(i, i + 1, (key,), Form.PRONOUN, "pronoun.body", 0.6)


def _note(
    scene: Scene, ledger: Ledger, people: list[_Focus], bodies: list[_Focus], mention: Mention, quote: int
) -> None:
    member = ledger.members[mention.actors[0]]
    last = mention.end - 1
    focus = _Focus(member.key, mention.start, scene.sentence_of[mention.start], _is_subject(scene, mention), quote)
    if member.kind is ActorKind.PERSON:
        people.append(focus)
    elif mention.form is not Form.DEMONYM or scene.dep[last] in _SUBJECT:
        bodies.append(focus)


def _is_subject(scene: Scene, mention: Mention) -> bool:
    """Say whether the mention, or the noun phrase that it heads or precedes ("Ruiz, the envoy,"), is a subject."""
    for i in range(mention.start, mention.end):
        if scene.dep[i] in _SUBJECT:
            return True
    at = mention.end - 1
    return scene.dep[at] == "appos" and scene.dep[scene.head[at]] in _SUBJECT


def _person(scene: Scene, ledger: Ledger, people: list[_Focus], i: int, quote: int, *, female: bool) -> str | None:
    """The person in focus: of the right sex, no co-argument of the same verb, subjects of near sentences first."""
    sentence = scene.sentence_of[i]
    best: tuple[float, str] | None = None
    barred = _co_argument(scene, ledger, i)
    seen: set[str] = set()
    for focus in reversed(people):
        distance = sentence - focus.sentence
        if distance > _REACH:
            break
        if focus.key in seen and not focus.subject:
            continue
        sex = is_female(ledger.members[focus.key], ledger.addresses.get(focus.key, frozenset()))
        if focus.key == barred or (sex is not None and sex != female):
            continue
        score = _salience(scene, focus, i, distance, quote)
        if sex is None and female:
            score -= 2.5
        seen.add(focus.key)
        if best is None or score > best[0]:
            best = (score, focus.key)
    return best[1] if best else None


def _salience(scene: Scene, focus: _Focus, i: int, distance: int, quote: int) -> float:
    score = 3.0 - 1.5 * distance
    if focus.subject:
        score += 2.0
    if focus.quote != quote and focus.quote:
        score -= 2.5  # named only inside another quotation
    if distance == 0:
        score += 0.5
        if scene.low[i] in ("his", "her") and not focus.subject and i - focus.token > 12:
            score -= 0.5
    return score + focus.token / (10.0 * len(scene.text))


def _co_argument(scene: Scene, ledger: Ledger, i: int) -> str | None:
    """The subject of the verb whose object the pronoun is: "she met him" can't be one person."""
    if scene.dep[i] not in ("dobj", "pobj", "dative", "iobj") or scene.low[i] in ("himself", "herself"):
        return None
    verb = scene.head[i]
    if scene.dep[i] == "pobj":
        verb = scene.head[verb]
    for _ in range(5):
        for j in range(i - 1, max(-1, i - 30), -1):
            if scene.head[j] == verb and scene.dep[j] in _SUBJECT:
                mention = ledger.at(j)
                return mention.actors[0] if mention is not None and len(mention.actors) == 1 else None
        if scene.dep[verb] not in _PASSES_ON or scene.head[verb] == verb:
            return None
        verb = scene.head[verb]  # "she met him to thank him", "she ended the talks with him": in both it is she
    return None


def _acts(scene: Scene, i: int) -> bool:
    """Say whether "it" does something that only an actor does: not "it is", "it seems", "it rained"."""
    head = scene.head[i]
    verb = scene.doc[head].lemma_
    return scene.pos[head] == "VERB" and verb not in words("pronouns", "impersonal")


def _body(scene: Scene, bodies: list[_Focus], i: int, quote: int) -> str | None:
    """The state or organisation that was the subject before: in this sentence, else in the main clause of the last."""
    joined = _subject_of_joined_clause(scene, bodies, i)
    if joined is not None:
        return joined
    for focus in reversed(bodies):
        distance = scene.sentence_of[i] - focus.sentence
        if distance > 1:
            return None
        if not focus.subject or (focus.quote and focus.quote != quote):
            continue
        if distance == 0 or _main_subject(scene, focus):
            return None if _other_subject(scene, focus.token, i) else focus.key
    return None


def _subject_of_joined_clause(scene: Scene, bodies: list[_Focus], i: int) -> str | None:
    """The subject of the clause to which the pronoun's clause is joined: "Lima said that …, and it called for …"."""
    verb = scene.head[i]
    if scene.dep[verb] != "conj":
        return None
    for focus in reversed(bodies):
        if focus.sentence != scene.sentence_of[i]:
            return None
        if focus.subject and scene.head[verb] in (scene.head[j] for j in range(focus.token, min(i, focus.token + 6))):
            return focus.key
    return None


def _main_subject(scene: Scene, focus: _Focus) -> bool:
    """Say whether the mention is the subject of the main clause, or of a clause reported by it."""
    end = scene.sentences[focus.sentence][1]
    return any(
        scene.dep[j] in _SUBJECT and scene.dep[scene.head[j]] in ("ROOT", "ccomp", "conj")
        for j in range(focus.token, min(end, focus.token + 8))
    )


def _other_subject(scene: Scene, token: int, i: int) -> bool:
    """Say whether a singular noun that names no actor is a main subject between the two: "it" then means that."""
    return any(
        scene.dep[j] in _SUBJECT
        and scene.dep[scene.head[j]] == "ROOT"
        and scene.doc[j].tag_ in ("NN", "NNP")
        and scene.letters[j] in "WB"
        for j in range(token + 1, i)
    )
