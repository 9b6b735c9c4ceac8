"""The article as the actor rules see it: plain arrays over the tokens, known names, and one letter a token.

``letters`` has one character for each token, so that rules about the order of words are regular expressions over it:

=====  ==================================================  =====  =========================================
N n    first and further tokens of a person's name          P p    of a state: name, demonym, capital, metonym
G g    of an organisation                                   L l    of another place
H      office head, singular ("minister")                   E      office head, plural ("ministers")
M      word of an office title ("deputy", "foreign")        Y      form of address ("Mr")
S      possessive 's                                        V      his, her, its, their, our, my
O      of                                                   F      for, to, on, in, at, with …
D      the, a, an, this                                     A      and, &
C      comma                                                Z      hyphen inside a word
U      two, three, both, all                                K      counterpart(s)
I      institution ("ministry", "government")               T      group noun ("leaders", "sides")
R      who, which                                           B      other capitalised word
J      adjective                                            W      noun
X      verb                                                 .      anything else, sentence bounds included
=====  ==================================================  =====  =========================================
"""

import datetime as dt
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc, Span

from graph_schema.model.article import Article
from ingest.authority import Authority, Name, NameKind, the_authority
from ingest.clean.text import CleanText
from ingest.nlp.gazetteer import KNOWN
from ingest.nlp.lexicon import words
from ingest.nlp.titles import heads, honorifics, modifiers, plural_heads

_POS = {"PROPN": "B", "ADJ": "J", "NOUN": "W", "VERB": "X", "AUX": "X"}

_WHOLE = frozenset({"ORG", "FAC", "EVENT", "LAW", "WORK_OF_ART"})
"""Labels of names that are one thing, whatever names stand in them."""

_DOMESTIC = (["national"], ["supreme"])
"""Words before the name of an international body that make it a state's own ("National Security Council")."""

_NEVER_PART = frozenset({NameKind.CAPITAL, NameKind.METONYM, NameKind.PLACE, NameKind.REGION, NameKind.FEATURE})
"""Kinds of names that mean nothing of their own inside a longer name ("Oslo Accords", "Westminster College")."""

_POLITY = frozenset({NameKind.STATE, NameKind.DEMONYM, NameKind.CAPITAL, NameKind.METONYM})


@dataclass(frozen=True, slots=True)
class Known:
    """Tokens ``start:end`` are spelt like ``names``."""

    start: int
    end: int
    names: tuple[Name, ...]

    def key(self, *kinds: NameKind) -> str | None:
        """Return the key of the first name of one of these kinds."""
        return next((name.key for name in self.names if name.kind in kinds), None)

    @property
    def polity(self) -> str | None:
        """ISO3 of the state that the spelling may stand for."""
        return next((name.key for name in self.names if name.kind in _POLITY), None)

    @property
    def kind(self) -> NameKind:
        """The weightiest kind."""
        return self.names[0].kind


def _word_letters() -> dict[str, str]:
    letters: dict[str, str] = {}
    for letter, found in (
        ("M", modifiers()),
        ("T", words("groups", "persons", "states", "any")),
        ("I", words("institutions", "nouns")),
        ("E", plural_heads()),
        ("H", heads()),
        ("Y", honorifics()),
        ("U", words("groups", "numbers")),
        ("K", words("counterparts")),
        ("S", frozenset({"'s", "’s", "'", "’"})),
        ("V", frozenset({"his", "her", "its", "their", "our", "my"})),
        ("O", frozenset({"of"})),
        (
            "F",
            frozenset(
                {
                    "for",
                    "to",
                    "on",
                    "in",
                    "at",
                    "with",
                    "by",
                    "from",
                    "into",
                    "over",
                    "against",
                    "about",
                    "near",
                    "under",
                }
            ),
        ),
        ("D", frozenset({"the", "a", "an", "this", "that", "these", "those"})),
        ("A", frozenset({"and", "&"})),
        ("C", frozenset({","})),
        ("Z", frozenset({"-", "–", "‑"})),
        ("R", frozenset({"who", "which"})),
    ):
        letters.update(dict.fromkeys(found, letter))
    return letters


class Scene:
    """One article with everything that is looked up more than once."""

    def __init__(self, doc: Doc, article: Article, clean: CleanText) -> None:
        self.doc = doc
        self.article = article
        self.clean = clean
        self.day: dt.date = article.published_at
        self.authority: Authority = the_authority()
        self.text = [token.text for token in doc]
        self.low = [text.lower() for text in self.text]
        strings, columns = doc.vocab.strings, doc.to_array(["POS", "DEP", "HEAD"])
        self.pos = [strings[pos] for pos in columns[:, 0].tolist()]
        self.dep = [strings[dep] for dep in columns[:, 1].tolist()]
        self.head = (np.arange(len(doc)) + columns[:, 2].astype(np.int64)).tolist()
        self.sentences: list[tuple[int, int]] = [(s.start, s.end) for s in doc.sents]
        self.sentence_of = [0] * len(doc)
        for number, (start, end) in enumerate(self.sentences):
            self.sentence_of[start:end] = [number] * (end - start)
        index = self.authority.index
        self.known: list[Known] = []
        self.known_at: list[Known | None] = [None] * len(doc)
        for span in doc.spans.get(KNOWN, ()):
            names = index.names_in(span.text) or next((hit.names for hit in index.find(span.text)), ())
            known = Known(span.start, span.end, self._of_the_day(names))
            if known.names:
                self.known.append(known)
                self.known_at[span.start : span.end] = [known] * (span.end - span.start)
        self._add_koreas()
        self._drop_shared_seats()
        self.people: list[Span] = [ent for ent in doc.ents if ent.label_ == "PERSON"]
        self.bodies: list[Span] = [ent for ent in doc.ents if ent.label_ == "ORG"]
        self._drop_parts_of_bodies()
        self.place_words = frozenset(
            [ent.text for ent in doc.ents if ent.label_ in ("GPE", "LOC", "FAC", "EVENT")]
            + (clean.dateline or "").replace(",", " ").title().split()
        )
        self.letters = self._letters()
        self.mere_places: set[int] = set()
        self.titled = bytearray(len(doc))
        self.quotations: bytes | None = None  # what `quoted` found, once it was asked for

    def _of_the_day(self, names: tuple[Name, ...]) -> tuple[Name, ...]:
        """Put states of the past first where the text is of their time: Moscow was the Soviet Union's capital."""
        if len(names) < 2:
            return names
        today = self.day.isoformat()
        past = []
        for name in names:
            state = self.authority.states.get(name.key) if name.kind in _POLITY else None
            if state is not None and state.historic is not None:
                start, end = state.historic.start or "", state.historic.end or "9"
                if start <= today and today[: len(end)] <= end:
                    past.append(name)
        return (*past, *(name for name in names if name not in past))

    def _add_koreas(self) -> None:
        """Read "the North" and "the South" as the two Koreas in a text that names them."""
        named = {known.polity for known in self.known} & {"PRK", "KOR"}
        if not named:
            return
        for i in range(1, len(self.low) - 1):
            if self.low[i] in ("north", "south") and self.low[i - 1] == "the" and self.known_at[i] is None:
                follower = self.pos[i + 1]
                if self.text[i][0].isupper() and (follower in ("VERB", "AUX", "PART", "PUNCT", "CCONJ", "ADP")):
                    iso3 = "PRK" if self.low[i] == "north" else "KOR"
                    known = Known(i, i + 1, (Name(NameKind.STATE, iso3, self.text[i]),))
                    self.known.append(known)
                    self.known_at[i] = known
        self.known.sort(key=lambda k: k.start)

    def _drop_shared_seats(self) -> None:
        """Forget "the Foreign Office" as the British one in a text that never speaks of the country itself."""
        named = {known.polity for known in self.known if known.kind is not NameKind.METONYM}
        for known in tuple(self.known):
            shared = " ".join(self.low[known.start : known.end]) in words("institutions", "shared")
            if shared and known.polity not in named:
                self.known.remove(known)
                self.known_at[known.start : known.end] = [None] * (known.end - known.start)

    def _drop_parts_of_bodies(self) -> None:
        """Forget known organisations inside a longer name: "National Security Council" is not the Security Council."""
        dropped: set[int] = set()
        for body in self.doc.ents:
            if body.label_ not in _WHOLE or len(body) < 2 or self.low[body.end - 1] in words("events", "encounters"):
                continue
            for i in range(body.start, body.end):
                known = self.known_at[i]
                if known is None or known.start != i or known.end - known.start >= len(body):
                    continue
                if known.kind in _NEVER_PART or self._continues_name(known, body.start):
                    dropped.add(known.start)
                    self.known_at[known.start : known.end] = [None] * (known.end - known.start)
        for known in self.known:
            if (
                known.start
                and known.kind is NameKind.ORGANIZATION
                and self.low[known.start - 1] in ("national", "supreme")
            ):
                dropped.add(known.start)
                self.known_at[known.start : known.end] = [None] * (known.end - known.start)
        self.known = [known for known in self.known if known.start not in dropped]

    def _continues_name(self, known: Known, start: int) -> bool:
        """Say whether a known organisation is the tail of a longer name: capitals stand before it."""
        i = known.start
        return (
            known.kind is NameKind.ORGANIZATION
            and i > start
            and self.known_at[i - 1] is None
            and self.text[i - 1][0].isupper()
        )

    def _letters(self) -> str:
        by_word = _word_letters()
        letters = []
        for i, low in enumerate(self.low):
            letter = by_word.get(low) or by_word.get(low.rstrip(".")) or _POS.get(self.pos[i], ".")
            if letter in "HET" and self.pos[i] in ("VERB", "ADJ", "ADV") and self.text[i].islower():
                letter = "J" if self.pos[i] != "VERB" else "X"
            letters.append("B" if letter == "W" and self.text[i][0].isupper() else letter)
        for body in self.bodies:
            if not any(self.known_at[i] for i in range(body.start, body.end)):
                letters[body.start : body.end] = "G" + "g" * (len(body) - 1)
        for known in self.known:
            if known.polity:
                first, rest = "P", "p"
            elif known.key(NameKind.ORGANIZATION):
                first, rest = "G", "g"
            elif known.key(NameKind.PLACE, NameKind.REGION):
                first, rest = "L", "l"
            else:
                continue
            letters[known.start : known.end] = first + rest * (known.end - known.start - 1)
        for person in self.people:
            letters[person.start : person.end] = "N" + "n" * (len(person) - 1)
        return "".join(letters)

    def span_text(self, start: int, end: int) -> str:
        """Return the text of tokens ``start:end`` in one line."""
        return " ".join(self.doc[start:end].text.split())
