"""Finding the words that tell of an encounter, and what the words beside them make of them."""

import itertools
from collections.abc import Iterator

from spacy.tokens import Span, Token

from graph_schema.model.vocabulary import MeetingKind
from ingest.extract.meetings.lexicon import Lexicon, NounEntry, VerbEntry, lexicon
from ingest.extract.meetings.telling import Trigger
from ingest.extract.meetings.words import word_class

_BEFORE_GUESTS = frozenset({"as", "with", "by", "told", "when", "while"})
_IN_PERSON = word_class("in_person")
_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


def find_triggers(sentence: Span) -> list[Trigger]:
    """Return the triggers of a sentence in their order; words whose form makes them no encounter are left out."""
    words = lexicon()
    return [trigger for token in sentence for trigger in _at(token, words)]


def _at(token: Token, words: Lexicon) -> Iterator[Trigger]:
    lemma = words.lemma(token.lower_, token.lemma_)
    if token.lower_ == "visiting" and (token.dep_ in ("amod", "compound") or _before_guest(token)):
        visiting = words.verbs["visiting"]
        yield Trigger(token, visiting.id, visiting.kind, visiting.prior, travel=True, verb=visiting)
        return
    if lemma not in words.triggers and token.lower_ not in words.triggers:
        return
    if token.pos_ in ("NOUN", "PROPN"):
        noun = words.nouns.get(lemma) or words.nouns.get(token.lower_) or words.nouns.get(token.lower_.rstrip("s"))
        if noun is not None:
            trigger = _noun(token, noun, words)
            if trigger is not None:
                yield trigger
            return
    if _is_asked(token):
        return
    if token.tag_ in _VERB_TAGS or (token.pos_ == "ADJ" and token.dep_ == "acomp"):
        verb = _phrasal(token, lemma, words) or _mutual(token, lemma, words) or words.verbs.get(lemma)
        if verb is not None and token.dep_ not in ("amod", "compound", "aux", "auxpass"):
            means = _by_means(token, words)
            yield Trigger(
                token,
                verb.id,
                means or (None if verb.kind is MeetingKind.CALL and _in_person(token) else verb.kind),
                verb.prior,
                travel=verb.travel,
                purpose=verb.purpose,
                verb=verb,
                form="means" if means else None,
            )


def _before_guest(visiting: Token) -> bool:
    """Whether a guest's title stands right behind, whatever the parse says ("as visiting Chadian Premier X met")."""
    if visiting.i == 0 or visiting.i + 1 >= visiting.sent.end:
        return False
    return visiting.nbor(1).text[:1].isupper() and visiting.nbor(-1).lower_ in _BEFORE_GUESTS


def _is_asked(verb: Token) -> bool:
    """Whether the verb asks whether people will meet ("Will the minister visit Japan this year?")."""
    ends = verb.sent[-1].text == "?" or (len(verb.sent) > 1 and verb.sent[-2].text == "?")
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    inverted = subject is not None and any(c.dep_ in ("aux", "auxpass") and c.i < subject.i for c in verb.children)
    return ends and inverted and not any(c.tag_ in ("WP", "WRB", "WDT") for c in verb.children)


def _phrasal(token: Token, lemma: str, words: Lexicon) -> VerbEntry | None:
    """The entry of a verb with its preposition or particle ("call on", "leave for")."""
    behind = (
        c.lower_
        for c in token.children
        if c.dep_ in ("prep", "prt", "advmod")
        and c.i > token.i
        and not any(noun.ent_type_ in ("DATE", "TIME") for noun in c.children)
    )
    return next((entry for word in behind if (entry := words.verbs.get(f"{lemma} {word}")) is not None), None)


def _mutual(token: Token, lemma: str, words: Lexicon) -> VerbEntry | None:
    """The entry of "see each other" and "see one another"."""
    behind = [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]]
    return words.verbs.get(f"{lemma} {behind[0]}") if behind in (["each", "other"], ["one", "another"]) else None


def _noun(token: Token, entry: NounEntry, words: Lexicon) -> Trigger | None:
    if entry.plural and token.tag_ not in ("NNS", "NNPS") and not token.lower_.endswith("s"):
        return None
    if token.dep_ == "compound" and token.head.i > token.i and token.head.lemma_.lower() in words.nouns:
        return None  # "summit talks": the head tells
    kind, form = entry.kind, None
    before = _words_before(token)
    name = token.lemma_.lower()
    for row in words.forms:
        if row.nouns and name not in row.nouns:
            continue
        if row.words & before:
            if row.kind is None:
                return None
            if not (kind is MeetingKind.SUMMIT and row.kind is not MeetingKind.VIDEO_CONFERENCE):
                kind, form = row.kind, row.id
            break
    kind = _by_means(token, words) or kind
    if form is None and _followed_by(token, words):
        return None
    series = next((s for s in words.series if s.words & before), None)
    if series is not None and kind not in (MeetingKind.CALL, MeetingKind.VIDEO_CONFERENCE):
        kind = series.kind
    remote = kind in (MeetingKind.CALL, MeetingKind.VIDEO_CONFERENCE)
    return Trigger(
        token,
        entry.id,
        kind,
        entry.prior,
        travel=entry.travel and not remote,
        weak=entry.weak and form is None,
        noun=entry,
        form=form,
        series=series,
    )


def _words_before(token: Token) -> frozenset[str]:
    """The words of the noun phrase before the noun, and pairs of them ("news conference", "conference call")."""
    start = max(token.left_edge.i, token.i - 6, token.sent.start)
    words = [
        t.lower_.removesuffix("'s").removesuffix("’s")
        for t in token.doc[start : token.i]
        if not t.is_punct or t.text == "-"
    ]
    joined = "".join(w if w == "-" else f" {w} " for w in words).replace(" - ", "-").split()
    flat = [*words, *joined, *(part for w in joined for part in w.split("-"))]
    pairs = [f"{one} {two}" for one, two in itertools.pairwise([*joined, token.lower_])]
    return frozenset((*flat, *pairs))


def _followed_by(token: Token, words: Lexicon) -> bool:
    name = token.lemma_.lower()
    after = token.doc[token.i + 1 : min(token.i + 4, token.sent.end)].text.lower()
    return any(name in nouns and after.startswith(phrases) for nouns, phrases in words.followed_by)


def _in_person(verb: Token) -> bool:
    """Whether words behind the verb say that they sat together ("talked for hours behind closed doors")."""
    behind = verb.doc[verb.i + 1 : min(verb.i + 14, verb.sent.end)].text.lower()
    return any(words in behind for words in _IN_PERSON)


def _by_means(token: Token, words: Lexicon) -> MeetingKind | None:
    """The kind that "by phone" or "via video link" gives to a verb or a noun of encounter."""
    for child in token.children:
        if child.dep_ in ("prep", "advmod", "agent") and child.lower_ in (
            "by",
            "via",
            "on",
            "over",
            "through",
            "virtually",
            "online",
            "remotely",
        ):
            text = child.doc[child.left_edge.i : min(child.right_edge.i + 1, child.i + 5)].text.lower().split()
            for kind, means in words.means:
                if means & set(text):
                    return kind
    return None
