"""Which date phrase of a sentence dates which encounter, and from which side of publication it counts."""

import re

from spacy.tokens import Span, Token

from graph_schema.model.vocabulary import MeetingStatus
from ingest.extract.meetings.counted import counts_over
from ingest.extract.meetings.governing import tells_purpose
from ingest.extract.meetings.happening import happenings
from ingest.extract.meetings.lexicon import lexicon
from ingest.extract.meetings.syntax import VERBAL, is_passive, particles
from ingest.extract.meetings.telling import Telling, ToldDate
from ingest.extract.meetings.words import word_class
from ingest.extract.when import DatePhrase, Direction, Form, find_dates
from ingest.extract.when.expressions import Unit
from ingest.extract.when.words import date_words

_DIRECTIONS = {
    MeetingStatus.HELD: Direction.PAST,
    MeetingStatus.ONGOING: Direction.PAST,
    MeetingStatus.PLANNED: Direction.FUTURE,
    MeetingStatus.PROPOSED: Direction.FUTURE,
    MeetingStatus.CANCELLED: Direction.FUTURE,
    MeetingStatus.POSTPONED: Direction.FUTURE,
}
_SPEECH = word_class("speech")
_VENUE_NOUNS = word_class("venue_nouns")
_ACTS = frozenset({MeetingStatus.PLANNED, MeetingStatus.PROPOSED, MeetingStatus.CANCELLED, MeetingStatus.POSTPONED})
_LOOSE = frozenset({"verb.discuss", "verb.speak"})
"""Verbs with so many words behind them that a bare year or month is that of the subject matter."""
_FAR = 12.0
_SINCE = re.compile(r"\bsince\s+(?:the|his|her|their|its|an?)\s+(?:[\w'’-]+\s+){1,8}$", re.IGNORECASE)
"""Before a date: the event that it dates is the one since which something is counted."""


def direction_of(status: MeetingStatus | None) -> Direction:
    """Return where a date of an encounter of this status lies."""
    return _DIRECTIONS.get(status, Direction.UNKNOWN) if status is not None else Direction.UNKNOWN


def date_sentence(sentence: Span, tellings: list[Telling]) -> list[tuple[DatePhrase, Token]]:
    """Give each telling of the sentence its date phrase and length; return the phrases with their root words."""
    phrases = [(p, root) for p in find_dates(sentence.text) if (root := _root(sentence, p)) is not None]
    for phrase, root in phrases:
        if phrase.form is Form.DURATION:
            for telling in tellings:
                if _near(root, telling.token):
                    telling.length = phrase.count
    shortcuts = happenings(tellings)
    dated = [(p, r) for p, r in phrases if p.form is not Form.DURATION and not p.bound]
    costs = {
        (i, j): _cost(root, p, t.node, shortcuts, {o.token.i for o in tellings if o is not t and o not in t.links})
        for i, (p, root) in enumerate(dated)
        for j, t in enumerate(tellings)
    }
    for j, telling in enumerate(tellings):
        best: tuple[float, DatePhrase] | None = None
        for i, (phrase, root) in enumerate(dated):
            cost = costs[i, j]
            if (
                cost is None
                or _dates_what_was_since(phrase, sentence, telling)
                or counts_over(telling, phrase, root, sum(costs[k, j] is not None for k in range(len(dated))) - 1)
            ):
                continue
            rivals = [
                c
                for k, other in enumerate(tellings)
                if k != j and other not in telling.links and (c := costs[i, k]) is not None
            ]
            if any(rival < cost - 0.5 for rival in rivals) and cost > 2.5 and not _inherits(telling):
                continue
            if best is None or cost < best[0]:
                best = (cost, phrase)
        if best is not None:
            pointed = telling.told.pointed or telling.told.status
            direction = Direction.PAST if _long_called_off(telling) else direction_of(pointed)
            telling.told_date = ToldDate(best[1], direction)
        if apart := _days_apart(telling.token):
            telling.told_date = ToldDate(apart, Direction.UNKNOWN)
    return dated


def _long_called_off(telling: Telling) -> bool:
    """Whether the past perfect tells that an encounter was called off ("had cancelled a trip in April"): its day, too,
    is over."""
    verb = telling.token if telling.trigger.verb is not None else telling.token.head
    had = any(c.dep_ == "aux" and c.lower_ in ("had", "'d", "’d") for c in verb.children)
    return telling.status in (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED) and had


def _dates_what_was_since(phrase: DatePhrase, sentence: Span, telling: Telling) -> bool:
    """Whether the date is that of another event before this one ("for the first time since the war began in 2008")."""
    found = _SINCE.search(sentence.text[: phrase.start])
    return found is not None and telling.token.idx - sentence.start_char < found.start()


def _days_apart(trigger: Token) -> DatePhrase | None:
    """Where an encounter is what a day is counted from ("a day after his talks with X"): the day counted back."""
    preposition = trigger.head
    if trigger.dep_ not in ("pobj", "pcomp") or preposition.lower_ not in ("after", "before"):
        return None
    unit = next((c for c in preposition.children if c.dep_ == "npadvmod" and c.lemma_ in set(Unit)), None)
    if unit is None:
        return None
    number = next((c.lower_ for c in unit.children if c.dep_ in ("nummod", "det")), "one")
    try:
        count = 1 if number in ("a", "the", "one") else date_words().number(number)
    except (KeyError, ValueError):
        return None
    start = unit.left_edge.idx
    end = preposition.idx + len(preposition)
    return DatePhrase(
        start=start - unit.sent.start_char,
        end=end - unit.sent.start_char,
        text=unit.doc.text[start:end],
        form=Form.ANCHORED,
        unit=Unit(unit.lemma_),
        count=-count if preposition.lower_ == "after" else count,
    )


def _inherits(telling: Telling) -> bool:
    """Whether the encounter shares the day of the clause that it is told beside ("said on Monday after meeting X")."""
    return telling.token.dep_ in ("pcomp", "pobj")


def _root(sentence: Span, phrase: DatePhrase) -> Token | None:
    span = sentence.char_span(phrase.start, phrase.end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    return next((t for t in span if not (span.start <= t.head.i < span.end) or t.head.i == t.i), span[-1])


def _near(root: Token, trigger: Token) -> bool:
    token, steps = root, 0
    while steps < 4:
        if token.i == trigger.i:
            return True
        token, steps = token.head, steps + 1
    return any(t.i == root.i for t in trigger.subtree) or abs(root.i - trigger.i) <= 4


def _cost(
    root: Token, phrase: DatePhrase, trigger: Token, shortcuts: dict[int, Token], rivals: set[int]
) -> float | None:
    """How far a date stands from the trigger over the parse; None where it dates something else."""
    words = lexicon()
    line = [trigger, *trigger.ancestors]
    depth_of = {t.i: d for d, t in enumerate(line)}
    path, steps, came_by = root, 0.0, root.lower_ if root.pos_ == "ADP" else ""
    while path.i not in depth_of:
        if path.pos_ == "ADP":
            came_by = path.lower_
        elif (path.i != root.i and path.pos_ in ("NOUN", "PROPN") and not _open(path)) or (
            path.i != root.i
            and path.pos_ in VERBAL
            and path.lemma_ in _SPEECH
            and path.dep_ in ("relcl", "advcl", "ccomp")
        ):
            return None
        if path.head.i == path.i or steps > _FAR or (path.i in rivals and path.pos_ in ("NOUN", "PROPN")):
            return None
        apart = path.pos_ in VERBAL and path.i != root.i and path.i not in shortcuts and _own_clause(path)
        if apart and not (path.dep_ == "relcl" and path.head.i == trigger.i):
            return None
        path, steps = shortcuts.get(path.i, path.head), steps + 1
    down = line[: depth_of[path.i]]
    if path.pos_ in VERBAL and down:
        governor = words.governor(words.lemma(path.lower_, path.lemma_), particles(path))
        below = down[-1]
        if below.dep_ == "ccomp" and path.lemma_ in _SPEECH | {"agree", "suggest", "propose"}:
            return None
        if below.dep_ == "ccomp":
            steps += 2
        if (
            governor is not None
            and governor.status in _ACTS
            and not tells_purpose(path)
            and below.dep_ not in ("advcl", "prep")
            and came_by not in ("for", "to")
        ):
            passive = is_passive(path) and governor.status in (MeetingStatus.PLANNED,)
            if not passive and path.lemma_ not in ("schedule", "plan", "expect", "set", "due", "cancel", "postpone"):
                return None
            steps += 2
    elif path.pos_ in ("NOUN", "PROPN") and down and path.i != root.i and not _open(path):
        return None
    for token in down:
        if token.dep_ == "ccomp" and token.head.lemma_ in _SPEECH:
            return None
        if token.dep_ in ("relcl", "ccomp"):
            steps += 3
        if (
            token.dep_ == "conj"
            and token.pos_ in VERBAL
            and any(c.dep_ in ("aux", "nsubj", "nsubjpass") for c in token.children)
        ):
            return None
        if token.dep_ == "advcl" and not any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children):
            mark = next((c.lower_ for c in token.children if c.dep_ in ("mark", "advmod")), "")
            steps += 4 if mark in ("before", "after", "as", "when", "while") else 1
        if token.pos_ == "ADP" and token.lower_ in ("before", "since", "until", "ahead"):
            return None
        if token.pos_ in ("NOUN", "PROPN") and token.i != trigger.i and not _open(token):
            steps += 3
    return steps + len(down) + abs(trigger.i - root.i) * 0.02


def _own_clause(verb: Token) -> bool:
    """Whether the verb heads a clause with a time of its own below another one."""
    if verb.dep_ == "relcl":
        return True
    return verb.dep_ in ("advcl", "ccomp", "conj", "parataxis") and any(
        c.dep_ in ("nsubj", "nsubjpass", "mark") for c in verb.children
    )


def _open(noun: Token) -> bool:
    """Whether a date on this noun may also be the date of the encounter it belongs to."""
    words = lexicon()
    lemma = noun.lemma_.lower()
    if lemma in words.nouns or lemma in words.representatives or lemma in _VENUE_NOUNS:
        return True
    if noun.ent_type_ in ("GPE", "LOC", "FAC", "PERSON", "DATE", "TIME", "ORG", "NORP") or noun.pos_ == "PROPN":
        return True
    return lemma in (
        "day",
        "sideline",
        "margin",
        "week",
        "month",
        "year",
        "capital",
        "city",
        "resort",
        "palace",
        "morning",
        "evening",
        "afternoon",
        "round",
        "series",
        "date",
        "schedule",
        "end",
        "eve",
        "number",
        "phone",
        "telephone",
        "video",
        "call",
    )
