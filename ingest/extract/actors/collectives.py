"""Groups that act under a name of their own without being an organisation: "European leaders", "Chadian rebels"."""

from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.phrases import members_of, names_between, phrase_start
from ingest.extract.actors.scene import Scene
from ingest.extract.cast import Form
from ingest.nlp.lexicon import words


def find_collectives(scene: Scene, ledger: Ledger) -> None:
    """Link collectives; the member's name is the text's own wording without article and number."""
    plural = words("groups", "persons", "states", "any") | {"groups", "parties", "figures", "members"}
    own = words("groups", "groups")
    for i, low in enumerate(scene.low):
        if (low not in plural and low not in own) or scene.letters[i] in "NnPpGg" or not ledger.free(i, i + 1):
            continue
        if low == "opposition" and scene.letters[i + 1 : i + 2] in ("H", "E", "T", "W", "I", "M", "O", "F"):
            continue
        start = phrase_start(scene, i)
        orgs = members_of(scene, ledger, [k for k in names_between(scene, start, i) if scene.letters[k.start] == "G"])
        if orgs and low in own:
            ledger.claim_phrase(start, i, i + 1, orgs, Form.INSTITUTION, "institution.officials", 0.8)
            continue
        inside = [
            j
            for j in range(start, i)
            if scene.low[j] not in words("groups", "dropped") and scene.letters[j] not in "DVU"
        ]
        text = " ".join(scene.low[j] for j in inside)
        regional = any(
            text == word or text.endswith(" " + word) or (text.startswith(word + " ") and word != "world")
            for word in words("groups", "regional")
        )
        adjective = bool(words("groups", "adjectives") & set(text.split()))
        if (low in own and inside) or (low in plural and inside and (regional or adjective)):
            first = inside[0] if inside else i
            name = scene.span_text(first, i + 1)
            if first == scene.sentences[scene.sentence_of[i]][0] and scene.pos[first] in ("NOUN", "VERB"):
                name = name[0].lower() + name[1:]
            key = ledger.new_organization(name)
            ledger.collectives.add(key)
            ledger.claim_phrase(first, i, i + 1, (key,), Form.GROUP, "group.collective", 0.7, key)
