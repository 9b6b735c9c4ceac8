"""The cast of an article, in the order in which names explain each other."""

from spacy.tokens import Doc

from graph_schema.model.article import Article
from ingest.clean.text import CleanText
from ingest.extract.actors.bodies import find_bodies
from ingest.extract.actors.collectives import find_collectives
from ingest.extract.actors.descriptions import described_offices, find_descriptions
from ingest.extract.actors.echoes import find_echoes
from ingest.extract.actors.groups import find_groups
from ingest.extract.actors.holders import Holders
from ingest.extract.actors.institutions import find_institutions
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.people import find_people
from ingest.extract.actors.places import dateline_place, find_places
from ingest.extract.actors.plurals import find_plurals
from ingest.extract.actors.polities import find_polities
from ingest.extract.actors.pronouns import find_pronouns
from ingest.extract.actors.scene import Scene
from ingest.extract.actors.settling import Settling
from ingest.extract.actors.shared_titles import read_shared_titles
from ingest.extract.actors.speakers import with_speakers
from ingest.extract.actors.they import find_lists, find_they
from ingest.extract.actors.turns import Turns
from ingest.extract.cast import Cast, Form
from ingest.extract.reading import Reading


def build_cast(doc: Doc, article: Article, clean: CleanText) -> Cast:
    """Return who and what the article speaks of, token by token. ``doc`` was parsed from ``clean.text``."""
    scene = Scene(doc, article, clean)
    ledger = Ledger(len(doc), scene.authority, scene.day)
    find_people(scene, ledger)
    read_shared_titles(scene, ledger)
    described = described_offices(scene, ledger)
    settling = Settling(scene, ledger, described)
    settling.run()
    holders = Holders(scene, ledger, settling.announced)
    find_institutions(scene, ledger)
    find_descriptions(scene, ledger, holders, described)
    find_plurals(scene, ledger, holders)
    find_collectives(scene, ledger)
    find_places(scene, ledger)
    find_polities(scene, ledger)
    find_bodies(scene, ledger)
    turns = Turns(scene, ledger)
    find_groups(scene, ledger, turns)
    find_echoes(scene, ledger)
    find_lists(scene, ledger)
    find_they(scene, ledger, turns)
    find_pronouns(scene, ledger)
    for member in ledger.members.values():
        if member.affiliation is not None and member.affiliation not in ledger.members:
            member.affiliation = None
    _forget_past_states(scene, ledger)
    acting = [m for m in ledger.mentions if not set(m.actors) <= ledger.outsiders or m.collective]
    mentions = tuple(sorted(acting, key=lambda m: m.start))
    places = tuple(sorted(ledger.places, key=lambda p: p.start))
    cast = Cast(ledger.members, mentions, places, dateline_place(scene))
    return with_speakers(Reading(article, clean, doc, cast))


def _forget_past_states(scene: Scene, ledger: Ledger) -> None:
    """Drop what speaks of states that were no more on the day, unless by name: "the former Soviet republics"."""
    today = scene.day.isoformat()
    gone = {
        key
        for key, member in ledger.members.items()
        if member.iso3
        and (historic := scene.authority.states[member.iso3].historic) is not None
        and historic.end is not None
        and historic.end < today[: len(historic.end)]
    }
    if gone:
        ledger.mentions = [m for m in ledger.mentions if m.form is Form.NAME or not gone & set(m.actors)]
