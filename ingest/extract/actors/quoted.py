"""Which tokens stand inside quotation marks: there "he" is never the speaker, and names don't take over the story."""

from ingest.extract.actors.scene import Scene

_OPEN = frozenset("“«„")
_CLOSE = frozenset("”»")


def quoted(scene: Scene) -> bytes:
    """Return one byte a token: the number of the quotation it stands in (1 to 255, then from 1 again), 0 outside.

    A straight mark opens or closes in turn; a paragraph that ends without a closing mark ends the quotation.
    """
    if scene.quotations is None:
        scene.quotations = _mask(scene.text)
    return scene.quotations


def _mask(texts: list[str]) -> bytes:
    mask = bytearray(len(texts))
    number, inside = 0, False
    for i, text in enumerate(texts):
        if text.count("\n") > 1:
            inside = False
        elif text in _OPEN or (text in ('"', "``", "''") and not inside):
            inside = True
            number = number % 255 + 1
        elif text in _CLOSE or (text in ('"', "``", "''") and inside):
            inside = False
        elif inside:
            mask[i] = number
    return bytes(mask)
