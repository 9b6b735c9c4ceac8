"""One article's claims: the cast, the meetings, the positions, put together and checked."""

from collections import defaultdict
from collections.abc import Iterable

from spacy.tokens import Doc, Span

from graph_schema.model.article import Article
from graph_schema.model.claim import ActorClaim, ArticleClaims, MeetingClaim, OfficeClaim, PositionClaim
from graph_schema.model.ids import claim_id
from graph_schema.model.vocabulary import ActorKind
from ingest.clean.text import CleanText
from ingest.extract.actors import agents, build_cast
from ingest.extract.cast import Cast, Form, Mention
from ingest.extract.confidence import calibrated, shipped
from ingest.extract.meetings import find_meetings
from ingest.extract.positions import find_positions
from ingest.extract.positions.gate import is_diplomatic
from ingest.extract.reading import Reading

_NAMING = {Form.NAME: 0, Form.ACRONYM: 1, Form.SURNAME: 2, Form.INSTITUTION: 3, Form.DESCRIPTION: 4}
"""How well a form of mention shows who is meant: the best one gives an actor its sentence."""

_SPELLED_OUT = frozenset({Form.NAME, Form.SURNAME, Form.ACRONYM, Form.DEMONYM, Form.CAPITAL})
"""The forms whose wording counts as an alias; pronouns and groups don't."""


def extract_article(article: Article, clean: CleanText, doc: Doc) -> ArticleClaims:
    """Return everything that the article claims; only actors that act in it (or are spoken for) are listed.

    ``doc`` must have been parsed from ``clean.text``.
    """
    return calibrated(claims_by_rule(article, clean, doc), shipped())


def claims_by_rule(article: Article, clean: CleanText, doc: Doc) -> ArticleClaims:
    """Return the same claims, each as sure as its rule alone is: what a calibration is fitted to."""
    reading = Reading(article, clean, doc, build_cast(doc, article, clean))
    meetings = find_meetings(reading)
    return assemble(reading, meetings, find_positions(reading, meetings))


def assemble(
    reading: Reading, meetings: tuple[MeetingClaim, ...], positions: tuple[PositionClaim, ...]
) -> ArticleClaims:
    """Return the claims together with those of the actors that they speak of, who must be in the cast."""
    article = reading.article
    acting = _acting(meetings, positions)
    if acting or is_diplomatic(reading, meetings):  # elsewhere a mayor or a coach speaks, and no party to diplomacy
        acting = agents(reading.doc, reading.cast, acting)
    actors = _actor_claims(reading, acting)
    return ArticleClaims(
        article_id=article.id,
        language=article.language,
        actors=actors,
        offices=_office_claims(reading, actors),
        meetings=meetings,
        positions=positions,
    )


def _acting(meetings: Iterable[MeetingClaim], positions: Iterable[PositionClaim]) -> frozenset[str]:
    """The keys of actors that take part in a meeting, hold a position or are the target of one."""
    keys = {participant.actor for claim in meetings for participant in claim.participants}
    for claim in positions:
        if not claim.holder.startswith("@"):
            keys.add(claim.holder)
        if claim.target:
            keys.add(claim.target)
    return frozenset(keys)


def _actor_claims(reading: Reading, acting: frozenset[str]) -> tuple[ActorClaim, ...]:
    cast = reading.cast
    spoken_for = {member.affiliation for key in acting if (member := cast.members[key]).affiliation}
    best, spellings = _best_mentions(cast), _spellings(reading)
    claims = []
    for key in sorted(acting | spoken_for - {None}, key=lambda k: (best[k].start if k in best else 0, k)):
        member, mention = cast.members[key], best.get(key)
        start, end, sentence = reading.raw(_sentence(reading.doc, mention))
        claims.append(
            ActorClaim(
                id=claim_id("ac", reading.article.id, start, end, [member.kind, member.name, key in acting]),
                article_id=reading.article.id,
                start=start,
                end=end,
                sentence=sentence,
                rule=mention.rule if mention else "implied",
                confidence=mention.confidence if mention else 0.5,
                actor=key,
                kind=member.kind,
                name=member.name,
                known=member.known,
                acts=key in acting,
                aliases=tuple(sorted((spellings[key] | set(member.aliases)) - {member.name, ""})),
                iso3=member.iso3,
                wikidata_id=member.wikidata_id,
            )
        )
    return tuple(claims)


def _office_claims(reading: Reading, actors: Iterable[ActorClaim]) -> tuple[OfficeClaim, ...]:
    claims = []
    for actor in actors:
        member = reading.cast.members[actor.actor]
        if member.kind is not ActorKind.PERSON or not member.affiliation:
            continue
        claims.append(
            OfficeClaim(
                id=claim_id("oc", reading.article.id, actor.start, actor.end, [actor.actor, member.role]),
                article_id=reading.article.id,
                start=actor.start,
                end=actor.end,
                sentence=actor.sentence,
                rule=actor.rule,
                confidence=actor.confidence,
                actor=actor.actor,
                office=member.role,
                affiliation=member.affiliation,
            )
        )
    return tuple(claims)


def _best_mentions(cast: Cast) -> dict[str, Mention]:
    """For each actor the mention that names it best, the first of equals."""
    best: dict[str, Mention] = {}
    for mention in cast.mentions:
        for key in (*mention.actors, *((mention.collective,) if mention.collective else ())):
            held = best.get(key)
            if held is None or _NAMING.get(mention.form, 9) < _NAMING.get(held.form, 9):
                best[key] = mention
    return best


def _sentence(doc: Doc, mention: Mention | None) -> Span:
    """The sentence of the mention; the first sentence of the article for an actor that is only implied."""
    return doc[mention.start].sent if mention else next(iter(doc.sents))


def _spellings(reading: Reading) -> dict[str, set[str]]:
    """For each actor every wording that names it in the text."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in reading.cast.mentions:
        if len(mention.actors) == 1 and mention.form in _SPELLED_OUT:
            wording = reading.doc[mention.start : mention.end].text
            found[mention.actors[0]].add(wording.removesuffix("'s").strip())
    return found
