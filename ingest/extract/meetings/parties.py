"""From a noun phrase to the actors it names: coordination, titles, apposition, "leaders of X and Y"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from graph_schema.model.vocabulary import ActorKind
from ingest.extract.cast import Cast, Form, Mention
from ingest.extract.meetings.lexicon import lexicon
from ingest.extract.meetings.syntax import VERBAL, agent
from ingest.extract.meetings.words import word_class

_LISTING = word_class("listing")
_STATES = frozenset({Form.NAME, Form.ACRONYM, Form.DEMONYM, Form.CAPITAL, Form.INSTITUTION})
_OF = word_class("of")
_DELEGATIONS, _LED_GROUPS = word_class("delegations"), word_class("led_groups")
_TITLE = 10
_SCAN = 22
"""Tokens between two members of a list: a title as long as "Head of the Press Office of the Royal Court of …"."""


@dataclass(frozen=True, slots=True)
class Named:
    """An actor named by a noun phrase at ``token``; ``direct`` if by its name, not by a person who stands for it."""

    actor: str
    token: int
    confidence: float
    direct: bool = True


def actors_of(head: Token, cast: Cast, *, lists: bool = True) -> list[Named]:
    """Return the actors that the noun phrase with this head names, in their order, each once.

    With ``lists`` the coordination behind the head is followed, by the parse and by a linear scan where it is unsafe.
    """
    found: dict[str, Named] = {}
    heads = [head, *_conjuncts(head), *_behind_apposition(head)] if lists else [head]
    for token in heads:
        for named in [*(_glued(token, cast) if lists else ()), *_one(token, cast)]:
            found.setdefault(named.actor, named)
    if lists and found:
        for named in _further(max(n.token for n in found.values()), head, cast):
            found.setdefault(named.actor, named)
    return list(found.values())


def of_mention(mention: Mention, *, direct: bool = True) -> list[Named]:
    """Return the actors of a mention: the members of a group that was expanded, else the group itself."""
    keys = mention.actors or ((mention.collective,) if mention.collective else ())
    return [Named(key, mention.end - 1, mention.confidence, direct) for key in keys]


def _one(token: Token, cast: Cast) -> Iterator[Named]:
    mention = cast.at(token.i)
    apposed = [child for child in token.children if child.dep_ == "appos" and child.i - token.i < 12]
    named = [n for child in apposed for n in actors_of(child, cast)] or _leaders(token, cast)
    if mention is not None and not named and (state := _of_state(token, mention, cast)) is not None:
        yield state
        return
    if mention is not None and not (named and mention.form in (Form.PRONOUN, Form.GROUP)):
        people = [n for n in named if n.actor not in mention.actors and _may_stand_for(cast, n.actor, mention.actors)]
        yield from people or of_mention(mention)
        return
    if named:
        yield from named
        return
    if token.pos_ == "PRON" and token.lower_ in ("one", "some", "all", "both", "those", "each"):
        yield from _behind(token, cast)
        return
    if (named_behind := _behind_comma(token, cast)) is not None:
        yield from of_mention(named_behind)
        return
    if token.pos_ in ("PROPN", "NOUN"):
        found = list(_through(token, cast))
        yield from found or _titled(token, cast)


def _leaders(token: Token, cast: Cast) -> list[Named]:
    """Who leads a delegation: "a delegation of Chad led by Premier X", "a team headed by X"."""
    if token.lemma_.lower() not in _DELEGATIONS | _LED_GROUPS:
        return []
    led = [c for c in token.children if c.dep_ in ("acl", "relcl") and c.lemma_ in ("lead", "head")]
    behind = [leader for verb in led if (leader := agent(verb)) is not None]
    behind += [n for c in token.children if c.dep_ == "prep" and c.lower_ == "under" for n in c.children]
    return [n for leader in behind for n in actors_of(leader, cast) if not _stands_for_all(n, cast)]


def _stands_for_all(named: Named, cast: Cast) -> bool:
    return cast.members[named.actor].kind is not ActorKind.PERSON


def _of_state(token: Token, mention: Mention, cast: Cast) -> Named | None:
    """The state of an unknown body by the words before it ("the Polish parliament's Defence Committee")."""
    if len(mention.actors) != 1 or cast.members[mention.actors[0]].kind is not ActorKind.ORGANIZATION:
        return None
    body = cast.members[mention.actors[0]]
    if body.known or body.affiliation:
        return (
            Named(body.affiliation, token.i, mention.confidence, direct=False)
            if body.affiliation and not body.known
            else None
        )
    for before in cast.within(max(token.left_edge.i, mention.start - 4), mention.start):
        if len(before.actors) == 1 and cast.members[before.actors[0]].kind is ActorKind.STATE:
            return Named(before.actors[0], before.end - 1, before.confidence, direct=False)
    return None


def _behind_comma(token: Token, cast: Cast) -> Mention | None:
    """The person cut off from his office by the parse ("with the prime minister of Chad, Saleh Kebzabo, on")."""
    if token.tag_ not in ("NN", "NNP") or token.lemma_.lower() not in lexicon().representatives:
        return None
    end = max((c.right_edge.i for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), default=token.i)
    if end - token.i > _TITLE or end + 2 >= token.sent.end or token.doc[end + 1].text != ",":
        return None
    mention = next(iter(cast.within(end + 2, min(end + 4, token.sent.end))), None)
    named = mention is not None and mention.form is Form.NAME and not _is_principal(mention, cast)
    return mention if named else None


def _titled(token: Token, cast: Cast) -> Iterator[Named]:
    """The person whose name the parse hid inside his title ("Coordinator for North Africa Anna Berg")."""
    if token.pos_ != "PROPN" or token.lemma_.lower() not in lexicon().representatives:
        return
    end = min(token.right_edge.i, token.i + 14) + 1
    for mention in cast.within(token.i, end):
        if mention.form in (Form.NAME, Form.SURNAME) and not _is_principal(mention, cast):
            yield from of_mention(mention)
            return


def _through(token: Token, cast: Cast) -> Iterator[Named]:
    """The actors for whom the head noun stands: "Indian leaders", "ministers from Chad and Niger"."""
    if token.lemma_.lower() not in lexicon().representatives:
        before = [
            m for m in cast.within(token.left_edge.i, token.i) if m.form in (Form.NAME, Form.DEMONYM, Form.ACRONYM)
        ]
        if len({key for m in before for key in m.actors}) > 1:  # "the U.S.-Korean Consultative Group"
            yield from (
                named
                for m in before
                for named in of_mention(m, direct=False)
                if cast.state_of(named.actor) == named.actor
            )
        return
    behind = list(_behind(token, cast))
    if behind:
        yield from behind
        return
    left = [m for m in cast.within(token.left_edge.i, token.i) if m.form in _STATES or m.form is Form.PRONOUN]
    for mention in left:
        for named in of_mention(mention, direct=False):
            key = named.actor
            if mention.form in (Form.PRONOUN, Form.SURNAME) or cast.state_of(key) != key:
                continue  # "his counterpart": not he himself
            yield named


def _behind(token: Token, cast: Cast) -> Iterator[Named]:
    for child in (*token.children, *_torn_off(token)):
        if child.dep_ == "prep" and child.lower_ in _OF:
            for noun in child.children:
                if noun.dep_ == "pobj":
                    behind = actors_of(noun, cast)
                    for named in behind:
                        yield Named(named.actor, named.token, named.confidence, direct=False)
                    if not behind and noun.pos_ == "NOUN":  # "the ministers of foreign affairs of Peru and Chile"
                        yield from _behind(noun, cast)
        elif child.dep_ == "prep" and child.lower_ == "including":
            for noun in child.children:
                if noun.dep_ == "pobj":
                    yield from actors_of(noun, cast)


def _torn_off(token: Token) -> list[Token]:
    """The "from" right behind a plural that the parse hung on the verb ("received his colleagues from Chad")."""
    if token.i + 1 >= token.sent.end or token.tag_ not in ("NNS", "NNPS"):
        return []
    behind = token.nbor(1)
    return [behind] if behind.lower_ == "from" and behind.head.i == token.head.i and behind.dep_ == "prep" else []


def _glued(head: Token, cast: Cast) -> Iterator[Named]:
    """Persons of a list whom the parse took for a part of the last one's name ("Secretary A and Union envoy B")."""
    own = cast.at(head.i)
    if own is None or _is_principal(own, cast):
        return
    for mention in cast.within(head.left_edge.i, own.start):
        last = head.doc[mention.end - 1]
        glued = last.dep_ in ("nmod", "compound", "appos") and not _is_principal(mention, cast)
        if glued and mention.form in (Form.NAME, Form.SURNAME) and last.nbor().lower_ in (",", "and", "&"):
            yield from of_mention(mention)


def _conjuncts(head: Token) -> list[Token]:
    """Members of the coordination after the head, nominal ones only."""
    found: list[Token] = []
    queue = [head]
    while queue and len(found) < 40:
        token = queue.pop()
        for child in token.children:
            if child.dep_ == "conj" and child.pos_ not in VERBAL:
                found.append(child)
                queue.append(child)
    return sorted(found, key=lambda t: t.i)


def _behind_apposition(head: Token) -> list[Token]:
    """Members of a list that the parse hung on the name in apposition ("the premier of Chad, X, and the king of Y")."""
    if head.tag_ != "NN":
        return []  # "the leaders of Chad and Niger, X and Y": these are those people
    return [member for child in head.children if child.dep_ == "appos" for member in _conjuncts(child)]


def _further(last: int, head: Token, cast: Cast) -> Iterator[Named]:
    """Members of a list that the parse lost: mentions behind the last one with only list words and titles between."""
    doc, end = head.doc, head.sent.end
    mention = cast.at(last)
    position = mention.end if mention else last + 1
    while position < end:
        step, connected = position, False
        while step < end and step - position < _SCAN and cast.at(step) is None:
            token = doc[step]
            if token.lower_ in (",", ";", "and", "&", "plus", "along", "alongside"):
                connected = True
            elif token.ent_type_ in ("DATE", "TIME") or (
                token.pos_ == "ADP" and step + 1 < end and doc[step + 1].ent_type_ in ("DATE", "TIME")
            ):
                pass  # "Lavrov on Monday and Zarif on Tuesday"
            elif (
                token.ent_type_ == "GPE"
                and not connected
                and step > last
                and (doc[step - 1].lower_ in ("of", "from", "the") or doc[step - 1].ent_type_ == "GPE")
            ):
                pass  # "A of Armenia and B of New Zealand"
            elif not (token.lower_ in _LISTING or (token.pos_ in ("NOUN", "PROPN", "ADJ") and connected)):
                return
            if token.pos_ in VERBAL and token.lower_ not in _LISTING:
                return
            step += 1
        mention = cast.at(step) if step < end else None
        if (
            mention is not None
            and not connected
            and doc[mention.start - 1].lower_ in _OF
            and _is_principal(mention, cast)
        ):
            position = mention.end  # "A of Armenia and B of Georgia"
            continue
        if mention is None or not connected or mention.form in (Form.PRONOUN,):
            return
        mention = _behind_title(mention, cast, doc, end)
        root = doc[mention.end - 1]
        while root.dep_ in ("compound", "amod", "poss", "nmod") and root.head.i > root.i and root.head.i < end:
            root = root.head
        if root.dep_ in ("nsubj", "nsubjpass") or (root.dep_ == "conj" and _subject_of_clause(root)):
            return
        named = list(_one(root, cast)) or of_mention(mention)
        if not named:
            return
        yield from named
        position = max(mention.end, root.i + 1, *(n.token + 1 for n in named))


def _is_principal(mention: Mention, cast: Cast) -> bool:
    return all(cast.members[key].kind is not ActorKind.PERSON for key in mention.actors)


def _behind_title(mention: Mention, cast: Cast, doc: Doc, end: int) -> Mention:
    """A person behind a title with states in it ("Head of the Office of the King of Jordan Omar Saleh")."""
    current = mention
    for _ in range(4):
        if not _is_principal(current, cast):
            return current
        following = next((m for m in cast.within(current.end, min(current.end + 7, end))), None)
        if following is None:
            return mention
        between = [t.lower_ for t in doc[current.end : following.start]]
        if any(word in (",", ";", "and", "with", "to", "said") for word in between):
            return mention
        current = following
    return mention


def _subject_of_clause(token: Token) -> bool:
    """Whether a conjunct really begins a clause of its own ("met Putin, and Zelensky said …")."""
    return any(child.dep_ in ("relcl",) for child in token.children) and token.nbor(-1).lower_ == "and"


def _may_stand_for(cast: Cast, person: str, principals: tuple[str, ...]) -> bool:
    """Whether the person speaks for one of these states, or for none that is known."""
    return cast.members[person].kind is ActorKind.PERSON and cast.state_of(person) in (*principals, None)
